import { effect, signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { createBreaks } from "@/lib/popup/deferred/day/breaks";
import { DEFAULTS, type Settings } from "@/lib/timer/settings";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { type Days, NO_DAYS } from "@/lib/tracker/days";
import type { State } from "@/lib/tracker/state";
import { NOW, pause, stateOf, timer } from "../../../tracker/states";
import { createTestWords } from "../../../words";

/** In ten minutes it is six hours. */
const CURRENT = timer({ start: NOW - 6 * HOUR + 10 * MINUTE });
const PAUSED = timer({ start: NOW - 7 * HOUR, breaks: [pause(40 * MINUTE)] });
const BEFORE = timer({
  id: "before",
  start: NOW - 8 * HOUR,
  end: NOW - 6 * HOUR - 10 * MINUTE,
  duration: HOUR,
});
const DUE =
  "Breaks by law: 30 min due by 12:10 PM, at 6:00 of work. Counted so far: 0 min (each 15 min or longer).";
const LEFT = "By law, 0 min of 30 min of breaks are then counted.";

type Given = {
  current?: Timer | null;
  list?: Partial<Days>;
  known?: Partial<State>;
  chosen?: Partial<Settings>;
};

function create({ current = CURRENT, list = {}, known = {}, chosen = {} }: Given = {}) {
  const settings = signal<Settings>({ ...DEFAULTS, breakRule: "germany", ...chosen });
  const days = signal<Days>({ ...NO_DAYS, at: NOW, isWhole: true, ...list });
  const [shown, now, state] = [signal(current), signal(NOW), signal(stateOf(current, known))];
  const given = { chosen: settings, state, list: days, shown, now };
  return { ...createBreaks(given, createTestWords("en")), ...given };
}

describe("what is said of breaks by law", () => {
  it.each<[sentence: string, given: Given, line: string | null, removal: string | null]>([
    ["is when they are due", {}, DUE, null],
    ["is what would be left", { current: PAUSED }, null, LEFT],
    [
      "counts the other entries of the day",
      { list: { timers: [BEFORE] } },
      "Breaks by law: more than 6:00 of work today, with less than 30 min of breaks. Counted so far: 20 min (each 15 min or longer).",
      null,
    ],
    ["is nothing unless a law is chosen", { chosen: { breakRule: "off" } }, null, null],
    ["is nothing without an entry", { current: null }, null, null],
    ["is nothing until awork has listed the entries", { list: { at: null } }, null, null],
    ["is nothing where the list lacks entries", { list: { isWhole: false } }, null, null],
    ["is nothing where the list of that day lacks entries", { list: { isWhole: false, unsure: [CURRENT.day] } }, null, null], // prettier-ignore
    ["is there where the list of another day lacks entries", { list: { isWhole: false, unsure: ["2026-08-25"] } }, DUE, null], // prettier-ignore
    ["is nothing where the list is older than the entry", { list: { at: NOW - 1 }, known: { entryChangedAt: NOW } }, null, null], // prettier-ignore
    ["is nothing where the list is of yesterday", { list: { at: NOW - DAY } }, null, null],
    ["is nothing where the list could not be read again", { list: { trouble: { kind: "unreachable", detail: "" } } }, null, null], // prettier-ignore
    [
      "is there where the list was read since the clock was looked at",
      { list: { at: NOW + 900 } },
      DUE,
      null,
    ],
    ["is nothing where the list is of the future", { list: { at: NOW + HOUR } }, null, null],
  ])("%s", (_sentence, given, line, removal) => {
    const breaks = create(given);
    expect([breaks.line.value, breaks.removal.value]).toEqual([line, removal]);
  });

  it("changes at the limit alone", () => {
    const { line, now } = create();
    const seen: (string | null)[] = [];
    effect(() => void seen.push(line.value));
    for (let second = 0; second < 11 * 60; second += 1) now.value += SECOND;
    expect(seen).toEqual([DUE, expect.stringContaining("more than 6:00 of work today")]);
  });
});
