import { effect, signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { createWeek } from "@/lib/popup/deferred/day/week";
import { createLastDays } from "@/lib/popup/deferred/last-days";
import { DAY, type Duration, HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { localDayOf } from "@/lib/timer/today";
import { type Days, NO_DAYS } from "@/lib/tracker/days";
import { NOW, STOPPED, stateOf } from "../../../tracker/states";
import { createTestWords } from "../../../words";

const words = createTestWords("en");

/** An entry of half an hour that ended so long ago. */
const entry = (ago: number): Timer => ({
  ...STOPPED,
  id: `entry-${ago}`,
  start: NOW - ago - 30 * MINUTE,
  end: NOW - ago,
  duration: 30 * MINUTE,
  breaks: [],
  day: localDayOf(NOW - ago),
});
const running = (start: number, day = localDayOf(start)): Timer => ({
  ...STOPPED,
  id: "running",
  start,
  end: null,
  duration: null,
  breaks: [],
  day,
});

function create(days: Partial<Days> = {}, timer: Timer | null = null) {
  const timers = [entry(HOUR), entry(DAY), entry(2 * DAY)];
  const list = signal<Days>({ ...NO_DAYS, at: NOW, timers, isWhole: true, ...days });
  const [state, now, shown] = [signal(stateOf(timer, {})), signal(NOW), signal(timer)];
  const lastDays = createLastDays({ state, list, shown, now, errorText: () => "" }, words);
  const targetOn = signal((day: string): Duration | null => (day === localDayOf(NOW) ? 8 * HOUR : null));
  return { week: createWeek({ days: lastDays, shown, now, targetOn }, "en-GB"), now, list };
}

/** The sums of the days up to today, in minutes. */
const sums = ({ week }: ReturnType<typeof create>) =>
  week.value!.filter(({ day }) => day <= localDayOf(NOW)).map(({ worked }) => worked / MINUTE);

describe("the week", () => {
  it("is unknown until awork has listed the entries", () => {
    expect(create({ at: null }).week.value).toBeUndefined();
  });

  it("has the sums of its days, from its first one on, and none of days to come", () => {
    const week = create();
    expect(week.week.value!.map(({ day }) => day)).toEqual(
      ["24", "25", "26", "27", "28", "29", "30"].map((day) => `2026-08-${day}`),
    );
    expect(sums(week)).toEqual([30, 30, 30]);
    expect(week.week.value!.slice(3).map(({ worked, isSure }) => [worked, isSure])).toEqual(
      Array.from({ length: 4 }, () => [0, true]),
    );
  });

  it("knows today, its target, and which days the list has", () => {
    const days = create({ timers: [entry(2 * DAY)] }).week.value!;
    expect(days.map(({ isToday }) => isToday).indexOf(true)).toBe(2);
    expect(days.slice(1, 3).map(({ target }) => target)).toEqual([null, 8 * HOUR]);
    expect(days.slice(0, 4).map(({ isListed }) => isListed)).toEqual([true, false, true, false]);
  });

  it("counts the running timer in today's sum, and changes once a minute", () => {
    const shown = create({}, running(NOW - 90 * MINUTE));
    expect(sums(shown).at(-1)).toBe(120);
    let changes = -1;
    const stop = effect(() => {
      void shown.week.value;
      changes += 1;
    });
    for (let second = 1; second < 60; second += 1) shown.now.value = NOW + second * SECOND;
    expect(changes).toBe(0);
    shown.now.value = NOW + MINUTE;
    expect([changes, sums(shown).at(-1)]).toEqual([1, 121]);
    stop();
  });

  it("counts a timer that has run since yesterday in yesterday's sum", () => {
    const start = NOW - DAY;
    const shown = create({ timers: [entry(2 * DAY)] }, running(start));
    expect(sums(shown)).toEqual([30, 24 * 60, 0]);
    shown.now.value = NOW + MINUTE;
    expect(sums(shown)).toEqual([30, 24 * 60 + 1, 0]);
  });

  it("is not sure on a day of which an entry may be missing", () => {
    const unsure = [localDayOf(NOW - DAY)];
    const days = create({ isWhole: false, unsure }).week.value!;
    expect(days.map(({ isSure }) => isSure)).toEqual([true, false, true, true, true, true, true]);
  });
});
