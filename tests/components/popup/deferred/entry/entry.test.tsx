// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Entry } from "@/components/popup/deferred/entry/entry";
import { Subject } from "@/components/popup/subject";
import type { Subject as Names, Timer } from "@/lib/timer/timer";
import { NO_SUBJECT, sampleTimer } from "../../../../lib/timer/sample";
import { createTestWords } from "../../../../lib/words";
import { sampleType } from "@/tests/components/popup/deferred/sample";

afterEach(cleanup);

const ALL: Names = {
  task: "Create logo",
  project: "Website",
  client: "Acme",
  typeOfWork: "Design",
  note: "First draft",
};
const ABOUT = { taskId: "task", projectId: "project", typeOfWorkId: "design", isBillable: true };
const TIMER = sampleTimer({ subject: ALL, about: ABOUT });
const URL = "https://acme.awork.com";

type Given = Partial<ComponentProps<typeof Entry>>;

function show(given: Given = {}) {
  const calls = { onEdit: vi.fn(), onWantTypes: vi.fn() };
  const props = {
    timer: TIMER,
    url: URL,
    types: undefined,
    words: createTestWords("en"),
    ...calls,
    ...given,
  };
  const view = render(<Entry {...props} />);
  return {
    ...calls,
    container: view.container,
    again: (next: Given) => view.rerender(<Entry {...props} {...next} />),
  };
}

const called = (subject: Partial<Names>, about: Partial<Timer["about"]> = {}) =>
  sampleTimer({ subject: { ...NO_SUBJECT, ...subject }, about: { ...ABOUT, ...about } });
const lines = (container: Element) =>
  [...container.querySelectorAll("p:not(.remark)")].map(({ textContent }) => textContent);

describe("what the time is for", () => {
  it.each<[string, Timer]>([
    ["all of it", TIMER],
    ["no task: the type of work leads", called({ ...ALL, task: null })],
    ["a task named like its project", called({ ...ALL, task: "Website" })],
    ["a type of work alone", called({ typeOfWork: "Design" })],
    ["without client", called({ ...ALL, client: null })],
    ["without project", called({ ...ALL, project: null })],
  ])("is told as the first frame tells it: %s", (_title, timer) => {
    const first = lines(render(<Subject timer={timer} words={createTestWords("en")} />).container);
    cleanup();
    expect(lines(show({ timer }).container)).toEqual(first);
  });

  it("has the type of work as well where it is not known by name", () => {
    expect(lines(show({ timer: called({ project: "Website" }) }).container)).toEqual(["Website"]);
    expect(screen.getByRole("combobox", { name: "Type of work" }).textContent).toBe("Type of work");
  });

  it("has something to be called when nothing is known", () => {
    expect(lines(show({ timer: called({}) }).container)).toEqual(["Type of work"]);
  });

  it("names the type of work that was chosen a moment ago", () => {
    show({ timer: called({ ...ALL, typeOfWork: null }), types: [sampleType("design", "Design")] });
    const field = screen.getByRole<HTMLSelectElement>("combobox", { name: "Type of work" });
    expect(field.options[field.selectedIndex]!.text).toBe("Design");
  });

  it("has the whole title where a long one is cut off by sight", () => {
    const task = "Design ".repeat(100);
    const { container } = show({ timer: called({ task }) });
    expect(container.querySelector(".title")!.getAttribute("title")).toBe(task);
  });

  it.each(["task", "project", "client", "typeOfWork", "note"] as const)(
    "%s is text, never markup",
    (name) => {
      const { container } = show({ timer: called({ [name]: "<img src=x>" }) });
      expect(container.textContent).toContain("<img src=x>");
      expect(container.querySelector("img")).toBeNull();
    },
  );
});

