import { HABITS, type Habit } from "../fake-awork/habits.ts";
import type { Random } from "./random.ts";

/**
 * What awork does beyond what is expected of it: the habits of its lists that cost requests, of `../fake-awork/habits.ts`
 * (the others change nothing here), whom of a company they concern, as a share, and what share of verbs it refuses with
 * 401 although the token is good.
 */
export type AworkHabits = { inLists: ReadonlySet<Habit>; concerns: number; refuses: number };

export const NO_HABITS: AworkHabits = { inLists: new Set(), concerns: 0, refuses: 0 };

const COSTLY = HABITS.filter((habit) => habit === "lostEntry" || habit === "oddEntry");

/** Few have an entry of the last days that awork can't show. */
export const ALL_HABITS: AworkHabits = { inLists: new Set(COSTLY), concerns: 0.25, refuses: 0.05 };

/** Each habit for every second company. */
export function someHabits(random: Random): AworkHabits {
  const inLists = new Set(COSTLY.filter(() => random.next() < 0.5));
  return { ...ALL_HABITS, inLists, refuses: random.next() < 0.5 ? ALL_HABITS.refuses : 0 };
}

/** In words, for the report. */
export function told({ inLists, concerns, refuses }: AworkHabits): string {
  const lists = [...inLists].map((habit) => `${habit} for ${100 * concerns} % of people`);
  const all = [...lists, ...(refuses > 0 ? [`${100 * refuses} % of verbs refused with 401`] : [])];
  return all.length > 0 ? `awork's habits: ${all.join(", ")}` : "awork has no habits";
}
