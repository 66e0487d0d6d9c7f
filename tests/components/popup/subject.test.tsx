// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import { Subject } from "@/components/popup/subject";
import type { About, Subject as Names } from "@/lib/timer/timer";
import { NO_ABOUT, NO_SUBJECT, sampleTimer } from "../../lib/timer/sample";
import { createTestWords } from "../../lib/words";

afterEach(cleanup);

const words = createTestWords("en");
const show = (names: Partial<Names>, about: Partial<About> = {}) => {
  const timer = sampleTimer({ subject: { ...NO_SUBJECT, ...names }, about: { ...NO_ABOUT, ...about } });
  return render(<Subject timer={timer} words={words} />).container;
};
const allLines = (names: Partial<Names>) =>
  [...show(names).querySelectorAll("p")].map((line) => line.textContent);
/** Without the line that is kept for a note. */
const lines = (names: Partial<Names>) => allLines(names).filter((line) => line !== "\u00a0");

const ALL = {
  task: "Design",
  project: "Website",
  client: "Acme",
  typeOfWork: "Concept",
  note: "First draft",
};

describe("what the time is for", () => {
  it.each<[string, Partial<Names>, string[]]>([
    ["all of it", ALL, ["Design", "Website\u00a0· Acme", "First draft"]],
    [
      "no task: the type of work leads",
      { ...ALL, task: null },
      ["Concept", "Website\u00a0· Acme", "First draft"],
    ],
    ["a project alone", { project: "Website" }, ["Website"]],
    ["a task named like its project is told once", { task: "Website", project: "Website" }, ["Website"]],
    ["a client alone is a detail", { client: "Acme" }, ["Acme"]],
    ["a note alone", { note: "First draft" }, ["First draft"]],
    ["nothing", {}, []],
  ])("%s", (_title, names, expected) => {
    expect(lines(names)).toEqual(expected);
  });

  it("keeps a line for a note that may come", () => {
    expect(allLines({ task: "Design" })).toEqual(["Design", "\u00a0"]);
  });

  const chips = (container: Element) =>
    [...container.querySelectorAll<HTMLElement>(".chip")].map(({ textContent, dataset }) => [
      textContent,
      dataset.on,
    ]);

  it.each<[string, Partial<Names>, boolean, unknown[]]>([
    [
      "type of work and billable",
      ALL,
      true,
      [
        ["Concept", undefined],
        ["Billable", "true"],
      ],
    ],
    [
      "a type of work that leads is not told again",
      { typeOfWork: "Concept" },
      false,
      [["Billable", "false"]],
    ],
  ])("looks like what can be changed in a moment: %s", (_title, names, isBillable, expected) => {
    expect(chips(show(names, { isBillable }))).toEqual(expected);
  });

  const MARKUP = "<img src=x onerror=alert(1)>";

  it.each(["task", "project", "client", "typeOfWork", "note"] as const)(
    "%s is text, never markup",
    (name) => {
      const shown = show({ [name]: MARKUP });
      expect(shown.textContent).toContain(MARKUP);
      expect(shown.querySelector("img")).toBeNull();
    },
  );

  it("has the whole title where a long one is cut off by sight", () => {
    const task = "Design ".repeat(100);
    expect(show({ task }).querySelector(".title")!.getAttribute("title")).toBe(task);
  });
});

describe("a note", () => {
  it.each([
    ["is whole when it is as long as it may be", "n".repeat(280), "n".repeat(280)],
    ["is cut after that", "n".repeat(281), `${"n".repeat(280)}…`],
    ["of 100 kB is cut too", "long ".repeat(20_000), `${"long ".repeat(56)}…`],
    ["is not cut through a character", `${"n".repeat(279)}😀 and on`, `${"n".repeat(279)}…`],
  ])("%s", (_title, note, shown) => {
    expect(lines({ note })).toEqual([shown]);
  });
});

it("has the names alone where the room is needed for something else", () => {
  const timer = sampleTimer({ subject: ALL });
  const { container } = render(<Subject timer={timer} words={words} isBrief />);
  expect(container.textContent).toBe("DesignWebsite\u00a0· Acme");
});
