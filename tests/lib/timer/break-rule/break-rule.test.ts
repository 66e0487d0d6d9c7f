import { describe, expect, it } from "vitest";
import { breakText, reachedLimit, removalText } from "@/lib/timer/break-rule/break-rule";
import type { Settings } from "@/lib/timer/settings";
import type { Timer } from "@/lib/timer/timer";
import { createTestWords } from "@/tests/lib/words";
import { at, rest } from "@/tests/lib/timer/sample";
import { ended, running } from "./day";

type Rule = Settings["breakRule"];

const given = (current: Timer | null, now: string, entries: Timer[] = [], breakRule: Rule = "germany") => ({
  settings: { breakRule },
  entries,
  current,
  now: at(now),
});

const LUNCH = rest("09:00", "09:30");

/** Berlin is two hours ahead of UTC. */
describe("what is said of breaks while a timer runs", () => {
  it.each<[sentence: string, current: Timer | null, now: string, entries: Timer[], expected: string | null]>([
    ["is nothing more than half an hour before the limit", running("06:00"), "11:29:59", [], null],
    [
      "is when they are due, from half an hour before it",
      running("06:00"),
      "11:30",
      [],
      "Breaks by law: 30 min due by 2:00 PM, at 6:00 of work. Counted so far: 0 min (each 15 min or longer).",
    ],
    [
      "is what counts so far",
      running("08:20"),
      "12:00",
      [ended("06:00", "08:00")],
      "Breaks by law: 30 min due by 2:20 PM, at 6:00 of work. Counted so far: 20 min (each 15 min or longer).",
    ],
    [
      "is stronger at the limit",
      running("06:00"),
      "12:00",
      [],
      "Breaks by law: more than 6:00 of work today, with less than 30 min of breaks. Counted so far: 0 min (each 15 min or longer).",
    ],
    ["is nothing where breaks suffice", running("06:00", [LUNCH]), "13:00", [], null],
    [
      "is of the next limit where breaks suffice for the first",
      running("06:00", [LUNCH]),
      "15:10",
      [],
      "Breaks by law: 45 min due by 5:30 PM, at 9:00 of work. Counted so far: 30 min (each 15 min or longer).",
    ],
    [
      "is of the row where that ends first",
      running("07:00", [rest("08:00", "08:45")]),
      "14:20",
      [],
      "Breaks by law: a break of 15 min is due by 4:45 PM, at 6:00 of work in a row.",
    ],
    [
      "is stronger where a row is too long",
      running("07:00", [rest("08:00", "08:45")]),
      "14:45",
      [],
      "Breaks by law: more than 6:00 of work in a row without a break of 15 min or longer.",
    ],
    ["is nothing while the timer is paused", running("06:00", [rest("12:30", null)]), "12:31", [], null],
    ["is nothing while nothing runs", ended("06:00", "13:00"), "13:00", [], null],
    ["is nothing without an entry", null, "13:00", [], null],
  ])("%s", (_sentence, current, now, entries, expected) => {
    expect(breakText(given(current, now, entries), createTestWords("en"))).toBe(expected);
  });

  it.each<[current: Timer, now: string, expected: string]>([
    [running("06:00"), "11:40", "Pausen nach Gesetz: 30 Min. bis 14:00 fällig, bei 6:00 Arbeit. Bisher gezählt: 0 Min. (je ab 15 Min.)."], // prettier-ignore
    [running("06:00"), "12:00", "Pausen nach Gesetz: heute mehr als 6:00 Arbeit mit weniger als 30 Min. Pause. Bisher gezählt: 0 Min. (je ab 15 Min.)."], // prettier-ignore
    [running("07:00", [rest("08:00", "08:45")]), "14:20", "Pausen nach Gesetz: eine Pause von 15 Min. ist bis 16:45 fällig, bei 6:00 Arbeit am Stück."], // prettier-ignore
    [running("07:00", [rest("08:00", "08:45")]), "14:45", "Pausen nach Gesetz: mehr als 6:00 Arbeit am Stück ohne eine Pause von mindestens 15 Min. Dauer."], // prettier-ignore
  ])("is said in German too (%#)", (current, now, expected) => {
    expect(breakText(given(current, now), createTestWords("de"))).toBe(expected);
  });

  it("stays the same sentence until the limit", () => {
    const texts = ["11:30", "11:45:10", "11:59:59"].map((now) =>
      breakText(given(running("06:00"), now), createTestWords("en")),
    );
    expect(new Set(texts).size).toBe(1);
  });
});

it("is off unless it is chosen", () => {
  const [words, off] = [createTestWords("en"), given(running("00:00", [LUNCH]), "20:00", [], "off")];
  expect([breakText(off, words), reachedLimit(off), removalText(off, words)]).toEqual([null, null, null]);
});

describe("what it means if the breaks of the timer become work", () => {
  const paused = running("06:00", [rest("12:00", null)]);

  it.each<
    [sentence: string, language: "en" | "de", current: Timer | null, now: string, expected: string | null]
  >([
    ["is too few breaks", "en", paused, "12:20", "By law, 0 min of 30 min of breaks are then counted."],
    ["is too few breaks", "de", paused, "12:20", "Nach Gesetz sind dann 0 Min. von 30 Min. Pause gezählt."],
    ["is too few breaks of a timer that runs", "en", running("06:00", [LUNCH]), "12:20", "By law, 0 min of 30 min of breaks are then counted."], // prettier-ignore
    ["is nothing where none is needed yet", "en", running("06:00", [rest("08:00", null)]), "09:00", null],
    ["is nothing where they were too short to count, and the limit was reached before", "en", running("06:00", [rest("12:05", null)]), "12:10", null], // prettier-ignore
    ["is nothing without breaks", "en", running("06:00"), "13:00", null],
    ["is nothing where nothing is active", "en", ended("06:00", "13:00", [LUNCH]), "13:00", null],
  ])("%s: %s", (_sentence, language, current, now, expected) => {
    expect(removalText(given(current, now), createTestWords(language))).toBe(expected);
  });

  it("is a row that is too long, where other breaks suffice", () => {
    const entries = [ended("04:00", "05:00")];
    const current = running("06:00", [rest("10:00", "10:20")]);
    expect(removalText(given(current, "12:30", entries), createTestWords("en"))).toBe(
      "Then it is more than 6:00 of work in a row.",
    );
  });

  it("is nothing where gaps between entries suffice", () => {
    const current = running("09:00", [rest("12:00", null)]);
    expect(removalText(given(current, "12:20", [ended("04:00", "08:00")]), createTestWords("en"))).toBeNull();
  });
});
