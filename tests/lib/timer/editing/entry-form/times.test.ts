import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type TypedTimes,
  fieldTime,
  isUnfinished,
  kindOf,
  readTimes,
  textsOf,
  withTyped,
} from "@/lib/timer/editing/entry-form/times";
import { DAY, HOUR, MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { sampleTimer } from "@/tests/lib/timer/sample";

/** On the day that the tests are set in, in the person's time zone. */
const at = (time: string): number => Date.parse(`2026-08-26T${time}`);

const NOW = at("15:00:20");
const LOCALE = "en-GB";
const TWELVE = "en-US";

const ENTRY = sampleTimer({ id: "e", start: at("11:15:10"), end: at("11:45:40"), duration: 30.5 * MINUTE });
const BROKEN = sampleTimer({
  id: "b",
  start: at("09:00"),
  end: at("10:00"),
  duration: 45 * MINUTE,
  breaks: [{ start: at("09:20"), end: at("09:35"), duration: 15 * MINUTE }],
});
const OPEN_ENDED = sampleTimer({ id: "o", start: at("09:00"), duration: HOUR });
const LENGTH = sampleTimer({ id: "l", start: null, duration: HOUR });
const RUNNING = sampleTimer({ id: "r", start: at("14:00:30") });

/** Over midnight: yesterday, 23:30:10 – today, 2:00:40. */
const NIGHT = sampleTimer({
  id: "n",
  start: at("23:30:10") - DAY,
  end: at("02:00:40"),
  duration: 150.5 * MINUTE,
});
/** Just after midnight. */
const EARLY = sampleTimer({ id: "y", start: at("00:15"), end: at("02:00"), duration: 105 * MINUTE });

const typed = (texts: Partial<Record<keyof TypedTimes, string>>): TypedTimes =>
  Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, { text }]));

type Options = { locale?: string; others?: Timer[]; day?: string; now?: number };

const read = (
  entry: Timer | null,
  given: TypedTimes,
  { locale = LOCALE, others = [], ...rest }: Options = {},
) => readTimes({ entry, typed: given, day: "2026-08-26", others, now: NOW, locale, ...rest });

const short = (times: ReturnType<typeof read>) => {
  const time = (value: number | null) =>
    value && new Date(value - new Date(value).getTimezoneOffset() * MINUTE).toJSON().slice(5, 19);
  const worked = times.worked === null ? null : times.worked / MINUTE;
  const fault = Object.entries(times.faults).map(([field, fault]) => `${field}: ${fault}`);
  return [time(times.start), time(times.end), worked, ...fault];
};

