// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import { Clock } from "@/components/popup/clock";
import type { Timer } from "@/lib/timer/timer";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { at, rest, sampleTimer } from "../../lib/timer/sample";
import { createTestWords } from "../../lib/words";

afterEach(cleanup);

const RUNNING = sampleTimer();
const PAUSED = sampleTimer({ breaks: [rest("10:00", null)] });
const STOPPED = sampleTimer({ end: at("10:00"), duration: 59 * MINUTE + 59 * SECOND });

const show = (timer: Timer, now = signal(at("10:23:45")), language: "en" | "de" = "en") => {
  render(<Clock timer={timer} now={now} words={createTestWords(language)} />);
  return screen.getByRole("timer");
};

describe("the number", () => {
  it.each<[string, Timer, string, string]>([
    ["runs on from the start", RUNNING, "1:23:45", "clock running"],
    ["stands still in a break, which it leaves out", PAUSED, "1:00:00", "clock paused"],
    ["is awork's own once the entry has ended", STOPPED, "0:59:59", "clock stopped"],
  ])("%s", (_title, timer, text, look) => {
    const number = show(timer);
    expect(number.textContent).toBe(text);
    expect(number.className).toBe(look);
  });

  it.each<["en" | "de", string]>([
    ["en", "Time worked"],
    ["de", "Arbeitszeit"],
  ])("has a name in words: %s", (language, name) => {
    show(RUNNING, undefined, language);
    expect(screen.getByRole("timer", { name }).textContent).toBe("1:23:45");
  });

  it("follows the clock", async () => {
    const now = signal(at("10:23:45"));
    const number = show(RUNNING, now);
    now.value += SECOND;
    await expect.poll(() => number.textContent).toBe("1:23:46");
    now.value += 10 * HOUR;
    await expect.poll(() => number.textContent).toBe("11:23:46");
  });
});
