import { HOUR, type Instant, MINUTE } from "@/lib/timer/time";
import { phase } from "@/lib/timer/timer";
import { createAwork } from "./awork.ts";
import type { AworkHabits } from "./awork-habits.ts";
import { createBook } from "./book.ts";
import { createCalendar } from "./calendar.ts";
import { type Computer, createComputer } from "./computer.ts";
import type { Habits } from "./habits.ts";
import { type Counting, type Limit, createCount } from "./limit.ts";
import { live } from "./person.ts";
import { createRandom } from "./random.ts";

/** A part of a day, in hours since midnight. */
export type Span = [from: number, to: number];

/** `others`: how often a minute something else asks awork. `outage`: while awork can't be reached; null: it always can. */
export type Company = {
  people: number;
  seed: number;
  habits: Habits;
  limit: Limit;
  counting: Counting;
  others: number;
  day: Span;
  outage: Span | null;
  aworkHabits: AworkHabits;
};

/** One moment: the paces of all computers that are on, and how old the running numbers are that somebody can see. */
type Sample = { at: Instant; paces: number[]; ages: number[] };

/** What a day was like; instants are since midnight. `healed`: when everybody was heard again after the outage. */
export type Day = {
  requests: Instant[];
  refused: Instant[];
  refusedVerbs: Instant[];
  samples: Sample[];
  healed: Instant | null;
};

/** A Wednesday. */
const MIDNIGHT: Instant = Date.parse("2026-08-26T00:00:00Z");

/** Nobody's is new: each computer has looked once the evening before, and keeps what it has stored since. */
const EVENING: Span = [-6, -5];

/** Has a company live a day, all on one awork, each with the real tracker. */
export async function dayOf({
  people,
  seed,
  habits,
  limit,
  counting,
  others,
  day,
  outage,
  aworkHabits,
}: Company): Promise<Day> {
  const calendar = createCalendar(MIDNIGHT + EVENING[0] * HOUR);
  const { now, at } = calendar;
  const random = createRandom(seed);
  const awork = createAwork(createCount(counting, limit, now), now, aworkHabits);
  const refusedVerbs: Instant[] = [];
  const samples: Sample[] = [];
  let healed: Instant | null = null;

  const computers = Array.from({ length: people }, () => {
    const ownSeed = random.next() * 2 ** 32;
    const own = createRandom(ownSeed);
    // Of its own, so that what somebody does is the same whatever the extension asks.
    const draws = createRandom(ownSeed ^ 0x5f3759df);
    const book = createBook(now);
    const computer = createComputer(calendar, own, awork, book);
    live({ computer, book, calendar, random: own, draws, habits }, MIDNIGHT, () =>
      refusedVerbs.push(now() - MIDNIGHT),
    );
    at(MIDNIGHT + own.between(...EVENING) * HOUR, () => computer.tracker.refresh());
    return computer;
  });
  await calendar.runUntil(MIDNIGHT + day[0] * HOUR);

  function askElse(): void {
    try {
      awork.take();
    } catch {
      // Whatever it is, it is refused as well.
    }
    at(now() + random.after(MINUTE / others), askElse);
  }

  function sample(): void {
    const on = computers.filter(({ isOn }) => isOn);
    const ages = on.filter(isSeen).map(({ state }) => now() - (state.at ?? now()));
    samples.push({ at: now() - MIDNIGHT, paces: on.map(({ state }) => state.throttle), ages });
    at(now() + MINUTE, sample);
  }

  function heal(end: Instant): void {
    const isHealed = computers.every(({ isOn, state }) => !isOn || (state.at ?? 0) >= end);
    if (isHealed) healed = now() - MIDNIGHT;
    else at(now() + MINUTE / 6, () => heal(end));
  }

  if (others) askElse();
  at(now() + random.next() * MINUTE, sample);
  if (outage) {
    const [from, to] = outage.map((hour) => MIDNIGHT + hour * HOUR) as Span;
    at(from, () => (awork.isOut = true));
    at(to, () => ((awork.isOut = false), heal(to)));
  }
  await calendar.runUntil(MIDNIGHT + day[1] * HOUR);
  const sinceMidnight = (instants: Instant[]) => instants.map((instant) => instant - MIDNIGHT);
  return {
    requests: sinceMidnight(awork.requests),
    refused: sinceMidnight(awork.refused),
    refusedVerbs,
    samples,
    healed,
  };
}

/** The badge of a locked screen shows nobody a number. */
const isSeen = ({ state, presence }: Computer) => phase(state.timer) === "running" && presence !== "locked";