describe("an entry from 11:15:10 to 11:45:40", () => {
  it.each<[sentence: string, texts: Parameters<typeof typed>[0], expected: unknown[], options?: Options]>([
    ["is as it is where nothing is typed", {}, ["08-26T11:15:10", "08-26T11:45:40", 30.5]],
    [
      "keeps its seconds where the same is typed",
      { from: "11:15", to: "11:45" },
      ["08-26T11:15:10", "08-26T11:45:40", 30.5],
    ],
    ["is longer with an earlier start", { from: "11:00" }, ["08-26T11:00:00", "08-26T11:45:40", 45 + 2 / 3]],
    ["takes digits alone", { from: "905" }, ["08-26T09:05:00", "08-26T11:45:40", 160 + 2 / 3]],
    ["is longer with a later end", { to: "12:15" }, ["08-26T11:15:10", "08-26T12:15:00", 60 - 1 / 6]],
    ["ends later if more was worked", { worked: "1:00" }, ["08-26T11:15:10", "08-26T12:15:10", 60]],
    ["takes minutes", { worked: "45 min" }, ["08-26T11:15:10", "08-26T12:00:10", 45]],
    ["is as it is with the same length", { worked: "0:30" }, ["08-26T11:15:10", "08-26T11:45:40", 30.5]],
    ["moves as a whole", { from: "10:00", worked: "0:30" }, ["08-26T10:00:00", "08-26T10:30:30", 30.5]],
    [
      "takes the nearer half of the day",
      { from: "11", to: "2" },
      ["08-26T11:00:00", "08-26T14:00:00", 180],
      { locale: TWELVE },
    ],
    ["takes PM", { to: "12:15 pm" }, ["08-26T11:15:10", "08-26T12:15:00", 60 - 1 / 6], { locale: TWELVE }],
    [
      "can move to another day",
      { from: "yesterday 9:00", to: "yesterday 9:30" },
      ["08-25T09:00:00", "08-25T09:30:00", 30],
    ],
    [
      "can move to another day by its start alone, and ends on that",
      { from: "yesterday 9:00", to: "9:30" },
      ["08-25T09:00:00", "08-25T09:30:00", 30],
    ],
    [
      "ends on the next day where the end is before the start",
      { from: "yesterday 23:00", to: "1:00" },
      ["08-25T23:00:00", "08-26T01:00:00", 120],
    ],
    [
      "begins where another ended in that minute",
      { from: "11:10" },
      ["08-26T11:10:30", "08-26T11:45:40", 35 + 1 / 6],
      {
        others: [sampleTimer({ id: "x", start: at("10:00"), end: at("11:10:30"), duration: 70.5 * MINUTE })],
      },
    ],
    ["can't be half past", { from: "half past" }, [null, null, null, "from: startNotATime"]],
    ["can't end at noonish", { to: "noonish" }, ["08-26T11:15:10", null, null, "to: startNotATime"]],
    ["can't be so long as that", { worked: "long" }, ["08-26T11:15:10", null, null, "worked: notALength"]],
    ["can't be empty", { worked: "0" }, ["08-26T11:15:10", null, null, "worked: notALength"]],
    ["can't begin in the future", { from: "15:30" }, [null, null, null, "from: startInFuture"]],
    [
      "can't end in the future",
      { to: "15:30" },
      ["08-26T11:15:10", "08-26T15:30:00", 255 - 1 / 6, "to: endInFuture"],
    ],
    [
      "can't last into the future",
      { worked: "4:00" },
      ["08-26T11:15:10", "08-26T15:15:10", 240, "worked: endInFuture"],
    ],
    ["can't begin after its end", { from: "12:00" }, ["08-26T12:00:00", null, null, "from: startAfterEnd"]],
    ["can't end before its start", { to: "11:00" }, ["08-26T11:15:10", null, null, "to: endBeforeStart"]],
    [
      "can't end when it begins",
      { from: "11:00", to: "11:00" },
      ["08-26T11:00:00", null, null, "to: endBeforeStart"],
    ],
    [
      "can't last for more than a day",
      { from: "yesterday 9:00" },
      ["08-25T09:00:00", "08-26T11:45:40", 1605 + 2 / 3, "from: longerThanDay"],
    ],
  ])("%s", (_sentence, texts, expected, options) => {
    expect(short(read(ENTRY, typed(texts), options))).toEqual(expected);
  });
});

describe("over midnight, a start without a day", () => {
  it.each<[sentence: string, entry: Timer | null, texts: Parameters<typeof typed>[0], expected: unknown[]]>([
    ["can be after it", NIGHT, { from: "0:15" }, ["08-26T00:15:00", "08-26T02:00:40", 105 + 2 / 3]],
    ["can be before it", NIGHT, { from: "22:00" }, ["08-25T22:00:00", "08-26T02:00:40", 240 + 2 / 3]],
    ["can move before it", EARLY, { from: "23:30" }, ["08-25T23:30:00", "08-26T02:00:00", 150]],
    [
      "can move before it with an end",
      EARLY,
      { from: "23:30", to: "1:00" },
      ["08-25T23:30:00", "08-26T01:00:00", 90],
    ],
    [
      "can move before it with a length",
      EARLY,
      { from: "23:30", worked: "1:00" },
      ["08-25T23:30:00", "08-26T00:30:00", 60],
    ],
    [
      "that is named stays on its day",
      EARLY,
      { from: "today 23:30" },
      [null, null, null, "from: startInFuture"],
    ],
    [
      "that is far from the present one is none of the day before",
      ENTRY,
      { from: "14:00" },
      ["08-26T14:00:00", null, null, "from: startAfterEnd"],
    ],
  ])("%s", (_sentence, entry, texts, expected) => {
    expect(short(read(entry, typed(texts)))).toEqual(expected);
  });

  it("of a new entry is of the evening before while its own day has not come to it", () => {
    const now = at("00:40");
    expect(short(read(null, typed({ from: "23:00", to: "0:30" }), { now }))).toEqual([
      "08-25T23:00:00",
      "08-26T00:30:00",
      90,
    ]);
    expect(short(read(null, typed({ from: "9:00", to: "9:30" }), { now }))).toEqual([
      null,
      null,
      null,
      "from: startInFuture",
    ]);
  });
});

