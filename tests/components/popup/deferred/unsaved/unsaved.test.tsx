// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Unsaved } from "@/components/popup/deferred/unsaved/unsaved";
import type { Edit } from "@/lib/timer/editing/edit";
import { at } from "../../../../lib/timer/sample";
import { createTestWords } from "../../../../lib/words";

const writeText = vi.fn(async (_text: string) => {});
beforeEach(() => {
  writeText.mockReset();
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
});
afterEach(cleanup);

const NOTE = `A note of ${"many words. ".repeat(146)}\n“End”`.slice(0, 1757);
const note = (to: string | null = NOTE): Edit => ({ id: "one", field: "note", from: null, to });

function show(edits: Edit[] = [note()], language: "en" | "de" = "en") {
  const on = { onRetry: vi.fn(), onDrop: vi.fn() };
  const unsaved = edits.map((edit) => ({ edit, entry: "Logo", why: "It is billed." }));
  const typeName = (id: string) => (id === "design" ? "Design" : null);
  render(
    <Unsaved
      edits={unsaved}
      now={at("12:00")}
      words={createTestWords(language)}
      typeName={typeName}
      {...on}
    />,
  );
  return on;
}

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

describe("a change that awork does not have", () => {
  it("is shown in full, with what it is of and why", () => {
    show();
    const group = screen.getByRole("group", { name: /^Note\s· Logo$/ });
    expect(group.querySelector(".typed")!.textContent).toBe(NOTE);
    expect(within(group).getByText("It is billed.")).toBeTruthy();
    expect(screen.getByRole("region", { name: "Not saved in awork" })).toBeTruthy();
  });

  it.each<[string, Edit, string | RegExp]>([
    ["no note", note(null), "No note"],
    ["a start", { id: "one", field: "start", from: null, to: at("09:05") }, /^11:05\sAM$/],
    ["an end", { id: "one", field: "end", from: null, to: at("09:35") }, /^11:35\sAM$/],
    ["billable", { id: "one", field: "isBillable", from: false, to: true }, "Yes"],
    ["not billable", { id: "one", field: "isBillable", from: true, to: false }, "No"],
    ["a type of work", { id: "one", field: "typeOfWorkId", from: null, to: "design" }, "Design"],
    [
      "one that has no name",
      { id: "one", field: "typeOfWorkId", from: null, to: "x" },
      "Another type of work",
    ],
  ])("is told in words: %s", (_title, edit, text) => {
    show([edit]);
    expect(document.querySelector(".typed")!.textContent).toMatch(text);
  });

  it("can be tried again", () => {
    const { onRetry, onDrop } = show();
    press("Try again");
    expect([onRetry.mock.calls, onDrop.mock.calls]).toEqual([[[note()]], []]);
  });

  it("can be let go", () => {
    const { onRetry, onDrop } = show();
    press("Discard change");
    expect([onRetry.mock.calls, onDrop.mock.calls]).toEqual([[], [[note()]]]);
  });

  it("is not let go by the second click of a double click, which was meant for the one before", () => {
    const { onDrop } = show();
    fireEvent.click(screen.getByRole("button", { name: "Discard change" }), { detail: 2 });
    expect(onDrop).not.toHaveBeenCalled();
  });

  it("can be copied, all of it, and that is said", async () => {
    show();
    press("Copy");
    await vi.waitFor(() => expect(screen.getByText("Copied.")).toBeTruthy());
    expect(writeText.mock.calls).toEqual([[NOTE]]);
  });

  it("is selected where the browser does not let it be copied, and that is said", async () => {
    writeText.mockRejectedValue(new Error("not allowed"));
    show();
    press("Copy");
    await vi.waitFor(() => expect(screen.getByText(/The text is now selected/)).toBeTruthy());
    expect(getSelection()!.anchorNode).toBe(document.querySelector(".typed"));
  });

  it("stands beside others, each by itself", () => {
    const { onDrop } = show([note("First"), note("Second")]);
    const groups = screen.getAllByRole("group");
    expect(groups.map((each) => each.querySelector(".typed")!.textContent)).toEqual(["First", "Second"]);
    fireEvent.click(within(groups[1]!).getByRole("button", { name: "Discard change" }));
    expect(onDrop.mock.calls).toEqual([[note("Second")]]);
  });

  it("is told in German", () => {
    show([note("Text")], "de");
    expect(screen.getByRole("region", { name: "Nicht in awork gespeichert" })).toBeTruthy();
    const names = screen.getAllByRole("button").map(({ textContent }) => textContent);
    expect(names).toEqual(["Erneut versuchen", "Kopieren", "Änderung verwerfen"]);
  });
});
