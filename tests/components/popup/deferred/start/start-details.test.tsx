// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { useState } from "preact/hooks";
import { afterEach, describe, expect, it, vi } from "vitest";
import { StartDetails } from "@/components/popup/deferred/start/start-details";
import { createTestWords } from "../../../../lib/words";

afterEach(cleanup);

type Props = ComponentProps<typeof StartDetails>;

/** The fields, with what their owner keeps of them, below the field for the choices. */
function Owned(props: Props) {
  const [typed, setTyped] = useState({ since: props.since, newNote: props.note });
  const onType: Props["onType"] = (field, text) => {
    setTyped({ ...typed, [field]: text });
    props.onType(field, text);
  };
  return (
    <>
      <input id="choose" />
      <StartDetails {...props} since={typed.since} note={typed.newNote} onType={onType} />
    </>
  );
}

function show(given: Partial<Props> = {}, language: "en" | "de" = "en") {
  const calls = { onType: vi.fn(), onDone: vi.fn(() => true) };
  const props: Props = {
    since: "",
    note: "",
    meaning: "",
    fault: "",
    refusals: 0,
    suggestion: null,
    words: createTestWords(language),
    ...calls,
    ...given,
  };
  const view = render(<Owned {...props} />);
  return { ...calls, again: (next: Partial<Props>) => view.rerender(<Owned {...props} {...next} />) };
}

const line = (name = "Since now · Note…") => screen.queryByRole("button", { name });
const open = () => fireEvent.click(line()!);
const since = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Since" });
const note = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Note" });
const focused = () => document.activeElement?.id;

describe("start time and note", () => {
  it.each(["en", "de"] as const)("are one quiet line, which opens to two fields: %s", (language) => {
    show({}, language);
    const button = line(language === "en" ? "Since now · Note…" : "Ab jetzt · Notiz …")!;
    expect(button.getAttribute("aria-expanded")).toBe("false");
    fireEvent.click(button);
    expect([screen.getAllByRole("textbox").length, focused()]).toEqual([3, "since"]);
  });

  it.each<[string, Partial<Props>]>([
    ["a time", { since: "9:40" }],
    ["a note", { note: "Call" }],
  ])("are open with %s of an earlier popup, and leave the focus where it is", (_title, given) => {
    show(given);
    expect([since().value, note().value]).toEqual([given.since ?? "", given.note ?? ""]);
    expect(document.activeElement).toBe(document.body);
  });

  it("stay open while a restored text is emptied", () => {
    show({ note: "Call" });
    note().focus();
    fireEvent.input(note(), { target: { value: "" } });
    expect([line(), focused()]).toEqual([null, "new-note"]);
  });

  it("go back to the choices with Enter, not with one that is held", () => {
    const { onType } = show();
    open();
    fireEvent.input(since(), { target: { value: "9:40" } });
    fireEvent.keyDown(since(), { key: "Enter", repeat: true });
    expect(focused()).toBe("since");
    fireEvent.keyDown(since(), { key: "Enter" });
    expect([onType.mock.calls, focused()]).toEqual([[["since", "9:40"]], "choose"]);
  });

  it.each<[string, object]>([
    ["a new line in the note", { key: "Enter", shiftKey: true }],
    ["a key of a composition", { key: "Enter", isComposing: true }],
  ])("stay for %s", (_title, key) => {
    const { onDone } = show();
    open();
    note().focus();
    fireEvent.keyDown(note(), key);
    expect([onDone.mock.calls.length, focused()]).toEqual([0, "new-note"]);
  });

  it("stay with a time that is no start, which takes the focus each time", () => {
    const onDone = vi.fn(() => false);
    const { again } = show({ since: "x", onDone });
    note().focus();
    fireEvent.keyDown(note(), { key: "Enter" });
    again({ onDone, refusals: 1, fault: "Enter it like 14:05." });
    expect(focused()).toBe("since");
    expect(since().getAttribute("aria-invalid")).toBe("true");
    expect(since().getAttribute("aria-describedby")).toBe(screen.getByText("Enter it like 14:05.").id);
  });

  it("are emptied with Escape, which doesn't close the popup", () => {
    const { onType } = show({ since: "9:40" });
    const isAllowed = fireEvent.keyDown(since(), { key: "Escape" });
    expect([isAllowed, onType.mock.calls]).toEqual([false, [["since", ""]]]);
    expect([line() !== null, focused()]).toEqual([true, "choose"]);
  });

  it("offer the end of the last entry: one press fills it in", () => {
    const { onType } = show({ suggestion: "11:53" });
    open();
    fireEvent.click(screen.getByRole("button", { name: "Start at 11:53" }));
    expect([onType.mock.calls, focused()]).toEqual([[["since", "11:53"]], "since"]);
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("say how the time is understood, and in its place why it is no start", () => {
    const { again } = show({ since: "9", meaning: "today 9:00" });
    expect(screen.getByText("today 9:00").getAttribute("aria-live")).toBe("polite");
    again({ fault: "This overlaps another entry (until 9:30).", meaning: "" });
    expect(screen.getByText("This overlaps another entry (until 9:30).").className).toBe("fault");
  });
});