describe("an end", () => {
  it.each<[sentence: string, entry: Timer | null, texts: Parameters<typeof typed>[0], expected: unknown[]]>([
    [
      "at 24:00 is that of the day",
      null,
      { from: "22:00", to: "24:00" },
      ["08-25T22:00:00", "08-26T00:00:00", 120],
    ],
    ["at 24 too", null, { from: "22:00", to: "24" }, ["08-25T22:00:00", "08-26T00:00:00", 120]],
    [
      "after 24:00 is none",
      null,
      { from: "22:00", to: "24:30" },
      ["08-25T22:00:00", null, null, "to: startNotATime"],
    ],
    ["is no start", null, { from: "24:00", to: "1:00" }, [null, null, null, "from: startNotATime"]],
  ])("%s", (_sentence, entry, texts, expected) => {
    expect(short(read(entry, typed(texts), { day: "2026-08-25" }))).toEqual(expected);
  });

  it("later on the day of its start is in the future, also where its other half of the day is over", () => {
    const { faults } = read(ENTRY, typed({ to: "3:30" }), { locale: TWELVE });
    expect(faults).toEqual({ to: "endInFuture" });
  });

  it.each<[string, Parameters<typeof typed>[0], (number | string)[]]>([
    ["can stay there with another start", { from: "13:45" }, [135]],
    ["can be earlier", { to: "15:30" }, [90]],
    ["can be earlier by the length", { worked: "1:45" }, [105]],
    ["can't be later", { to: "16:15" }, [135, "to: endInFuture"]],
  ])("that is in the future already %s", (_sentence, texts, expected) => {
    const ahead = sampleTimer({ id: "a", start: at("14:00"), end: at("16:00"), duration: 2 * HOUR });
    expect(short(read(ahead, typed(texts))).slice(2)).toEqual(expected);
  });

  it("keeps the length that awork has while start and end stay", () => {
    const odd = { ...ENTRY, duration: 20 * MINUTE };
    expect(read(odd, typed({ from: "11:15", to: "11:45" })).worked).toBe(20 * MINUTE);
    expect(read(odd, typed({ to: "12:15:10" })).worked).toBe(HOUR);
  });

  it("in the hour that comes twice stays in the one that it was in", () => {
    // In Berlin 2:00–3:00 comes twice on 25 October 2026.
    const start = Date.parse("2026-10-25T00:30+02:00");
    const now = Date.parse("2026-10-25T15:00+01:00");
    const endTyped = (end: number, to: string) =>
      read(sampleTimer({ id: "t", start, end, duration: end - start }), typed({ to }), { now }).end;
    const [first, second] = [Date.parse("2026-10-25T02:30+02:00"), Date.parse("2026-10-25T02:30+01:00")];
    expect(endTyped(first, "2:45")).toBe(first + 15 * MINUTE);
    expect(endTyped(second, "2:45")).toBe(second + 15 * MINUTE);
  });

  it("that is typed as it was is the present one, also of an entry longer than a day", () => {
    const long = sampleTimer({
      id: "d",
      start: at("09:00") - 2 * DAY,
      end: at("10:00:30"),
      duration: 2 * DAY + HOUR,
    });
    expect(read(long, typed({ to: "10:00" })).end).toBe(long.end);
  });

  it("that is typed as it was is the present one, also in the hour that comes twice", () => {
    // 1:00 in summer time to 2:30 in winter time: two hours and a half.
    const start = Date.parse("2026-10-24T23:00Z");
    const twice = sampleTimer({ id: "t", start, end: start + 2.5 * HOUR, duration: 2.5 * HOUR });
    const now = Date.parse("2026-10-25T12:00Z");
    expect(read(twice, typed({ to: "2:30" }), { now }).end).toBe(twice.end);
  });
});

