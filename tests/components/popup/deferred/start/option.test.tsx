// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Option } from "@/components/popup/deferred/start/option";
import type { Choice } from "@/lib/timer/start/choice";
import { sampleProject, sampleTask, sampleType } from "@/tests/components/popup/deferred/sample";

afterEach(cleanup);

const LOGO = sampleTask("12", "Create logo", { typeOfWork: "Design" });

function show(choice: Choice, isActive = false) {
  const draw = (isActive: boolean) => <Option choice={choice} isActive={isActive} />;
  const view = render(draw(isActive));
  const option = screen.getByRole("option");
  return { option, again: (isActive: boolean) => view.rerender(draw(isActive)) };
}

describe("an option", () => {
  it.each<[string, Choice, string]>([
    ["a task", LOGO, "Create logo WEB-12 Website relaunch · Productivity Inc. · Design"],
    ["a task without a project", sampleTask("1", "Call", { key: null, project: null, client: null }), "Call"],
    [
      "a project, told once",
      sampleProject("web", "Website relaunch"),
      "Website relaunch WEB Productivity Inc.",
    ],
    ["a type of work, told once", sampleType("d", "Design"), "Design"],
    ["markup, as text", sampleType("d", "<b>x</b>"), "<b>x</b>"],
  ])("tells what it is: %s", (_title, choice, text) => {
    const { option } = show(choice);
    expect(option.textContent.replaceAll(/\s+/g, " ").trim()).toBe(text);
    expect(document.querySelector("b")).toBeNull();
  });

  it("is seen when it becomes the active one, and not again while it stays so", () => {
    const { option, again } = show(LOGO);
    const scroll = vi.spyOn(option, "scrollIntoView");
    expect(option.getAttribute("aria-selected")).toBe("false");
    again(true);
    again(true);
    expect(option.getAttribute("aria-selected")).toBe("true");
    expect(scroll.mock.calls).toEqual([[{ block: "nearest" }]]);
  });

  it("does without scrolling where there is none", () => {
    const { option, again } = show(LOGO);
    Object.assign(option, { scrollIntoView: undefined });
    again(true);
    expect(option.getAttribute("aria-selected")).toBe("true");
  });
});