describe("the ways to awork", () => {
  const links = () =>
    screen.queryAllByRole<HTMLAnchorElement>("link").map((link) => [link.textContent, link.href]);

  it.each<[string, Given, string[][]]>([
    [
      "lead to task and project",
      {},
      [
        ["Create logo", `${URL}/tasks/task`],
        ["Website", `${URL}/projects/project`],
      ],
    ],
    [
      "lead to the project that leads",
      { timer: called({ project: "Website" }) },
      [["Website", `${URL}/projects/project`]],
    ],
    [
      "are left out for a task that awork gave no id",
      { timer: called(ALL, { taskId: null }) },
      [["Website", `${URL}/projects/project`]],
    ],
    [
      "are left out for a project that awork gave no id",
      { timer: called(ALL, { projectId: null }) },
      [["Create logo", `${URL}/tasks/task`]],
    ],
    ["are left out where the workspace's address is not known", { url: null }, []],
  ])("%s", (_title, given, expected) => {
    show(given);
    expect(links()).toEqual(expected);
  });

  it("open beside, and do not say where from", () => {
    show();
    for (const link of screen.getAllByRole<HTMLAnchorElement>("link")) {
      expect([link.target, link.rel]).toEqual(["_blank", "noreferrer"]);
    }
  });
});

describe("what can be changed", () => {
  it.each([
    [true, "true", false],
    [false, "false", true],
  ])("billable: from %s", (from, pressed, to) => {
    const { onEdit } = show({ timer: called(ALL, { isBillable: from }) });
    const toggle = screen.getByRole("button", { name: "Billable" });
    expect(toggle.getAttribute("aria-pressed")).toBe(pressed);
    fireEvent.click(toggle);
    expect(onEdit.mock.calls).toEqual([[{ id: TIMER.id, field: "isBillable", from, to }]]);
  });

  it("billable, in German", () => {
    show({ words: createTestWords("de") });
    expect(screen.getByRole("button", { name: "Abrechenbar" })).toBeDefined();
  });

  it("the type of work", () => {
    const { onEdit, onWantTypes } = show({ types: [sampleType("c", "Concept")] });
    const field = screen.getByRole("combobox", { name: "Type of work" });
    fireEvent.focus(field);
    expect(onWantTypes).toHaveBeenCalledOnce();
    fireEvent.change(field, { target: { value: "c" } });
    expect(onEdit.mock.calls).toEqual([[{ id: TIMER.id, field: "typeOfWorkId", from: "design", to: "c" }]]);
  });

  it("the note", () => {
    const { onEdit } = show();
    fireEvent.click(screen.getByRole("button", { name: "Note" }));
    fireEvent.input(screen.getByRole("textbox", { name: "Note" }), { target: { value: "Second draft" } });
    fireEvent.keyDown(screen.getByRole("textbox", { name: "Note" }), { key: "Enter" });
    expect(onEdit.mock.calls).toEqual([
      [{ id: TIMER.id, field: "note", from: "First draft", to: "Second draft" }],
    ]);
  });

  it("saves a note to the entry that it was written for when another comes", () => {
    const { onEdit, again } = show();
    fireEvent.click(screen.getByRole("button", { name: "Note" }));
    fireEvent.input(screen.getByRole("textbox", { name: "Note" }), { target: { value: "Second draft" } });
    again({ timer: { ...TIMER, id: "another", subject: { ...ALL, note: "of another" } } });
    expect(onEdit.mock.calls).toEqual([
      [{ id: TIMER.id, field: "note", from: "First draft", to: "Second draft" }],
    ]);
    expect(screen.getByText("of another")).toBeDefined();
  });
});

describe("an entry that awork lets nobody change", () => {
  it("is told as any other, says why, and has nothing to change it with", () => {
    const { container } = show({ whyLocked: "This entry has been billed." });
    for (const text of ["Create logo", "Website", "Acme", "Design", "First draft", "Billable"])
      expect(container.textContent).toContain(text);
    expect(container.textContent).toContain("This entry has been billed.");
    expect([screen.queryAllByRole("button"), screen.queryAllByRole("combobox")]).toEqual([[], []]);
    expect(screen.getAllByRole("link")).toHaveLength(2);
  });

  it("has nothing to change it with where the reason is said elsewhere", () => {
    show({ whyLocked: "" });
    expect([screen.queryAllByRole("button"), screen.queryAllByRole("combobox")]).toEqual([[], []]);
  });

  it("can be booked on something else where that is allowed", () => {
    const onRebook = vi.fn();
    show({ whyLocked: "The project is done.", onRebook });
    fireEvent.click(screen.getByRole("button"));
    expect(onRebook).toHaveBeenCalledExactlyOnceWith(TIMER);
  });
});
