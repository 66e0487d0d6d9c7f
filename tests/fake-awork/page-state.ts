import type { Books } from "./books.ts";
import { TASKS } from "./catalogue.ts";
import { DAY, type Clock } from "./clock.ts";
import { isPaused, isTimer, localDay, rested, startForOrder, worked, type Entry } from "./entry.ts";
import { dayOf, wallClock } from "./instant.ts";
import { PERSON_ID } from "./people.ts";

/** How many days the page shows, today among them. */
const DAYS = 7;

/** All that the page shows: the default person's timer and the entries of the last days. Times are milliseconds. */
export function pageState(books: Books, clock: Clock) {
  const now = clock.now();
  const { timezone, firstName, lastName } = books.people.find(({ id }) => id === PERSON_ID)!;
  const wallOf = (instant: number) => new Date(wallClock(instant, timezone)).toISOString();

  const entryState = (entry: Entry) => ({
    id: entry.id,
    day: localDay(entry),
    task: entry.task?.name ?? null,
    project: entry.project?.name ?? null,
    client: entry.project?.company?.name ?? null,
    typeOfWork: entry.typeOfWork.name,
    note: entry.note,
    isBillable: entry.isBillable,
    start: entry.start,
    /** What the person's wall clock showed at the start, "2026-08-26T09:30:15", as a field for it has it. */
    startText: entry.start === null ? null : wallOf(entry.start).slice(0, 19),
    end: entry.end,
    worked: worked(entry, now),
    breaks: rested(entry),
    pauses: entry.breaks,
    state: isPaused(entry) ? "paused" : isTimer(entry) ? "running" : "stopped",
  });

  const today = dayOf(wallClock(now, timezone));
  const first = dayOf(Date.parse(today) - (DAYS - 1) * DAY);
  const entries = books.entries
    .filter((entry) => entry.userId === PERSON_ID && localDay(entry) >= first)
    .toSorted((one, other) => startForOrder(other) - startForOrder(one));
  const dayState = (day: string) => ({
    day,
    total: books.total(day, PERSON_ID, now),
    entries: entries.filter((entry) => localDay(entry) === day).map(entryState),
  });
  const todays = dayState(today);
  const others = new Set(entries.map(localDay).filter((day) => day !== today));
  const timer = books.current(PERSON_ID);
  return {
    /** The person's wall clock, written as if it were in UTC. */
    wallClock: wallOf(now),
    timezone,
    person: `${firstName} ${lastName}`,
    tasks: TASKS.map(({ id, name, project }) => ({ id, name, project: project?.name ?? null })),
    timer: timer && entryState(timer),
    day: today,
    total: todays.total,
    today: todays.entries,
    /** The other days, newest first. */
    days: [...others].toSorted().toReversed().map(dayState),
  };
}
