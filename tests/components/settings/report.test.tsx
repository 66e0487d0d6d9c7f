// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Report } from "@/components/settings/report";
import { createTestWords } from "../../lib/words";

afterEach(cleanup);

const TEXT = "Timer for awork: report\nTimer: <b>none</b>\n";

type Check = ComponentProps<typeof Report>["check"];

function show(text: string | null = TEXT, language: "en" | "de" = "en", check: Check = null) {
  const calls = { onToggle: vi.fn(), onCopy: vi.fn(async () => true), onCheck: vi.fn() };
  const props = { words: createTestWords(language), ...calls };
  const view = render(<Report text={text} check={check} {...props} />);
  return {
    ...calls,
    again: (next: string | null) => view.rerender(<Report text={next} check={check} {...props} />),
  };
}

const field = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "The report, in English" });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const copy = () => press("Copy the report");
const told = () => [screen.getByRole("status").textContent, screen.getByRole("alert").textContent];
const REFUSED = "The browser didn’t allow copying. The text is now selected: copy it with Ctrl+C or ⌘C.";

describe("the report", () => {
  it.each<["en" | "de", string, string]>([
    ["en", "Report a problem", "no names, notes or tokens"],
    ["de", "Problem melden", "keine Namen, Notizen oder Token"],
  ])("says what is in it before it is opened: %s", (language, name, what) => {
    show(null, language);
    expect(screen.getByRole("region", { name }).textContent).toContain(what);
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  it("is made when it is wanted, and again the next time", () => {
    const { onToggle, again } = show(null);
    press("Show the report");
    again(TEXT);
    press("Hide the report");
    again(null);
    press("Show the report");
    expect(onToggle.mock.calls).toEqual([[true], [false], [true]]);
  });

  it("is there to read, whole and as text, and not to change", () => {
    show();
    expect(field().value).toBe(TEXT);
    expect(field().readOnly).toBe(true);
    expect(document.querySelector("b")).toBeNull();
  });

  it("says that it was copied, in a region that was there before", async () => {
    const { onCopy } = show();
    const regions = [screen.getByRole("status"), screen.getByRole("alert")];
    expect(told()).toEqual(["", ""]);
    copy();
    await expect.poll(told).toEqual(["Copied.", ""]);
    expect(onCopy).toHaveBeenCalledOnce();
    expect([screen.getByRole("status"), screen.getByRole("alert")]).toEqual(regions);
  });

  it("is selected, with a word on how to copy it, where the browser refuses", async () => {
    const { onCopy } = show();
    onCopy.mockResolvedValue(false);
    copy();
    await expect.poll(told).toEqual(["", REFUSED]);
    expect(document.activeElement).toBe(field());
    expect([field().selectionStart, field().selectionEnd]).toEqual([0, TEXT.length]);
  });

  it("says nothing of the last try while the next is under way", async () => {
    const { onCopy } = show();
    onCopy.mockResolvedValueOnce(false);
    copy();
    await expect.poll(told).toEqual(["", REFUSED]);
    const answer = Promise.withResolvers<boolean>();
    onCopy.mockReturnValueOnce(answer.promise);
    copy();
    await expect.poll(told).toEqual(["", ""]);
    answer.resolve(true);
    await expect.poll(told).toEqual(["Copied.", ""]);
  });

  it("has forgotten that it was copied when it is opened again", async () => {
    const { again } = show();
    copy();
    await expect.poll(told).toEqual(["Copied.", ""]);
    again(null);
    again(TEXT);
    expect(told()).toEqual(["", ""]);
  });
});

describe("the check of the connection", () => {
  const IDLE = { isRunning: false };

  it.each<["en" | "de", string, string]>([
    ["en", "Check the connection", "changes nothing"],
    ["de", "Verbindung prüfen", "ändert nichts"],
  ])("is offered to who is connected, and says what it does: %s", (language, name, what) => {
    const { onCheck } = show(null, language, IDLE);
    expect(screen.getByRole("region").textContent).toContain(what);
    press(name);
    expect(onCheck).toHaveBeenCalledOnce();
  });

  it("is not there where nobody is connected", () => {
    show(null);
    expect(screen.queryByRole("button", { name: "Check the connection" })).toBeNull();
  });

  it.each<[NonNullable<Check>, string, string]>([
    [IDLE, "Check the connection", "false"],
    [{ isRunning: true }, "Checking…", "true"],
  ])("says whether it is under way: %o", (check, name, busy) => {
    show(null, "en", check);
    expect(screen.getByRole("button", { name }).getAttribute("aria-busy")).toBe(busy);
  });
});
