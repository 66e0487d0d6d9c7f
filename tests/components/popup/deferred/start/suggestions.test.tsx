// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Suggestions } from "@/components/popup/deferred/start/suggestions";
import type { Choice } from "@/lib/timer/start/choice";
import { createTestWords } from "../../../../lib/words";
import { sampleTask } from "@/tests/components/popup/deferred/sample";

afterEach(cleanup);

const TASKS = [1, 2, 3, 4, 5].map((id) => sampleTask(String(id), `Task ${id}`));

function show(
  tasks: Choice[],
  language: "en" | "de" = "en",
  whyNot: (task: Choice) => string | null = () => null,
  isActive = false,
) {
  const onTake = vi.fn();
  const words = createTestWords(language);
  render(<Suggestions group="groupAssigned" {...{ tasks, isActive, whyNot, words, onTake }} />);
  return onTake;
}

describe("suggestions", () => {
  it.each<["en" | "de", string, string]>([
    ["en", "My tasks", "Start: Task 1"],
    ["de", "Meine Aufgaben", "Starten: Task 1"],
  ])("are a list, each with a button that says what it starts: %s", (language, title, name) => {
    show(TASKS.slice(0, 3), language);
    expect(screen.getByRole("region", { name: title })).toBeDefined();
    expect(screen.getAllByRole("listitem").map((item) => item.textContent.replaceAll(/\s+/g, " "))).toEqual([
      "Task 1 WEB-1 Website relaunch · Productivity Inc.",
      "Task 2 WEB-2 Website relaunch · Productivity Inc.",
      "Task 3 WEB-3 Website relaunch · Productivity Inc.",
    ]);
    const button = screen.getByRole("button", { name });
    const about = document.getElementById(button.getAttribute("aria-describedby")!)!;
    expect(about.textContent.replaceAll(/\s/g, " ")).toBe("Website relaunch · Productivity Inc.");
  });

  it("are switched to while a timer is active", () => {
    show(TASKS, "en", undefined, true);
    expect(screen.getByRole("button", { name: "Switch to: Task 1" })).toBeDefined();
  });

  it("are started with one press, and a double click is one", () => {
    const onTake = show(TASKS);
    const button = screen.getByRole("button", { name: "Start: Task 2" });
    fireEvent.click(button, { detail: 1 });
    fireEvent.click(button, { detail: 2 });
    expect(onTake.mock.calls).toEqual([[TASKS[1]]]);
  });

  it("that can't be started stay, and say why", () => {
    const onTake = show(TASKS, "en", ({ id }) => (id === "2" ? "The project is done." : null));
    const [first, second] = [1, 2].map((id) => screen.getByRole("button", { name: `Start: Task ${id}` }));
    expect([first, second].map((each) => each!.getAttribute("aria-disabled"))).toEqual([null, "true"]);
    const why = second!.getAttribute("aria-describedby")!.split(" ").at(-1)!;
    expect(document.getElementById(why)!.textContent).toBe("The project is done.");
    for (const each of [second, first]) fireEvent.click(each!, { detail: 1 });
    expect(onTake.mock.calls).toEqual([[TASKS[0]]]);
  });

  it("refer to what says why where nothing can be started", () => {
    show(TASKS.slice(0, 1), "en", () => "");
    const button = screen.getByRole("button", { name: "Start: Task 1" });
    expect(button.getAttribute("aria-disabled")).toBe("true");
    expect(button.getAttribute("aria-describedby")!.split(" ").at(-1)).toBe("about-continue");
  });

  it("are nothing where there are none", () => {
    show([]);
    expect(document.body.textContent).toBe("");
  });
});
