// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { StopNote } from "@/components/popup/deferred/stop-note";
import { DraftsContext } from "@/components/popup/deferred/unsaved/drafts-context";
import type { Draft } from "@/lib/timer/editing/draft";
import { createTestWords } from "../../../lib/words";

afterEach(() => {
  cleanup();
  document.body.innerHTML = "";
});

type Props = ComponentProps<typeof StopNote>;

function show(given: Partial<Props> = {}, draft: string | null = null, language: "en" | "de" = "en") {
  const calls = { onSave: vi.fn(), onCancel: vi.fn(), keep: vi.fn(), drop: vi.fn() };
  const kept = { field: "stopNote", id: "one", text: draft, from: null, at: 0 } as Draft;
  const drafts = { find: () => (draft === null ? undefined : kept), keep: calls.keep, drop: calls.drop };
  const props: Props = {
    id: "one",
    text: "What did you do?",
    note: null,
    isFirst: false,
    isRequired: false,
    words: createTestWords(language),
    ...calls,
    ...given,
  };
  render(
    <DraftsContext.Provider value={drafts}>
      <StopNote {...props} />
    </DraftsContext.Provider>,
  );
  return calls;
}

const field = () => screen.getByRole<HTMLTextAreaElement>("textbox");
const write = (value: string) => fireEvent.input(field(), { target: { value } });
const press = (key: string, given: object = {}) => fireEvent.keyDown(field(), { key, ...given });

describe("the question for a note", () => {
  it.each<["en" | "de", boolean, string[]]>([
    ["en", false, ["Save", "Leave as it is"]],
    ["en", true, ["Save and stop", "Not now"]],
    ["de", false, ["Speichern", "So lassen"]],
    ["de", true, ["Speichern und stoppen", "Jetzt nicht"]],
  ])("has its answers, and takes the focus: %s, first: %s", (language, isFirst, names) => {
    show({ isFirst }, null, language);
    expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(names);
    expect(screen.getByRole("group", { name: "What did you do?" })).toBeDefined();
    expect(document.activeElement).toBe(field());
  });

  it("leaves the focus in a field where the person is typing", () => {
    const other = document.body.appendChild(document.createElement("input"));
    other.focus();
    show();
    expect(document.activeElement).toBe(other);
  });

  it.each<[string, string | null, string | null, string]>([
    ["the present note", "Draft", null, "Draft"],
    ["what an earlier popup left", "Draft", "Second", "Second"],
    ["nothing", null, null, ""],
  ])("begins with %s", (_title, note, draft, text) => {
    show({ note }, draft);
    expect(field().value).toBe(text);
  });

  it("keeps what is typed, and drops what is as before", () => {
    const { keep, drop } = show({ note: "Draft" });
    write("Second");
    expect(keep.mock.calls).toEqual([[{ field: "stopNote", id: "one", text: "Second", from: "Draft" }]]);
    write("Draft ");
    expect(drop.mock.calls).toEqual([["stopNote", "one"]]);
  });

  it.each<[string, () => unknown]>([
    ["Enter", () => press("Enter")],
    ["its button", () => fireEvent.click(screen.getByRole("button", { name: "Save" }))],
  ])("is answered by %s", (_title, answer) => {
    const { onSave } = show();
    write(" Called \n");
    answer();
    expect(onSave.mock.calls).toEqual([["Called"]]);
  });

  it.each<[string, string, object]>([
    ["a new line", "Enter", { shiftKey: true }],
    ["a key that is held", "Enter", { repeat: true }],
    ["a key of a composition", "Enter", { isComposing: true }],
    ["a held Escape", "Escape", { repeat: true }],
  ])("is not answered by %s", (_title, key, given) => {
    const { onSave, onCancel } = show();
    press(key, given);
    expect([onSave, onCancel].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
  });

  it.each<[string, () => unknown]>([
    ["Escape, which doesn't close the popup", () => expect(press("Escape")).toBe(false)],
    ["its button", () => fireEvent.click(screen.getByRole("button", { name: "Leave as it is" }))],
  ])("is left by %s", (_title, leave) => {
    const { onCancel, onSave } = show();
    leave();
    expect([onCancel, onSave].map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
  });

  it("wants a note where the company does, and none elsewhere", () => {
    const first = show({ isFirst: true, isRequired: true });
    write(" ");
    press("Enter");
    expect(first.onSave).not.toHaveBeenCalled();
    expect([screen.getByRole("alert").textContent, field().getAttribute("aria-invalid")]).toEqual([
      "Enter a note first.",
      "true",
    ]);
    write("Called");
    expect(screen.queryByRole("alert")).toBeNull();
    cleanup();
    const after = show({ note: "Draft" });
    write("");
    press("Enter");
    expect(after.onSave.mock.calls).toEqual([[null]]);
  });
});
