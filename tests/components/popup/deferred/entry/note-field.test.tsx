// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { NoteField } from "@/components/popup/deferred/entry/note-field";
import { NO_SUBJECT, sampleTimer } from "../../../../lib/timer/sample";
import { createTestWords } from "../../../../lib/words";

afterEach(cleanup);

const noted = (note: string | null) => sampleTimer({ subject: { ...NO_SUBJECT, note } });
const { id } = noted(null);

function show(note: string | null) {
  const calls = { onEdit: vi.fn(), onClose: vi.fn() };
  const props = { words: createTestWords("en"), ...calls };
  const view = render(<NoteField timer={noted(note)} {...props} />);
  return {
    ...calls,
    go: view.unmount,
    again: (note: string | null) => view.rerender(<NoteField timer={noted(note)} {...props} />),
  };
}

const field = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Note" });
const type = (value: string) => fireEvent.input(field(), { target: { value } });

/** The ways to be done with it. */
const ENDS: [string, (go: () => void) => void][] = [
  ["Enter", () => fireEvent.keyDown(field(), { key: "Enter" })],
  ["leaving it", () => field().blur()],
  ["being taken away", (go) => go()],
];

describe("a note that awork would refuse", () => {
  it("is not sent, and the field says why until it is changed", () => {
    const onEdit = vi.fn();
    const onClose = vi.fn();
    const whyNot = ({ to }: { to: unknown }) => (to === null ? "A note is required." : null);
    const view = render(
      <NoteField timer={noted("Draft")} words={createTestWords("en")} {...{ onEdit, onClose, whyNot }} />,
    );
    type(" ");
    fireEvent.keyDown(field(), { key: "Enter" });
    expect([screen.getByRole("alert").textContent, field().getAttribute("aria-invalid")]).toEqual([
      "A note is required.",
      "true",
    ]);
    type("Final");
    expect(screen.queryByRole("alert")).toBeNull();
    type("");
    view.unmount();
    expect([onEdit.mock.calls, onClose.mock.calls]).toEqual([[], []]);
  });
});

describe.each(ENDS)("a note, ended by %s", (_how, end) => {
  it.each<[string, string | null, string, string | null]>([
    ["is saved", "First draft", "Second draft", "Second draft"],
    ["is saved where none was", null, "First draft", "First draft"],
    ["is taken away when nothing is left", "First draft", "", null],
    ["is taken away when spaces are left", "First draft", " \n ", null],
    ["is saved without spaces around it", "First draft", "  Second\n draft\n", "Second\n draft"],
    ["is saved with all that awork had before", " First\r\ndraft ", "Second", "Second"],
  ])("%s", (_title, from, typed, to) => {
    const { onEdit, go } = show(from);
    type(typed);
    end(go);
    expect(onEdit.mock.calls).toEqual([[{ id, field: "note", from, to }]]);
  });

  it.each<[string, string | null, string]>([
    ["the same", "First draft", "First draft"],
    ["only spaces around it", "First draft", " First draft\n"],
    ["nothing where nothing was", null, ""],
    ["only spaces where nothing was", null, "  "],
    ["the same with a field's own line ends", "First\r\ndraft", "First\ndraft"],
  ])("is not sent when it is %s", (_title, from, typed) => {
    const { onEdit, go } = show(from);
    type(typed);
    end(go);
    expect(onEdit).not.toHaveBeenCalled();
  });

  it("goes from what was there when writing began, whatever came meanwhile", () => {
    const { onEdit, again, go } = show("First draft");
    type("Second draft");
    again("changed in awork");
    end(go);
    expect(onEdit.mock.calls).toEqual([[{ id, field: "note", from: "First draft", to: "Second draft" }]]);
  });

  it("is not sent when it changed in awork meanwhile, and nothing was typed", () => {
    const { onEdit, again, go } = show("First draft");
    again("changed in awork");
    expect(field().value).toBe("First draft");
    end(go);
    expect(onEdit).not.toHaveBeenCalled();
  });

  it("is sent once, however often it ends", () => {
    const { onEdit, go } = show("First draft");
    type("Second draft");
    end(go);
    if (document.querySelector("textarea")) for (const [, again] of ENDS) again(go);
    expect(onEdit).toHaveBeenCalledOnce();
  });
});

describe("a note", () => {
  it("is not sent after Escape, whatever follows", () => {
    const { onEdit, onClose, go } = show("First draft");
    type("Second draft");
    fireEvent.keyDown(field(), { key: "Escape" });
    expect(onClose.mock.calls).toEqual([["back"]]);
    field().blur();
    fireEvent(window, new Event("pagehide"));
    go();
    expect(onEdit).not.toHaveBeenCalled();
  });

  it("takes new lines with Shift and Enter", () => {
    const { onEdit, onClose } = show("First draft");
    expect(fireEvent.keyDown(field(), { key: "Enter", shiftKey: true })).toBe(true);
    expect(onEdit).not.toHaveBeenCalled();
    expect(onClose).not.toHaveBeenCalled();
  });

  it.each<[string, () => void]>([
    ["the page goes", () => fireEvent(window, new Event("pagehide"))],
    ["the window loses the focus, which the field keeps", () => fireEvent.blur(field())],
  ])("is not sent when %s: Firefox closes the popup on Escape, and tells nobody", (_title, end) => {
    const { onEdit } = show("First draft");
    type("Second draft");
    end();
    expect(onEdit).not.toHaveBeenCalled();
    expect(field().value).toBe("Second draft");
  });

  it("has at most as many characters as awork takes", () => {
    show(null);
    expect(field().maxLength).toBe(25_000);
  });

  it("asks nobody any more once it has gone", () => {
    const { onEdit, go } = show("First draft");
    type("Second draft");
    go();
    fireEvent(window, new Event("pagehide"));
    expect(onEdit).toHaveBeenCalledOnce();
  });
});
