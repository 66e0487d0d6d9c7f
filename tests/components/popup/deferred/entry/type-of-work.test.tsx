// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TypeOfWork } from "@/components/popup/deferred/entry/type-of-work";
import { NO_ABOUT, sampleTimer } from "../../../../lib/timer/sample";
import { createTestWords } from "../../../../lib/words";
import { sampleType } from "@/tests/components/popup/deferred/sample";

afterEach(cleanup);

const ofType = (typeOfWorkId: string | null) => sampleTimer({ about: { ...NO_ABOUT, typeOfWorkId } });
const DESIGN = ofType("d");
const TYPES = [sampleType("c", "Concept"), sampleType("d", "Design"), sampleType("m", "Meeting")];

function show(given: Partial<ComponentProps<typeof TypeOfWork>> = {}) {
  const calls = { onEdit: vi.fn(), onWantTypes: vi.fn() };
  const props = {
    timer: DESIGN,
    name: "Design",
    types: undefined,
    words: createTestWords("en"),
    ...calls,
    ...given,
  };
  const view = render(<TypeOfWork {...props} />);
  const again = (next: typeof given) => view.rerender(<TypeOfWork {...props} {...next} />);
  return { ...calls, again, field: screen.getByRole<HTMLSelectElement>("combobox") };
}

const texts = (field: HTMLSelectElement) => [...field.options].map(({ text }) => text);
const shown = (field: HTMLSelectElement) => [...field.options].find(({ selected }) => selected)?.text;

describe("the type of work", () => {
  it.each<["en" | "de", string]>([
    ["en", "Type of work"],
    ["de", "Tätigkeit"],
  ])("has a name: %s", (language, name) => {
    const { field } = show({ words: createTestWords(language) });
    expect(screen.getByRole("combobox", { name })).toBe(field);
  });

  it.each<[string, Parameters<typeof show>[0], string[], string]>([
    ["alone until the others are known", {}, ["Design"], "Design"],
    ["among the others, in awork's order", { types: TYPES }, ["Concept", "Design", "Meeting"], "Design"],
    [
      "first when it is none of them any more",
      { timer: ofType("old"), name: "Archived", types: TYPES },
      ["Archived", "Concept", "Design", "Meeting"],
      "Archived",
    ],
    [
      "with why there are no others, which can't be chosen",
      { whyNoTypes: "No connection to awork." },
      ["Design", "No connection to awork."],
      "Design",
    ],
    ["by its kind when its name is not known", { name: null }, ["Type of work"], "Type of work"],
    [
      "by its kind when there is none",
      { timer: ofType(null), name: null, types: TYPES },
      ["Type of work", "Concept", "Design", "Meeting"],
      "Type of work",
    ],
  ])("stands there %s", (_title, given, options, present) => {
    const { field } = show(given);
    expect(texts(field)).toEqual(options);
    expect(shown(field)).toBe(present);
  });

  it("stays chosen when the others come", () => {
    const { field, again } = show();
    again({ types: TYPES });
    expect(shown(field)).toBe("Design");
  });

  it.each(["focus", "pointerEnter"] as const)("asks for the others once: %s", (event) => {
    const { field, onWantTypes } = show();
    expect(onWantTypes).not.toHaveBeenCalled();
    fireEvent[event](field);
    fireEvent[event](field);
    fireEvent.focus(field);
    expect(onWantTypes).toHaveBeenCalledOnce();
  });

  it.each([
    ["d", "d", []],
    ["d", "m", [[{ id: DESIGN.id, field: "typeOfWorkId", from: "d", to: "m" }]]],
    [null, "m", [[{ id: DESIGN.id, field: "typeOfWorkId", from: null, to: "m" }]]],
    [null, "", []],
  ])("goes from %s to %s", (from, value, edits) => {
    const { field, onEdit } = show({ timer: ofType(from), types: TYPES });
    fireEvent.change(field, { target: { value } });
    expect(onEdit.mock.calls).toEqual(edits);
  });

  it("goes back when awork did not take it", () => {
    const { field, again } = show({ types: TYPES });
    fireEvent.change(field, { target: { value: "m" } });
    again({ types: TYPES, timer: ofType("m"), name: "Meeting" });
    again({ types: TYPES });
    expect(shown(field)).toBe("Design");
  });

  it("is text, never markup", () => {
    const { field } = show({ name: "<b>x</b>" });
    expect(texts(field)).toEqual(["<b>x</b>"]);
  });
});

describe("the type of work, chosen by keys", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const go = (field: HTMLSelectElement, ...values: string[]) => {
    for (const value of values) {
      fireEvent.keyDown(field, { key: "ArrowDown" });
      fireEvent.change(field, { target: { value } });
    }
  };
  const edit = (to: string) => [{ id: DESIGN.id, field: "typeOfWorkId", from: "d", to }];

  it.each<[string, (field: HTMLSelectElement) => void]>([
    ["a while", () => vi.advanceTimersByTime(2_000)],
    ["leaving it", (field) => field.blur()],
    ["Enter", (field) => fireEvent.keyDown(field, { key: "Enter" })],
    ["being taken away", () => cleanup()],
  ])("is saved once, as it was last, after %s", (_title, end) => {
    const { field, onEdit } = show({ types: TYPES });
    field.focus();
    go(field, "c", "d", "m");
    vi.advanceTimersByTime(1_000);
    go(field, "c");
    expect(onEdit).not.toHaveBeenCalled();
    end(field);
    vi.advanceTimersByTime(10_000);
    expect(onEdit.mock.calls).toEqual([edit("c")]);
  });

  it("is not saved where it ends as it began", () => {
    const { field, onEdit } = show({ types: TYPES });
    field.focus();
    go(field, "m", "d");
    field.blur();
    vi.advanceTimersByTime(10_000);
    expect(onEdit).not.toHaveBeenCalled();
  });

  it("is saved at once with the mouse", () => {
    const { field, onEdit } = show({ types: TYPES });
    go(field, "c");
    fireEvent.pointerDown(field);
    fireEvent.change(field, { target: { value: "m" } });
    expect(onEdit.mock.calls).toEqual([edit("m")]);
  });

  it("is not saved by a window that loses the focus, which Escape in Firefox does", () => {
    const { field, onEdit } = show({ types: TYPES });
    field.focus();
    go(field, "c");
    fireEvent.blur(field);
    expect(onEdit).not.toHaveBeenCalled();
  });
});
