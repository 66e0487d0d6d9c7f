import { randomUUID } from "node:crypto";
import type { Clock } from "./clock.ts";
import { isTimer, startForOrder, type Entry } from "./entry.ts";
import { newEntry } from "./new-entry.ts";
import { firstPeople, PERSON_ID, PERSON_PASSWORD, type Person } from "./people.ts";
import { ticks } from "./ticks.ts";
import { expireTimer, pauseTimer, removeBreaksOf, resumeTimer, stopTimer } from "./timer.ts";
import { firstWorkspaces } from "./workspaces.ts";

export type Books = ReturnType<typeof createBooks>;

/** What a new timer is for; what is left out is chosen as for `add`. */
export type Purpose = Partial<
  Pick<Entry, "task" | "project" | "typeOfWork" | "note" | "isBillable" | "timezone">
>;

/** The one that started last; of two that started together, the one that was booked last. */
const latest = (entries: Entry[]) =>
  entries.reduce<Entry | null>(
    (last, entry) => (last && startForOrder(entry) < startForOrder(last) ? last : entry),
    null,
  );

/** The people and entries of an awork, and the verbs that change them by awork's rules. */
export function createBooks(clock: Clock) {
  let entries: Entry[] = [];
  const people = firstPeople();
  const workspaces = firstWorkspaces();

  function touch(entry: Entry) {
    const now = clock.now();
    entry.updatedAt = now;
    entry.version = entry.version < ticks(now) ? ticks(now) : entry.version + 1n;
  }

  function settled() {
    for (const entry of entries) if (expireTimer(entry, clock.now())) touch(entry);
    return entries;
  }

  function started(userId: string) {
    const now = clock.now();
    return settled().filter((entry) => entry.userId === userId && startForOrder(entry) <= now);
  }

  function apply(verb: (entry: Entry, now: number) => boolean) {
    return (userId: string = PERSON_ID) => {
      const entry = books.current(userId);
      if (entry && verb(entry, clock.now())) touch(entry);
      return entry;
    };
  }

  const books = {
    /** The workspace of every fixed token. */
    workspace: workspaces[0],

    /** Every workspace. They share people and entries: only the address and the name in `/me` tell them apart. */
    workspaces,

    /** The reference leaves `duration` out of an open break; recorded answers say 0. Both are seen. */
    openBreakDuration: "zero" as "zero" | "absent",

    people,

    addPerson(person: Partial<Person> = {}): Person {
      const id = person.id ?? randomUUID();
      const added: Person = {
        id,
        firstName: "Paula",
        lastName: "Planner",
        tokens: [`token-of-${id}`],
        admin: false,
        kind: "person",
        timezone: "Europe/Berlin",
        language: "en-GB",
        email: `${id}@example.com`,
        password: PERSON_PASSWORD,
        workspaces: [books.workspace.id],
        ...person,
      };
      people.push(added);
      return added;
    },

    /** Every entry, oldest booking first. Records may be changed in place; `change` also renews the version. */
    get entries() {
      return settled();
    },

    find: (id: string) => settled().find((entry) => entry.id === id.toLowerCase()) ?? null,

    /** Books an entry as it is given: see `newEntry` for what is left out. */
    add(given: Partial<Entry> = {}): Entry {
      const owner = people.find((person) => person.id === given.userId);
      const entry = newEntry(given, clock.now(), owner?.timezone ?? "Europe/Berlin");
      entries.push(entry);
      return entry;
    },

    change(id: string, changes: Partial<Entry>) {
      const entry = books.find(id);
      if (!entry) throw new Error(`There is no entry ${id} to change`);
      Object.assign(entry, changes);
      touch(entry);
      return entry;
    },

    /** Serves `json` in place of the entry's own; `undefined` takes it back. */
    raw(id: string, json: unknown) {
      return books.change(id, { override: json });
    },

    remove(id: string) {
      entries = entries.filter((entry) => entry.id !== id);
    },

    /** Forgets all entries; the people stay. */
    clear() {
      entries = [];
    },

    /** The timer that runs or is paused. */
    current: (userId: string = PERSON_ID) => latest(started(userId).filter(isTimer)),

    /** "Always the last one that was started. Time entries which are started in the future are ignored." */
    last: (userId: string = PERSON_ID) => latest(started(userId)),

    /** Any other timer of the user is stopped by it. */
    start(userId: string = PERSON_ID, purpose: Purpose = {}) {
      for (const entry of started(userId)) if (stopTimer(entry, clock.now())) touch(entry);
      return books.add({ ...purpose, userId });
    },
    pause: apply(pauseTimer),
    resume: apply(resumeTimer),
    stop: apply(stopTimer),

    /** Acts on an id, whosever it is and whether or not it is current. */
    removeBreaks(id: string) {
      const entry = books.find(id);
      if (entry && removeBreaksOf(entry)) touch(entry);
      return entry;
    },
  };
  return books;
}
