import { DAY, SECOND } from "./clock.ts";
import { isTimer, worked, type Entry } from "./entry.ts";
import type { Json } from "./fields.ts";
import { dayOf, wallClock } from "./instant.ts";
import { homeZone } from "./people.ts";

/**
 * What awork was seen to do, or may do by its description, and what nobody expects. Each is switched on by itself, in
 * `books.habits`, and changes answers alone: the books stay right.
 */
export const HABITS = [
  /** A timer has the day of an end, as a placeholder, and no time of it. */
  "endDateAlone",
  /** The stamps of breaks name UTC in other ways than with a Z. */
  "breakStamps",
  /** Breaks last -1 s, and there is one that ends before it starts. */
  "oddBreaks",
  /** Sums that nobody needs are below zero. */
  "negativeSums",
  /** Zones have the names that Windows gives them. */
  "windowsZones",
  /** In lists, the duration of a timer is kept up to date while it runs or is paused. */
  "durationInLists",
  /** The types of work of a project are shown only to those who plan. */
  "hiddenProjectTypes",
  /** There is another type of work of the same name. */
  "twinTypes",
  /** A list has an entry that nobody can read, of yesterday; the others are as they should be. */
  "oddEntry",
  /** A page of a list is shorter than was asked for, and the next one goes on there. */
  "shortPages",
  /** A list counts an entry that never comes, as of a user who was deleted. */
  "lostEntry",
  /** What an order does not tell apart comes in another order on each page: some of it twice, and some of it never. */
  "looseTies",
] as const;

export type Habit = (typeof HABITS)[number];

const WINDOWS_ZONE = "W. Europe Standard Time";

const ZONES = ["z", "+00", "+0000", "+00:00"];

type Break = { startDate: string; endDate?: string; duration?: number };

const stamped = (text: string, place: number) => text.replace(/Z$/, ZONES[place % ZONES.length]!);

/** What each habit makes of an entry's JSON. `now` is awork's. */
const CHANGES: Partial<Record<Habit, (json: Json, entry: Entry, now: number) => Json>> = {
  endDateAlone: (json, entry) => (isTimer(entry) ? { ...json, endDateUtc: json.startDateUtc } : json),
  breakStamps: (json) => ({
    ...json,
    breaks: ((json.breaks ?? []) as Break[]).map(({ startDate, endDate, ...rest }, place) => ({
      ...rest,
      startDate: stamped(startDate, place),
      ...(endDate && { endDate: stamped(endDate, place + 1) }),
    })),
  }),
  oddBreaks(json) {
    const breaks = ((json.breaks ?? []) as Break[]).map((pause) => ({ ...pause, duration: -1 }));
    const first = breaks[0];
    const day = String(json.startDateUtc).slice(0, 10);
    const odd = { startDate: `${day}T00:00:01Z`, endDate: `${day}T00:00:00Z`, duration: -1 };
    return first ? { ...json, breaks: [odd, ...breaks] } : json;
  },
  negativeSums: (json, entry) => ({
    ...json,
    breakDuration: -1,
    ...((isTimer(entry) || entry.end !== null) && { duration: isTimer(entry) ? -1 : json.duration }),
  }),
  windowsZones: (json) => ({ ...json, timezone: WINDOWS_ZONE }),
};

/** An entry's JSON as it goes out. */
export function withHabits(json: Json, entry: Entry, habits: ReadonlySet<Habit>, now: number): Json {
  return [...habits].reduce((so, habit) => CHANGES[habit]?.(so, entry, now) ?? so, json);
}

/** The same in a list. */
export function listedWithHabits(json: Json, entry: Entry, habits: ReadonlySet<Habit>, now: number): Json {
  const isKeptUp = habits.has("durationInLists") && isTimer(entry) && entry.start! < now;
  return isKeptUp ? { ...json, duration: Math.floor(worked(entry, now) / SECOND) } : json;
}

/** The body of a PUT as awork understands it: whoever sends back what awork said means the same. */
export const understoodBody = (body: string, { timezone }: Entry, habits: ReadonlySet<Habit>): string =>
  habits.has("windowsZones") ? body.replace(JSON.stringify(WINDOWS_ZONE), JSON.stringify(timezone)) : body;

/** What comes along in a list under `oddEntry`: of yesterday. */
export const oddEntry = (now: number) => ({
  id: "odd",
  startDateLocal: `${dayOf(wallClock(now, homeZone()) - DAY)}T00:00:00`,
});
