// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { cleanup, render } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import { Since } from "@/components/since";
import type { Timer } from "@/lib/timer/timer";
import { HOUR } from "@/lib/timer/time";
import { at, rest, sampleTimer } from "../lib/timer/sample";
import { createTestWords } from "../lib/words";

afterEach(cleanup);

/** The tests' time zone is two hours ahead of UTC; spaces within times differ between versions of Node. */
function line(timer: Timer, language: "en" | "de", now = at("10:23:45")): string {
  const { container } = render(
    <Since isPainted timer={timer} now={signal(now)} words={createTestWords(language)} />,
  );
  return container.textContent.replaceAll(/\s/g, " ");
}

const BROKEN = sampleTimer({ breaks: [rest("09:10", "09:20"), rest("10:06:45", null)] });

describe("since when", () => {
  it.each<[string, Timer, "en" | "de", string]>([
    ["running", sampleTimer(), "en", "Started 11:00 AM"],
    ["running, German", sampleTimer(), "de", "Begonnen 11:00"],
    ["paused", BROKEN, "en", "Started 11:00 AM · paused 12:06 PM · breaks 0:27"],
    ["paused, German", BROKEN, "de", "Begonnen 11:00 · pausiert 12:06 · Pausen 0:27"],
    [
      "running with breaks",
      sampleTimer({ breaks: [rest("09:10", "09:20")] }),
      "en",
      "Started 11:00 AM · breaks 0:10",
    ],
    ["a break of seconds", sampleTimer({ breaks: [rest("09:10", "09:10:59")] }), "en", "Started 11:00 AM"],
    ["a booking by hand without a start", sampleTimer({ start: null, duration: HOUR }), "en", ""],
  ])("%s", (_title, timer, language, expected) => {
    expect(line(timer, language)).toBe(expected);
  });

  it("tells the day when it is another one", () => {
    expect(line(sampleTimer(), "en", at("10:00") + 24 * HOUR)).toMatch(/^Started Wed, Aug 26.* 11:00 AM$/);
  });
});

it("keeps its line empty until the first frame is there, which must not wait for words about time", () => {
  const now = signal(at("10:23:45"));
  const { container } = render(
    <Since isPainted={false} timer={BROKEN} now={now} words={createTestWords("en")} />,
  );
  expect(container.textContent).toBe("\u00a0");
});
