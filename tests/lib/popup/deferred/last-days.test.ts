import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { createLastDays } from "@/lib/popup/deferred/last-days";
import { DAY, HOUR, MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { localDayOf } from "@/lib/timer/today";
import { type Days, NO_DAYS } from "@/lib/tracker/days";
import type { State } from "@/lib/tracker/state";
import { NOW, STOPPED, stateOf } from "../../tracker/states";
import { createTestWords } from "../../words";

const words = createTestWords("en");
const OFFLINE = { kind: "unreachable", detail: "" } as const;

/** An entry of half an hour that started so long ago. */
const entry = (ago: number): Timer => ({
  ...STOPPED,
  id: `entry-${ago}`,
  start: NOW - ago,
  end: NOW - ago + 30 * MINUTE,
  day: localDayOf(NOW - ago),
});

function create(days: Partial<Days> = {}, known: Partial<State> = {}) {
  const list = signal<Days>({ ...NO_DAYS, at: NOW, timers: [entry(HOUR)], isWhole: true, ...days });
  const state = signal(stateOf(null, known));
  const now = signal(NOW);
  const errorText = ({ kind }: { kind: string }) => kind;
  const lastDays = createLastDays({ state, list, shown: signal(null), now, errorText }, words);
  return {
    ...lastDays,
    list,
    now,
    ids: () => lastDays.byDay.value?.map(({ entries }) => entries.map(({ id }) => id)),
  };
}

describe("the days", () => {
  it("are unknown until awork has listed them", () => {
    const { byDay, total } = create({ at: null });
    expect([byDay.value, total.value]).toEqual([undefined, null]);
  });

  it("are the last seven, newest first", () => {
    const timers = Array.from({ length: 9 }, (_, back) => entry(back * DAY + HOUR));
    const { ids } = create({ timers });
    expect(ids()).toEqual(timers.slice(0, 7).map(({ id }) => [id]));
  });

  it("get a planned entry when it begins", () => {
    const { ids, now } = create({ timers: [entry(HOUR), entry(-MINUTE)] });
    expect(ids()).toEqual([["entry-3600000"]]);
    now.value += MINUTE;
    expect(ids()).toEqual([["entry--60000", "entry-3600000"]]);
  });

  it("stay the same object each second, and when a poll brings nothing new", () => {
    const { byDay, now, list } = create();
    const before = byDay.value;
    now.value += MINUTE;
    list.value = { ...structuredClone(list.value), at: NOW + MINUTE };
    expect(byDay.value).toBe(before);
  });

  it("say of each day whether an entry can be missing", () => {
    const [today, yesterday] = [localDayOf(NOW), localDayOf(NOW - DAY)];
    const { isWholeOn, total } = create({ isWhole: false, unsure: [yesterday] });
    expect([isWholeOn(today), isWholeOn(yesterday), total.value!.isWhole]).toEqual([true, false, true]);
  });
});

describe("why there is no list", () => {
  it.each<[string, Partial<Days>, Partial<State>, { none: string | null; old: string | null }]>([
    ["nothing is wrong", {}, {}, { none: null, old: null }],
    [
      "awork can't be reached",
      { at: null },
      { trouble: OFFLINE },
      { none: `${words("daysUnknown")} unreachable`, old: null },
    ],
    [
      "only the list could not be read",
      { at: null, trouble: OFFLINE },
      {},
      { none: `${words("daysUnknown")} unreachable`, old: null },
    ],
  ])("is said: %s", (_title, days, state, { none, old }) => {
    const { whyNone, whyOld } = create(days, state);
    expect([whyNone.value, whyOld.value]).toEqual([none, old]);
  });

  it("is said apart where there is an older list", () => {
    expect(create({ trouble: OFFLINE }).whyOld.value).toBe(`${words("daysNotRead")} unreachable`);
  });
});
