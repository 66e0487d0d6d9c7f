import { describe, expect, it } from "vitest";
import type { Heard } from "@/lib/awork/heard";
import { MINUTE, SECOND } from "@/lib/timer/time";
import { offset } from "@/lib/tracker/offset";
import { NOW } from "./states";

/** An answer that took `took`, half of it on the way there, from an awork whose clock is `ahead`. */
const answer = (ahead: number, took = 0): Heard => ({
  sentAt: NOW,
  answeredAt: NOW + took,
  date: Math.floor((NOW + took / 2 + ahead) / SECOND) * SECOND,
  left: null,
  reset: null,
});

describe("how far awork's clock is ahead", () => {
  it.each([
    ["ten minutes ahead", 0, answer(10 * MINUTE), 10 * MINUTE + 500],
    ["ten minutes behind", 0, answer(-10 * MINUTE), -10 * MINUTE + 500],
    ["measured in the middle of the request", 0, answer(10 * MINUTE, 2 * SECOND), 10 * MINUTE + 500],
    ["below three seconds it is nothing", 0, answer(2 * SECOND), 0],
    ["below three seconds behind as well", 0, answer(-3 * SECOND), 0],
    ["from three seconds on it counts", 0, answer(3 * SECOND), 3500],
    ["a clock that is right again", 10 * MINUTE, answer(0), 0],
    ["a second more or less is noise", 10 * MINUTE, answer(10 * MINUTE), 10 * MINUTE],
    ["more than that is news", 10 * MINUTE, answer(10 * MINUTE + SECOND), 10 * MINUTE + 1500],
    ["an answer without a date tells nothing", 42, { ...answer(MINUTE), date: null }, 42],
    ["two seconds are not slow", 0, answer(MINUTE, 2000), MINUTE + 500],
    ["a slow answer tells nothing", 42, answer(MINUTE, 2001), 42],
    ["nor does one that came before it was asked for: the clock was set back", 42, answer(MINUTE, -1), 42],
  ])("%s", (_title, known, heard, expected) => {
    expect(offset(known, heard)).toBe(expected);
  });
});
