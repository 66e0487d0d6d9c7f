// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Note } from "@/components/popup/deferred/entry/note";
import { NO_SUBJECT, sampleTimer } from "../../../../lib/timer/sample";
import { createTestWords } from "../../../../lib/words";

afterEach(cleanup);

const noted = (note: string | null) => sampleTimer({ subject: { ...NO_SUBJECT, note } });

function show(note: string | null, language: "en" | "de" = "en") {
  const onEdit = vi.fn();
  const props = { words: createTestWords(language), onEdit };
  const view = render(<Note timer={noted(note)} {...props} />);
  return { onEdit, again: (note: string | null) => view.rerender(<Note timer={noted(note)} {...props} />) };
}

const button = (name = "Note") => screen.getByRole("button", { name });
const field = (name = "Note") => screen.getByRole<HTMLTextAreaElement>("textbox", { name });

describe("the note", () => {
  it.each<[string, string | null, "en" | "de", string, string]>([
    ["is a button that shows it", "First draft", "en", "Note", "First draft"],
    ["can be added", null, "en", "Note", "Add a note"],
    ["can be added, German", null, "de", "Notiz", "Notiz hinzufügen"],
    ["is whole when it is as long as it may be", "n".repeat(280), "en", "Note", "n".repeat(280)],
    ["is cut after that", "n".repeat(281), "en", "Note", `${"n".repeat(280)}…`],
    ["is not cut through a character", `${"n".repeat(279)}😀!`, "en", "Note", `${"n".repeat(279)}…`],
    ["is text, never markup", "<b>x</b>", "en", "Note", "<b>x</b>"],
  ])("%s", (_title, note, language, name, text) => {
    show(note, language);
    const description = document.getElementById(button(name).getAttribute("aria-describedby")!)!;
    expect(description.textContent).toBe(text);
    expect(document.querySelector("b, textarea")).toBeNull();
  });

  it("becomes a field with the focus behind its text", () => {
    show("First draft");
    fireEvent.click(button());
    expect(screen.queryByRole("button")).toBeNull();
    expect(field().value).toBe("First draft");
    expect(document.activeElement).toBe(field());
    expect(field().selectionStart).toBe(11);
  });

  it.each<[string, () => void, boolean]>([
    ["Enter", () => fireEvent.keyDown(field(), { key: "Enter" }), true],
    ["Escape", () => fireEvent.keyDown(field(), { key: "Escape" }), true],
    ["leaving", () => void act(() => field().blur()), false],
  ])("is a button again after %s", (_title, end, hasFocus) => {
    show("First draft");
    fireEvent.click(button());
    end();
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(document.activeElement === button()).toBe(hasFocus);
  });

  it("keeps what is being typed, and where, when the timer changes meanwhile", () => {
    const { again } = show("First draft");
    fireEvent.click(button());
    const typing = field();
    fireEvent.input(typing, { target: { value: "Second draft" } });
    typing.setSelectionRange(3, 3);
    again("changed in awork");
    expect(field()).toBe(typing);
    expect(typing.value).toBe("Second draft");
    expect(typing.selectionStart).toBe(3);
  });

  it("opens and closes with 100 kB", () => {
    const note = "long ".repeat(20_000);
    const { onEdit } = show(note);
    fireEvent.click(button());
    expect(field().value).toBe(note);
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(button().parentElement!.textContent).toHaveLength(281);
    expect(onEdit).not.toHaveBeenCalled();
  });
});
