import { effect, signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { createStretches } from "@/lib/popup/deferred/day/stretches";
import { createLastDays } from "@/lib/popup/deferred/last-days";
import { DEFAULTS, type Settings } from "@/lib/timer/settings";
import { DAY, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import { timeSpan } from "@/lib/timer/typed/time-of-day";
import type { Timer } from "@/lib/timer/timer";
import { localDayOf } from "@/lib/timer/today";
import { type Days, NO_DAYS } from "@/lib/tracker/days";
import { at } from "../../../timer/sample";
import { STOPPED, stateOf } from "../../../tracker/states";
import { createTestWords } from "../../../words";

/** In Berlin it is 14:00, on a Wednesday. */
const NOON = at("12:00");
const [TODAY, YESTERDAY] = [localDayOf(NOON), localDayOf(NOON - DAY)];

const entry = (id: string, start: Instant, end: Instant | null): Timer => ({
  ...STOPPED,
  id,
  start,
  end,
  duration: end === null ? null : end - start,
  breaks: [],
  day: localDayOf(start),
});

const MORNING = entry("morning", at("07:00"), at("09:45"));
const LATER = entry("later", at("09:53"), at("11:56"));
const BEFORE = entry("before", at("07:00") - DAY, at("14:50") - DAY);
const RUNNING = entry("running", at("11:56"), null);

type Given = { list?: Partial<Days>; timer?: Timer | null; chosen?: Partial<Settings>; off?: string };

function create({ list = {}, timer = null, chosen = {}, off }: Given = {}) {
  const timers = [MORNING, LATER, BEFORE];
  const kept = signal<Days>({ ...NO_DAYS, at: NOON, timers, isWhole: true, ...list });
  const [shown, now] = [signal(timer), signal(NOON)];
  const given = { state: signal(stateOf(timer)), list: kept, shown, now, errorText: () => "" };
  const days = createLastDays(given, createTestWords("en"));
  const settings = signal({ ...DEFAULTS, ...chosen });
  const isOff = signal((day: string) => day === off);
  const stretches = createStretches({ ...given, days, chosen: settings, isOff });
  const texts = () =>
    Object.entries(stretches.gaps.value).map(([day, gaps]) =>
      [day, ...gaps.map(({ start, end }) => timeSpan(start, end, start, "de"))].join(" "),
    );
  return { ...stretches, kept, shown, now, settings, texts };
}

describe("the gaps of the last days", () => {
  it.each<[sentence: string, given: Given, expected: string[]]>([
    ["are those of each day", {}, [`${TODAY} 11:45 – 11:53`, `${YESTERDAY} 16:50 – 17:00`]],
    ["are unknown until awork has listed the entries", { list: { at: null } }, []],
    [
      "are shown from five minutes on",
      { list: { timers: [MORNING, entry("later", at("09:50"), at("11:56"))] } },
      [`${TODAY} 11:45 – 11:50`],
    ],
    [
      "are not shown below that",
      { list: { timers: [MORNING, entry("later", at("09:49:59"), at("11:56"))] } },
      [TODAY],
    ],
    ["are of today also without an entry", { list: { timers: [] } }, [`${TODAY} 9:00 – 14:00`]],
    [
      "are told up to when awork listed the entries",
      { list: { timers: [MORNING], at: at("10:30:20") } },
      [`${TODAY} 11:45 – 12:30`],
    ],
    [
      "end where the current entry begins",
      { list: { timers: [] }, timer: RUNNING },
      [`${TODAY} 9:00 – 13:56`],
    ],
    [
      "are not told of a day that can lack entries",
      { list: { isWhole: false, unsure: [TODAY] } },
      [TODAY, `${YESTERDAY} 16:50 – 17:00`],
    ],
    ["are not told where any day can lack entries", { list: { isWhole: false } }, [TODAY, YESTERDAY]],
    ["are not told of a day off", { off: YESTERDAY }, [`${TODAY} 11:45 – 11:53`, YESTERDAY]],
    ["are within the chosen hours", { chosen: { workFrom: 12 * 60 } }, [TODAY, `${YESTERDAY} 16:50 – 17:00`]],
    ["are there though nobody is reminded", { chosen: { remindNothing: false } }, [`${TODAY} 11:45 – 11:53`, `${YESTERDAY} 16:50 – 17:00`]], // prettier-ignore
  ])("%s", (_sentence, given, expected) => {
    expect(create(given).texts()).toEqual(expected);
  });

  it("follow what is chosen", () => {
    const { texts, settings } = create();
    settings.value = { ...DEFAULTS, workDays: [] };
    expect(texts()).toEqual([TODAY, YESTERDAY]);
  });

  it("grow once a minute while nothing runs, and not at all while something does", () => {
    const seen = (timer: Timer | null) => {
      const { gaps, now, kept } = create({ timer, list: { timers: [MORNING] } });
      let count = 0;
      effect(() => void (count += gaps.value ? 1 : 0));
      for (let second = 0; second < 180; second += 1) {
        now.value += SECOND;
        kept.value = { ...kept.value, at: now.value };
      }
      return count;
    };
    expect([seen(null), seen(RUNNING)]).toEqual([4, 1]);
  });

  it("stay the same objects when a poll brings nothing new", () => {
    const { gaps, overlaps, kept } = create();
    const before = [gaps.value, overlaps.value];
    kept.value = { ...structuredClone(kept.value), at: NOON + 1 };
    expect([gaps.value, overlaps.value].map((each, place) => each === before[place])).toEqual([true, true]);
  });
});

describe("the overlaps of the last days", () => {
  const texts = ({ overlaps }: ReturnType<typeof create>) =>
    Object.entries(overlaps.value).map(
      ([id, [first]]) => `${id} ${first!.with.id} ${first!.length / MINUTE}`,
    );

  it("are those of all entries, the current one among them", () => {
    const timer = entry("running", at("11:50"), null);
    expect(texts(create({ timer }))).toEqual(["later running 6", "running later 6"]);
  });

  it("reach from one day into the next", () => {
    const night = entry("night", at("07:00") - DAY, at("07:30"));
    expect(texts(create({ list: { timers: [night, MORNING] } }))).toEqual([
      "night morning 30",
      "morning night 30",
    ]);
  });

  it("are the longest three, though hundreds of entries have the same time", () => {
    const timers = Array.from({ length: 450 }, (_, place) =>
      entry(`entry-${place}`, at("07:00"), at("08:00") + place * SECOND),
    );
    const all = Object.values(create({ list: { timers } }).overlaps.value);
    expect(all).toHaveLength(450);
    expect(all.every(({ length }) => length === 3)).toBe(true);
  });

  it("are none until awork has listed the entries", () => {
    expect(texts(create({ list: { at: null } }))).toEqual([]);
  });
});
