// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentChildren, ComponentProps } from "preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DraftsContext } from "@/components/popup/deferred/unsaved/drafts-context";
import { ChooseType } from "@/components/popup/deferred/start/choose-type";
import { Note } from "@/components/popup/deferred/entry/note";
import { When } from "@/components/popup/deferred/entry/when";
import type { Draft } from "@/lib/timer/editing/draft";
import { NO_SUBJECT, at, sampleTimer } from "../../../../lib/timer/sample";
import { createTestWords } from "../../../../lib/words";
import { sampleProject, sampleType } from "@/tests/components/popup/deferred/sample";

afterEach(cleanup);

const words = createTestWords("en");
const TIMER = sampleTimer({ subject: { ...NO_SUBJECT, note: "First" } });
const { id } = TIMER;
const onEdit = vi.fn();
beforeEach(() => vi.clearAllMocks());

/** What is kept, as "field: text". */
function show(part: ComponentChildren, kept?: Partial<Draft>) {
  const all = new Map<string, string>();
  const drafts = {
    find: (field: Draft["field"]) =>
      kept?.field === field ? ({ id, from: null, at: 0, text: "", ...kept } as Draft) : undefined,
    keep: vi.fn(({ field, text }: Omit<Draft, "at" | "sent">) => void all.set(field, text)),
    drop: vi.fn((field: Draft["field"]) => void all.delete(field)),
  };
  const view = render(<DraftsContext.Provider value={drafts}>{part}</DraftsContext.Provider>);
  return { ...drafts, view, all: () => [...all].map(([field, text]) => `${field}: ${text}`) };
}

const note = <Note timer={TIMER} words={words} onEdit={onEdit} />;
const when = <When timer={TIMER} others={[]} now={signal(at("10:23:45"))} words={words} onEdit={onEdit} />;
const onStart = vi.fn();
const WEBSITE = sampleProject("web", "Website relaunch");
const secondStep = (given: Partial<ComponentProps<typeof ChooseType>> = {}) => (
  <ChooseType
    choice={WEBSITE}
    types={[sampleType("d", "Design"), sampleType("c", "Concept")]}
    hint=""
    words={words}
    onTake={onStart}
    onBack={() => {}}
    onClose={() => {}}
    {...given}
  />
);

const field = () =>
  (screen.queryByRole("textbox") ?? screen.getByRole("combobox")) as HTMLInputElement | HTMLTextAreaElement;
const type = (value: string) => fireEvent.input(field(), { target: { value } });
const press = (name: RegExp | string) => fireEvent.click(screen.getByRole("button", { name }));

describe("what is typed", () => {
  it.each([
    ["the note", note, "Note", "Second", "note: Second"],
    ["the start", when, /^(since|started)/, "10:5", "start: 10:5"],
    ["a search for a type of work", secondStep(), null, "des", "typeSearch: des"],
  ])("is kept at once, and not when it is taken back: %s", (_title, part, name, text, kept) => {
    const { all } = show(part);
    if (name) press(name);
    const before = field().value;
    type(text);
    expect(all()).toEqual([kept]);
    type(before);
    expect(all()).toEqual([]);
  });

  it("is let go with Escape", () => {
    const { all } = show(note);
    press("Note");
    type("Second");
    fireEvent.keyDown(field(), { key: "Escape" });
    expect(all()).toEqual([]);
    expect(onEdit).not.toHaveBeenCalled();
  });

  it("is kept of the second step with what that is for, and let go with it", () => {
    const { all, keep } = show(secondStep());
    type("des");
    expect(keep.mock.calls).toEqual([
      [{ field: "typeSearch", id: null, text: "des", from: null, about: WEBSITE }],
    ]);
    fireEvent.keyDown(field(), { key: "Escape" });
    expect(all()).toEqual([]);
  });

  it("stays kept when it is saved, until that is known to have arrived", () => {
    const { all } = show(note);
    press("Note");
    type("Second");
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(onEdit).toHaveBeenCalledOnce();
    expect(all()).toEqual(["note: Second"]);
  });
});

describe("what was typed before", () => {
  it.each<[string, ComponentChildren, Partial<Draft>]>([
    ["the note", note, { field: "note", text: "Second", from: "First" }],
    ["the start", when, { field: "start", text: "10:5", from: TIMER.start }],
  ])("is there again, without the focus, and says so: %s", (_title, part, kept) => {
    show(part, kept);
    expect(field().value).toBe(kept.text);
    expect(document.activeElement).toBe(document.body);
    expect(document.querySelector(".restored")!.textContent).toBe("Not saved yet. Save Discard");
  });

  it.each<[string, ComponentChildren, string | RegExp, Partial<Draft>]>([
    ["the note", note, "Note", { field: "note", text: "Second", from: "First" }],
    ["the start", when, /^(since|started)/, { field: "start", text: "10:5", from: TIMER.start }],
  ])(
    "has the focus where the person opens it, kept by another page meanwhile: %s",
    (_title, part, name, kept) => {
      const meanwhile: Partial<Draft> = {};
      show(part, meanwhile);
      Object.assign(meanwhile, kept);
      press(name);
      expect(field().value).toBe(kept.text);
      expect(document.activeElement).toBe(field());
    },
  );

  it("is saved from what was there when it was begun", () => {
    show(note, { field: "note", text: "Second", from: "Zeroth" });
    press("Save");
    expect(onEdit.mock.calls).toEqual([[{ id, field: "note", from: "Zeroth", to: "Second" }]]);
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  it.each<[string, ComponentChildren, Partial<Draft>]>([
    ["the note", note, { field: "note", text: "Second", from: "First" }],
    ["the start", when, { field: "start", text: "99", from: TIMER.start }],
  ])("can be let go, also from within the field: %s", (_title, part, kept) => {
    const { drop } = show(part, kept);
    field().focus();
    screen.getByRole("button", { name: "Discard" }).focus();
    expect(onEdit).not.toHaveBeenCalled();
    press("Discard");
    expect(drop.mock.calls.flat()).toEqual([kept.field, id]);
    expect(onEdit).not.toHaveBeenCalled();
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  it("stays where it can't be saved, and says why", () => {
    show(when, { field: "start", text: "99:99", from: TIMER.start });
    press("Save");
    expect(onEdit).not.toHaveBeenCalled();
    expect(field().value).toBe("99:99");
    expect(screen.getByRole("alert").textContent).not.toBe("");
  });

  it("is a search for a type of work, for what was chosen then alone, and Enter takes nothing of it", () => {
    const kept = { field: "typeSearch", text: "des", about: WEBSITE } as const;
    const { view } = show(secondStep(), kept);
    expect([field().value, screen.getAllByRole("option").length]).toEqual(["des", 1]);
    expect(screen.getByRole("status").textContent).toBe("Your last search is still here.");
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(onStart).not.toHaveBeenCalled();
    type("desi");
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(onStart).toHaveBeenCalledOnce();
    view.unmount();
    show(secondStep({ choice: sampleProject("app", "App") }), kept);
    expect(field().value).toBe("");
  });
});
