import { randomUUID } from "node:crypto";
import { DEFAULT_TASK, TYPES_OF_WORK, typeOfWorkOf } from "./catalogue.ts";
import { rested, type Entry } from "./entry.ts";
import { dayOf } from "./instant.ts";
import { PERSON_ID } from "./people.ts";
import { ticks } from "./ticks.ts";

/**
 * An entry as it is given, by no rule: without more, a timer of the default person that starts now, for a task
 * with a project and a client. Where an `end` is given, the duration follows from it.
 */
export function newEntry(given: Partial<Entry>, now: number, timezone: string): Entry {
  const task = given.task === undefined ? (given.project ? null : DEFAULT_TASK) : given.task;
  const entry: Entry = {
    id: randomUUID(),
    userId: PERSON_ID,
    start: now,
    day: dayOf(now),
    end: null,
    duration: 0,
    breaks: [],
    task,
    project: task?.project ?? null,
    typeOfWork: typeOfWorkOf(task?.typeOfWorkId ?? "") ?? TYPES_OF_WORK[0]!,
    note: null,
    isBillable: true,
    isBilled: false,
    timezone,
    byHand: false,
    createdAt: given.start ?? now,
    updatedAt: now,
    version: ticks(now),
    override: undefined,
  };
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  Object.assign(entry, Object.fromEntries(said));
  if (entry.start !== null && entry.end !== null && given.duration === undefined)
    entry.duration = Math.max(0, entry.end - entry.start - rested(entry));
  return entry;
}