describe("an entry of another kind", () => {
  it.each<[sentence: string, entry: Timer | null, texts: Parameters<typeof typed>[0], expected: unknown[]]>([
    [
      "keeps its breaks when its end moves",
      BROKEN,
      { to: "10:30" },
      ["08-26T09:00:00", "08-26T10:30:00", 75],
    ],
    [
      "keeps its breaks when its length changes",
      BROKEN,
      { worked: "1:00" },
      ["08-26T09:00:00", "08-26T10:15:00", 60],
    ],
    [
      "is not shorter than its breaks",
      BROKEN,
      { to: "9:15" },
      ["08-26T09:00:00", "08-26T09:15:00", 0, "to: shorterThanBreaks"],
    ],
    [
      "without an end has one that follows",
      OPEN_ENDED,
      { worked: "1:30" },
      ["08-26T09:00:00", "08-26T10:30:00", 90],
    ],
    [
      "without an end keeps that when its start moves",
      OPEN_ENDED,
      { from: "9:30" },
      ["08-26T09:30:00", "08-26T10:00:00", 30],
    ],
    ["without a start has only a length", LENGTH, { worked: "1:30" }, [null, null, 90]],
    ["without a start can't be nothing", LENGTH, { worked: "" }, [null, null, null, "worked: notALength"]],
    ["that runs has only a start", RUNNING, { from: "13:30" }, ["08-26T13:30:00", null, null]],
    ["that runs keeps its seconds", RUNNING, { from: "14:00" }, ["08-26T14:00:30", null, null]],
    [
      "that runs can't begin in the future",
      RUNNING,
      { from: "today 15:30" },
      ["08-26T14:00:30", null, null, "from: startInFuture"],
    ],
    ["that is new and empty needs times", null, {}, [null, null, null, "worked: timesMissing"]],
    ["that is new can have a length alone", null, { worked: "1:30" }, [null, null, 90]],
    [
      "that is new can have both times",
      null,
      { from: "9", to: "10:30" },
      ["08-26T09:00:00", "08-26T10:30:00", 90],
    ],
    [
      "that is new can have a start and a length",
      null,
      { from: "9", worked: "2" },
      ["08-26T09:00:00", "08-26T11:00:00", 120],
    ],
    ["that is new needs an end", null, { from: "9" }, ["08-26T09:00:00", null, null, "to: endMissing"]],
    ["that is new needs a start", null, { to: "9" }, [null, null, null, "from: timesMissing"]],
    [
      "that is new and was emptied again needs times",
      null,
      { from: "", worked: "" },
      [null, null, null, "worked: notALength"],
    ],
  ])("%s", (_sentence, entry, texts, expected) => {
    expect(short(read(entry, typed(texts)))).toEqual(expected);
  });

  it("takes working hours where a half of the day isn't said", () => {
    const morning = read(null, typed({ from: "9", to: "1" }), { locale: TWELVE });
    expect(short(morning)).toEqual(["08-26T09:00:00", "08-26T13:00:00", 240]);
    const afternoon = read(null, typed({ from: "1", to: "2:30" }), { locale: TWELVE });
    expect(short(afternoon)).toEqual(["08-26T13:00:00", "08-26T14:30:00", 90]);
  });

  it("is filled in to the second by a gap", () => {
    const gap = { from: { text: "11:45", at: at("11:45:40") }, to: { text: "11:53", at: at("11:53:12") } };
    expect(short(read(null, gap))).toEqual(["08-26T11:45:40", "08-26T11:53:12", 7.533333333333333]);
  });
});

