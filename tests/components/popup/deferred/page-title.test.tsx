// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { afterEach, describe, expect, it, vi } from "vitest";
import { NoteField } from "@/components/popup/deferred/entry/note-field";
import { PageTitle, PageTitleContext } from "@/components/popup/deferred/page-title";
import { StartDetails } from "@/components/popup/deferred/start/start-details";
import { DraftsContext } from "@/components/popup/deferred/unsaved/drafts-context";
import { NO_SUBJECT, sampleTimer } from "../../../lib/timer/sample";
import { createTestWords } from "../../../lib/words";

afterEach(cleanup);

const TITLE = "Brief for the logo";
const over = (title: string | null, part: ComponentChildren) =>
  render(<PageTitleContext.Provider value={title}>{part}</PageTitleContext.Provider>);
const button = (name = "Use the page’s title") => screen.queryByRole("button", { name });
const note = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Note" });
const type = (value: string) => fireEvent.input(note(), { target: { value } });

describe("the page's title", () => {
  it.each<[string, string | null, string, boolean]>([
    ["over a page", TITLE, "", true],
    ["over a page, beside what is typed", TITLE, "Call", true],
    ["not where the note has it", TITLE, `About ${TITLE}`, false],
    ["not where there is no page", null, "", false],
  ])("is offered %s", (_title, title, text, isOffered) => {
    const words = createTestWords("de");
    over(title, <PageTitle note={text} words={words} onUse={() => {}} />);
    expect(button("Titel der Seite verwenden") !== null).toBe(isOffered);
  });
});

describe("in the note of the entry, the page's title", () => {
  const timer = sampleTimer({ subject: { ...NO_SUBJECT, note: "Call" } });
  const { id } = timer;

  function show() {
    const calls = { onEdit: vi.fn(), onClose: vi.fn(), keep: vi.fn() };
    const drafts = { find: () => undefined, keep: calls.keep, drop: () => {} };
    over(
      TITLE,
      <DraftsContext.Provider value={drafts}>
        <NoteField timer={timer} words={createTestWords("en")} {...calls} />
        <button type="button">Other</button>
      </DraftsContext.Provider>,
    );
    return calls;
  }

  it("is typed by one press, kept as a draft and not yet sent, and the field has the focus behind it", () => {
    const { keep, onEdit, onClose } = show();
    fireEvent.click(button()!);
    const text = `Call\n${TITLE}`;
    expect([note().value, document.activeElement, note().selectionStart]).toEqual([
      text,
      note(),
      text.length,
    ]);
    expect(keep.mock.calls).toEqual([[{ field: "note", id, text, from: "Call" }]]);
    expect([onEdit.mock.calls, onClose.mock.calls, button()]).toEqual([[], [], null]);
    fireEvent.keyDown(note(), { key: "Enter" });
    expect(onEdit.mock.calls).toEqual([[{ id, field: "note", from: "Call", to: text }]]);
  });

  it("is offered again when it is taken out", () => {
    show();
    fireEvent.click(button()!);
    type("Call");
    expect(button()).not.toBeNull();
  });

  it("can be reached by Tab without leaving the field, and pressing it with the mouse takes no focus", () => {
    const { onEdit, onClose } = show();
    type("Called");
    button()!.focus();
    expect([onEdit.mock.calls, onClose.mock.calls]).toEqual([[], []]);
    note().focus();
    expect(onClose).not.toHaveBeenCalled();
    expect(fireEvent.mouseDown(button()!)).toBe(false);
  });

  it("is left by Tab like the field: what is typed is saved", () => {
    const { onEdit, onClose } = show();
    type("Called");
    button()!.focus();
    screen.getByRole("button", { name: "Other" }).focus();
    expect(onEdit.mock.calls).toEqual([[{ id, field: "note", from: "Call", to: "Called" }]]);
    expect(onClose.mock.calls).toEqual([["shut"]]);
  });
});

describe("in the note of what is to be started, the page's title", () => {
  function Owned({ onType }: { onType: (field: string, text: string) => void }) {
    const [text, setText] = useState("Call");
    return (
      <StartDetails
        since=""
        note={text}
        meaning=""
        fault=""
        refusals={0}
        suggestion={null}
        words={createTestWords("en")}
        onType={(field, typed) => {
          if (field === "newNote") setText(typed);
          onType(field, typed);
        }}
        onDone={() => true}
      />
    );
  }

  it("is typed by one press, and the field has the focus behind it", () => {
    const onType = vi.fn();
    over(TITLE, <Owned onType={onType} />);
    fireEvent.click(button()!);
    const text = `Call\n${TITLE}`;
    expect(onType.mock.calls).toEqual([["newNote", text]]);
    expect([note().value, document.activeElement, note().selectionStart]).toEqual([
      text,
      note(),
      text.length,
    ]);
    expect(button()).toBeNull();
  });
});
