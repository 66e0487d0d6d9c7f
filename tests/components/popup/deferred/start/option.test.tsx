// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Option } from "@/components/popup/deferred/start/option";
import type { Choice } from "@/lib/timer/start/choice";
import { createTestWords } from "../../../../lib/words";
import { sampleProject, sampleTask, sampleType } from "@/tests/components/popup/deferred/sample";

afterEach(cleanup);

const LOGO = sampleTask("12", "Create logo", { typeOfWork: "Design" });

function show(choice: Choice, { isActive = false, isAmongItsKind = false, term = "" } = {}) {
  const draw = (isActive: boolean, place = 0) => (
    <Option
      choice={choice}
      isAmongItsKind={isAmongItsKind}
      place={place}
      isActive={isActive}
      term={term}
      words={createTestWords("en")}
    />
  );
  const view = render(draw(isActive));
  const option = screen.getByRole("option");
  return { option, again: (isActive: boolean, place = 0) => view.rerender(draw(isActive, place)) };
}

describe("an option", () => {
  it.each<[string, Choice, string]>([
    ["a task", LOGO, "Create logo WEB-12 Website relaunch · Productivity Inc. · Design"],
    ["a task without a project", sampleTask("1", "Call", { key: null, project: null, client: null }), "Call"],
    [
      "a project, told once",
      sampleProject("web", "Website relaunch"),
      "Website relaunch WEB Project · Productivity Inc.",
    ],
    ["a type of work, told once", sampleType("d", "Design"), "Design Type of work"],
    ["markup, as text", sampleType("d", "<b>x</b>"), "<b>x</b> Type of work"],
  ])("tells what it is: %s", (_title, choice, text) => {
    const { option } = show(choice);
    expect(option.textContent.replaceAll(/\s+/g, " ").trim()).toBe(text);
    expect(document.querySelector("b")).toBeNull();
  });

  it("does not say what it is among others of its kind", () => {
    const { option } = show(sampleType("d", "Design"), { isAmongItsKind: true });
    expect(option.textContent.trim()).toBe("Design");
    expect(option.querySelectorAll(".quiet")).toHaveLength(0);
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

  it("is seen again when others come before it", () => {
    const { option, again } = show(LOGO, { isActive: true });
    const scroll = vi.spyOn(option, "scrollIntoView");
    again(true, 7);
    expect(scroll).toHaveBeenCalledOnce();
  });

  it.each<[string, string, Choice, string[]]>([
    ["in its name and its project", "we lo", LOGO, ["lo", "WE", "We"]],
    ["in its key, typed without the hyphen", "web12", LOGO, ["WEB-12"]],
    ["not in what its kind is called", "pro", sampleProject("web", "Website relaunch"), ["Pro"]],
    ["nowhere before anything is typed", "", LOGO, []],
  ])("marks what the typed words match: %s", (_title, term, choice, expected) => {
    const { option } = show(choice, { term });
    expect([...option.querySelectorAll("mark")].map(({ textContent }) => textContent)).toEqual(expected);
    expect(option.textContent).toContain(choice.name);
  });

  it("does without scrolling where there is none", () => {
    const { option, again } = show(LOGO);
    Object.assign(option, { scrollIntoView: undefined });
    again(true);
    expect(option.getAttribute("aria-selected")).toBe("true");
  });
});
