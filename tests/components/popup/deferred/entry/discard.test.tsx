// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Discard } from "@/components/popup/deferred/entry/discard";
import { at, NO_SUBJECT, sampleTimer } from "../../../../lib/timer/sample";
import { createTestWords } from "../../../../lib/words";

afterEach(cleanup);

const TIMER = sampleTimer({ subject: { ...NO_SUBJECT, task: "Create logo" } });

function show(timer = TIMER, language: "en" | "de" = "en") {
  const onDiscard = vi.fn();
  const now = signal(at("10:23:45"));
  const props = { now, words: createTestWords(language), onDiscard };
  const view = render(<Discard timer={timer} {...props} />);
  return {
    onDiscard,
    now,
    again: (timer: typeof TIMER) => view.rerender(<Discard timer={timer} {...props} />),
  };
}

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const question = () => screen.queryByRole("group");

describe("discarding", () => {
  it.each<["en" | "de", string, string, string[]]>([
    [
      "en",
      "Discard…",
      "Discard “Create logo” with 1:23 of work? The entry will be deleted in awork. This can’t be undone.",
      ["Discard", "Keep"],
    ],
    [
      "de",
      "Verwerfen …",
      "„Create logo“ mit 1:23 Arbeitszeit verwerfen? Der Eintrag wird in awork gelöscht und lässt sich nicht wiederherstellen.",
      ["Verwerfen", "Behalten"],
    ],
  ])("asks first, and says what goes: %s", (language, name, text, names) => {
    const { onDiscard } = show(TIMER, language);
    expect(question()).toBeNull();
    press(name);
    expect(screen.getByRole("group", { name: text })).toBe(question());
    expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(names);
    expect(document.activeElement?.textContent).toBe(names[1]);
    expect(onDiscard).not.toHaveBeenCalled();
  });

  it("says what goes in a name that is pages long as well", () => {
    show(sampleTimer({ subject: { ...NO_SUBJECT, task: "n".repeat(100_000) } }));
    press("Discard…");
    expect(question()!.textContent).toContain(`Discard “${"n".repeat(280)}…” with 1:23 of work?`);
  });

  it("tells the time as it goes on", async () => {
    const { now } = show();
    press("Discard…");
    now.value = at("10:24:45");
    await expect.poll(() => question()!.textContent).toContain("with 1:24 of work");
  });

  it("discards when it is said again", () => {
    const { onDiscard } = show();
    press("Discard…");
    press("Discard");
    expect(onDiscard).toHaveBeenCalledOnce();
    expect(question()).toBeNull();
  });

  it.each<[string, () => void]>([
    ["Keep", () => press("Keep")],
    ["Escape on Keep", () => fireEvent.keyDown(screen.getByText("Keep"), { key: "Escape" })],
    ["Escape on Discard", () => fireEvent.keyDown(screen.getByText("Discard"), { key: "Escape" })],
  ])("keeps the entry, and the focus goes back: %s", (_title, keep) => {
    const { onDiscard } = show();
    press("Discard…");
    keep();
    expect(question()).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Discard…" }));
    expect(onDiscard).not.toHaveBeenCalled();
  });

  it("does not close the popup with Escape", () => {
    show();
    press("Discard…");
    expect(fireEvent.keyDown(screen.getByText("Keep"), { key: "Escape" })).toBe(false);
  });

  it.each(["Enter", "Tab", " "])("leaves other keys to the buttons: %s", (key) => {
    show();
    press("Discard…");
    expect(fireEvent.keyDown(screen.getByText("Keep"), { key })).toBe(true);
    expect(question()).not.toBeNull();
  });

  it("does not turn the question on another entry", () => {
    const { again, onDiscard } = show();
    press("Discard…");
    again({ ...TIMER, id: "another" });
    expect(question()).toBeNull();
    expect(onDiscard).not.toHaveBeenCalled();
  });

  it("goes on asking while the same entry changes", () => {
    const { again } = show();
    press("Discard…");
    again({ ...TIMER, subject: { ...TIMER.subject, task: "Create a logo" } });
    expect(question()!.textContent).toContain("“Create a logo”");
  });

  it("has text, never markup", () => {
    show(sampleTimer({ subject: { ...NO_SUBJECT, task: "<b>x</b>" } }));
    press("Discard…");
    expect(question()!.textContent).toContain("“<b>x</b>”");
    expect(document.querySelector("b")).toBeNull();
  });
});