describe("typing in a field", () => {
  it("of the start keeps the end, also after a length was typed", () => {
    const before = typed({ worked: "1:00" });
    const after = withTyped(before, "from", "11:00", read(ENTRY, before), ENTRY, LOCALE);
    expect(after).toEqual({ from: { text: "11:00" }, to: { text: "12:15", at: at("12:15:10") } });
    expect(short(read(ENTRY, after))).toEqual(["08-26T11:00:00", "08-26T12:15:10", 75 + 1 / 6]);
  });

  it("of the start of a new entry keeps the typed length", () => {
    const before = typed({ worked: "1:00" });
    const after = withTyped(before, "from", "9", read(null, before), null, LOCALE);
    expect(after).toEqual(typed({ from: "9", worked: "1:00" }));
  });

  it.each(["to", "worked"] as const)("%s replaces the other", (field) => {
    const before = typed({ from: "11:00", to: "12:00" });
    const after = withTyped(before, field, "1", read(ENTRY, before), ENTRY, LOCALE);
    expect(Object.keys(after).toSorted()).toEqual(["from", field]);
  });

  it("leaves the others to follow", () => {
    const given = typed({ from: "11:00" });
    expect(textsOf(read(ENTRY, given), given, LOCALE)).toEqual({
      from: "11:00",
      to: "11:45",
      worked: "0:45",
    });
    expect(textsOf(read(null, {}), {}, LOCALE)).toEqual({ from: "", to: "", worked: "" });
  });
});

it("half typed texts are not told as faults at once", () => {
  expect(isUnfinished("startNotATime")).toBe(true);
  expect(isUnfinished("endBeforeStart")).toBe(false);
});

it.each([
  [null, "new"],
  [RUNNING, "since"],
  [ENTRY, "span"],
  [OPEN_ENDED, "span"],
  [LENGTH, "length"],
] as const)("%j has the times of the kind %s", (entry, kind) => expect(kindOf(entry)).toBe(kind));

describe("whatever is typed", () => {
  const minute = fc.integer({ min: 0, max: 14 * 60 }).map((each) => at("00:00") + each * MINUTE);
  const text = fc.oneof(
    minute.map((each) => fieldTime(each, LOCALE)),
    fc.stringMatching(/^[\d:.apm ]{0,6}$/),
  );
  const anyTyped = fc
    .record({ from: text, to: text, worked: text, which: fc.constantFrom("to", "worked", null) })
    .map(({ from, to, worked, which }) =>
      typed(which === null ? { from } : which === "to" ? { from, to } : { from, worked }),
    );
  const anyEntry = fc.constantFrom(ENTRY, BROKEN, OPEN_ENDED, LENGTH, RUNNING, null);

  it("duration = end − start − breaks, at most a day, more than nothing and not in the future, or a fault says why", () => {
    fc.assert(
      fc.property(anyEntry, anyTyped, fc.constantFrom(LOCALE, TWELVE), (entry, given, locale) => {
        const { start, end, worked, breaks, faults } = read(entry, given, { locale });
        if (Object.keys(faults).length > 0 || kindOf(entry) === "since") return;
        expect(worked).toBeGreaterThan(0);
        if (start === null) return;
        expect(worked).toBe(end! - start - breaks);
        expect(end! - start).toBeLessThanOrEqual(DAY);
        expect(end).toBeLessThanOrEqual(NOW);
      }),
    );
  });

  it("the texts that are shown mean the same times", () => {
    fc.assert(
      fc.property(anyTyped, (given) => {
        const times = read(ENTRY, given);
        if (Object.keys(times.faults).length > 0) return;
        const { from, to } = textsOf(times, given, LOCALE);
        const again = read(ENTRY, typed({ from, to }));
        expect(Math.abs(again.start! - times.start!)).toBeLessThan(MINUTE);
        expect(Math.abs(again.end! - times.end!)).toBeLessThan(MINUTE);
      }),
    );
  });
});

describe("when the clock is put back", () => {
  // In Berlin 2:00–3:00 comes twice on 25 October 2026.
  it("the hour that comes twice is the first one after the start", () => {
    const now = Date.parse("2026-10-25T12:00Z");
    const day = "2026-10-25";
    const times = read(null, typed({ from: "1:30", to: "2:30" }), { day, now });
    expect(times.end! - times.start!).toBe(HOUR);
    const longer = read(null, typed({ from: "1:30", worked: "2:00" }), { day, now });
    expect(textsOf(longer, typed({ from: "1:30", worked: "2:00" }), LOCALE).to).toBe("2:30");
    const across = read(null, typed({ from: "1:30", to: "3:30" }), { day, now });
    expect(across.end! - across.start!).toBe(3 * HOUR);
  });
});
