import type { Books } from "../fake-awork/books.ts";
import {
  ARCHIVED_TYPE_OF_WORK,
  DONE_TASK,
  PRIVATE_TASK,
  PROJECTS,
  TYPES_OF_WORK,
} from "../fake-awork/catalogue.ts";
import { HOUR, MINUTE } from "../fake-awork/clock.ts";
import type { Entry } from "../fake-awork/entry.ts";
import { PERSON_ID } from "../fake-awork/people.ts";
import { NOW } from "./stage.ts";

/** Each entry that is looked at has the same id, so that a request can be sent again. */
export const ENTRY_ID = "e0000000-0000-4000-8000-000000000001";

const closed = { start: NOW - 40 * MINUTE, end: NOW - 30 * MINUTE };
const open = { start: NOW - 5 * MINUTE, end: null };
const started = { start: NOW - HOUR };
const ended = { ...started, end: NOW - 20 * MINUTE };

type Given = Partial<Entry> & { overridden?: Record<string, unknown> };

/** Every kind of entry that the stand-in has. */
export const ENTRIES: Record<string, Given | null> = {
  "no entry": null,
  "a running timer": started,
  "a running timer with a break": { ...started, breaks: [closed] },
  "a paused timer": { ...started, breaks: [open] },
  "a timer that was paused twice": { ...started, breaks: [closed, open] },
  "a stopped entry": { ...ended, note: "First draft" },
  "a stopped entry with a break": { ...ended, breaks: [closed] },
  "a booking with a start and a duration": { ...started, duration: 30 * MINUTE, byHand: true },
  "a booking with a day alone": { start: null, day: "2026-08-26", duration: 30 * MINUTE, byHand: true },
  "an entry of a colleague's": { ...ended, userId: "5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7a02" },
  "an entry of a deleted person": { ...ended, userId: null },
  "a timer without a task": { ...started, task: null, typeOfWork: TYPES_OF_WORK[3]! },
  "a timer for a project": { ...started, task: null, project: PROJECTS[0]! },
  "a timer for a private task": { ...started, task: PRIVATE_TASK },
  "a timer for a task that is done": { ...started, task: DONE_TASK },
  "a timer of an archived type of work": { ...started, typeOfWork: ARCHIVED_TYPE_OF_WORK },
  "a billed entry": { ...ended, isBilled: true },
  "an old entry": { start: NOW - 50 * HOUR, end: NOW - 49 * HOUR },
  "an entry in another time zone": { ...ended, timezone: "Pacific/Auckland" },
  "an entry for tomorrow": { start: NOW + 24 * HOUR, end: NOW + 25 * HOUR },
  "an entry with null for task and project": { ...started, overridden: { task: null, project: null } },
};

/** Books one entry, and nothing else. */
export function book(books: Books, given: Given | null) {
  books.clear();
  if (!given) return;
  const { overridden, ...entry } = given;
  books.add({ id: ENTRY_ID, userId: PERSON_ID, ...entry });
  if (overridden) books.raw(ENTRY_ID, (json: object) => ({ ...json, ...overridden }));
}
