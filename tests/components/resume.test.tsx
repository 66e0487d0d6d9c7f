// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Resume } from "@/components/resume";
import { SECOND } from "@/lib/timer/time";
import { at, rest, sampleTimer } from "../lib/timer/sample";
import { createTestWords } from "../lib/words";

afterEach(cleanup);

const PAUSED = sampleTimer({ breaks: [rest("09:56:45", null)] });

function show({ busy = false, language = "en" as "en" | "de", now = signal(at("10:23:45")) } = {}) {
  const onResume = vi.fn();
  const words = createTestWords(language);
  render(<Resume timer={PAUSED} now={now} words={words} busy={busy} onResume={onResume} />);
  return { onResume, now, button: screen.getByRole("button") };
}

const hint = (button: HTMLElement) =>
  document.getElementById(button.getAttribute("aria-describedby")!)!.textContent;

describe("the main action", () => {
  it.each<["en" | "de", string, string]>([
    ["en", "Resume", "Counts 0:27 of breaks as work"],
    ["de", "Fortsetzen", "Zählt 0:27 Pausen als Arbeit"],
  ])(
    "says what it does, and before it is pressed what becomes of the breaks: %s",
    (language, name, counts) => {
      const { button } = show({ language });
      expect(screen.getByRole("button", { name })).toBe(button);
      expect(hint(button)).toBe(counts);
    },
  );

  it("counts the break on while it goes on", async () => {
    const { button, now } = show();
    now.value = at("10:24:45");
    await expect.poll(() => hint(button)).toBe("Counts 0:28 of breaks as work");
  });

  it("tells seconds while the break is shorter than a minute", () => {
    const { button } = show({ now: signal(at("09:56:45") + 59 * SECOND) });
    expect(hint(button)).toBe("Counts 0:00:59 of breaks as work");
  });

  it("has the focus when the popup opens", () => {
    expect(show().button.hasAttribute("autofocus")).toBe(true);
  });

  it("resumes when pressed", () => {
    const { button, onResume } = show();
    fireEvent.click(button);
    expect(onResume).toHaveBeenCalledOnce();
  });

  it.each<["en" | "de", string]>([
    ["en", "Resuming…"],
    ["de", "Wird fortgesetzt …"],
  ])("says that it is under way, and keeps the focus: %s", (language, name) => {
    const { button } = show({ busy: true, language });
    expect(button.textContent).toBe(name);
    expect(button.getAttribute("aria-busy")).toBe("true");
    expect(button.hasAttribute("disabled")).toBe(false);
  });

  it("is not busy before", () => {
    expect(show().button.getAttribute("aria-busy")).toBe("false");
  });
});
