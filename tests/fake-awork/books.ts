import type { Project, TypeOfWork } from "./catalogue.ts";
import type { Clock } from "./clock.ts";
import { editOf, retimed, timed, type Edit } from "./edit.ts";
import { isTimer, localDay, startForOrder, worked, type Entry } from "./entry.ts";
import type { Habit } from "./habits.ts";
import { newAbsence, type Absence } from "./hours/absence.ts";
import { newEntry } from "./new-entry.ts";
import { firstPeople, homeZone, newPerson, PERSON_ID, type Person } from "./people.ts";
import type { Purpose } from "./purpose.ts";
import { invalidOperation, notFound, unauthorized } from "./refusal.ts";
import { blocked, checkDay, checkDescription, checkDone, checkEnabled, usualSettings } from "./settings.ts";
import { ticks } from "./ticks.ts";
import { expireTimer, pauseTimer, removeBreaksOf, resumeTimer, stopTimer } from "./timer.ts";
import { firstWorkspaces } from "./workspaces.ts";

export type Books = ReturnType<typeof createBooks>;

/** The one that started last; of two that started together, the one that was booked last. */
const latest = (entries: Entry[]) =>
  entries.reduce<Entry | null>(
    (last, entry) => (last && startForOrder(entry) < startForOrder(last) ? last : entry),
    null,
  );

const checkType = (typeOfWork?: TypeOfWork) => {
  if (typeOfWork?.isArchived) throw invalidOperation(`The type of work '${typeOfWork.name}' is archived.`);
};

/** Only an admin is exempt from what the workspace allows. */
type May = { isAdmin?: boolean };

/** The people and entries of an awork, and the verbs that change them by awork's rules: they throw its refusals. */
export function createBooks(clock: Clock) {
  let entries: Entry[] = [];
  const absences: Absence[] = [];
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

  function apply(verb: (entry: Entry, now: number, may: May) => boolean) {
    return (userId: string = PERSON_ID, may: May = {}) => {
      const entry = books.current(userId);
      if (entry && verb(entry, clock.now(), may)) touch(entry);
      return entry;
    };
  }

  const settingsFor = ({ isAdmin }: May) => (isAdmin ? usualSettings() : books.settings);

  /** Refuses to book on something, as awork does when a timer is started, and an entry added or changed. */
  function checkBooking({ task = null, project = null, typeOfWork }: Purpose, may: May) {
    checkDone(settingsFor(may), task, project);
    if (!project) return;
    if (books.foreignProjects.has(project.id) && !may.isAdmin) throw blocked();
    if (typeOfWork && !books.isAllowedIn(project, typeOfWork))
      throw invalidOperation(`The project '${project.name}' has no type of work '${typeOfWork.name}'.`);
  }

  const books = {
    now: () => clock.now(),

    /** The workspace of every fixed token. */
    workspace: workspaces[0],

    /** Every workspace. They share people and entries: only the address and the name in `/me` tell them apart. */
    workspaces,

    /** The reference leaves `duration` out of an open break; recorded answers say 0. Both are seen. */
    openBreakDuration: "zero" as "zero" | "absent",

    /** Ids of types of work that were archived since. */
    archived: new Set<string>(),

    /** Ids of the projects that nobody but admins may book on, because nobody is a member of them. */
    foreignProjects: new Set<string>(),

    /** The ids of the types of work of each project that doesn't allow all, by the id of the project. */
    projectTypes: new Map<string, readonly string[]>(),

    isAllowedIn: (project: Project, { id }: TypeOfWork): boolean =>
      books.projectTypes.get(project.id)?.includes(id) ?? true,

    /** A type of work as it is now. */
    typeNow: (type: TypeOfWork): TypeOfWork =>
      books.archived.has(type.id) ? { ...type, isArchived: true } : type,

    /** How awork behaves beyond what is expected of it: see `habits.ts`. */
    habits: new Set<Habit>(),

    people,

    addPerson(given: Partial<Person> = {}): Person {
      const person = newPerson(given, books.workspace.id);
      people.push(person);
      return person;
    },

    /** Days off of people, and of the company. */
    absences,

    addAbsence(given: Parameters<typeof newAbsence>[0]): Absence {
      const absence = newAbsence(given);
      absences.push(absence);
      return absence;
    },

    /** A day off for everybody. */
    addHoliday: (given: Parameters<typeof newAbsence>[0]) => books.addAbsence({ ...given, userId: null }),

    /** What the workspace allows. */
    settings: usualSettings(),

    /** Every entry, oldest booking first. Records may be changed in place; `change` also renews the version. */
    get entries() {
      return settled();
    },

    find: (id: string) => settled().find((entry) => entry.id === id.toLowerCase()) ?? null,

    /** Books an entry as it is given: see `newEntry` for what is left out. */
    add(given: Partial<Entry> = {}): Entry {
      const owner = people.find((person) => person.id === given.userId);
      const entry = newEntry(given, clock.now(), owner?.timezone ?? homeZone());
      entries.push(entry);
      return entry;
    },

    /** As `find`, where there must be one. */
    get(id: string) {
      const entry = books.find(id);
      if (!entry) throw notFound(`No time entry with the id '${id}' exists.`);
      return entry;
    },

    /** Changes a record by no rule. */
    change(id: string, changes: Partial<Entry>) {
      const entry = books.get(id);
      Object.assign(entry, changes);
      touch(entry);
      return entry;
    },

    /** Serves `json` in place of the entry's own; `undefined` takes it back. */
    raw(id: string, json: unknown) {
      return books.change(id, { override: json });
    },

    /** A new entry, by the rules of POST. */
    book(userId: string, { start, day, end, duration, ...rest }: Edit, may: May = {}) {
      const settings = settingsFor(may);
      checkEnabled(settings);
      checkType(books.typeNow(rest.typeOfWork));
      checkBooking(rest, may);
      checkDescription(settings, rest.note);
      const times = { start: null, ...timed({ start, day, end, duration }) };
      checkDay(settings, { day: "", ...rest, ...times }, clock.now());
      return books.add({ ...rest, ...times, userId });
    },

    /** An entry with some things changed, by the rules of PUT. A new duration moves the end. */
    edit(id: string, changes: Partial<Edit>, may: May = {}) {
      const entry = books.get(id);
      const settings = settingsFor(may);
      const { start, day, end, duration, ...rest } = {
        ...editOf(entry),
        ...(changes.duration && { end: null }),
        ...changes,
      };
      if (rest.typeOfWork !== entry.typeOfWork) checkType(books.typeNow(rest.typeOfWork));
      checkBooking(rest, may);
      const times = retimed(entry, { start, day, end, duration }, clock.now());
      const next = { ...entry, ...rest, ...times };
      if (!isTimer(entry)) {
        checkDay(settings, entry, clock.now());
        if (entry.note) checkDescription(settings, rest.note);
      }
      if (localDay(next) !== localDay(entry)) checkDay(settings, next, clock.now());
      Object.assign(entry, rest, times);
      touch(entry);
      return books.get(id);
    },

    /** Deletes an entry, whatever it is doing. awork's description has no 400 for that. */
    discard(id: string, may: May = {}) {
      const gone = books.get(id);
      if (!isTimer(gone)) checkDay(settingsFor(may), gone, clock.now(), unauthorized);
      entries = entries.filter((entry) => entry !== gone);
    },

    /** Forgets all entries and days off, and sets settings, habits and types of work back; the people stay. */
    clear() {
      entries = [];
      absences.length = 0;
      books.habits.clear();
      books.archived.clear();
      books.projectTypes.clear();
      books.foreignProjects.clear();
      Object.assign(books.settings, usualSettings());
    },

    /** The timer that runs or is paused. */
    current: (userId: string = PERSON_ID) => latest(started(userId).filter(isTimer)),

    /** "Always the last one that was started. Time entries which are started in the future are ignored." */
    last: (userId: string = PERSON_ID) => latest(started(userId)),

    /**
     * The time worked (ms) in all entries of one day ("2026-08-26"), each counted where it starts by its own time zone,
     * a timer as it stands at `now`.
     */
    total: (day: string, userId: string = PERSON_ID, now: number = clock.now()) =>
      settled()
        .filter((entry) => entry.userId === userId && localDay(entry) === day)
        .reduce((sum, entry) => sum + worked(entry, now), 0),

    /** Any other timer of the user is stopped by it. */
    start(userId: string = PERSON_ID, purpose: Purpose = {}, may: May = {}) {
      checkEnabled(settingsFor(may));
      checkType(purpose.typeOfWork && books.typeNow(purpose.typeOfWork));
      checkBooking(purpose, may);
      for (const entry of started(userId)) if (stopTimer(entry, clock.now())) touch(entry);
      return books.add({ ...purpose, userId });
    },
    pause: apply(pauseTimer),
    resume: apply(resumeTimer),
    stop: apply((entry, now, may) => {
      checkDescription(settingsFor(may), entry.note);
      return stopTimer(entry, now);
    }),

    /** Acts on an id, whosever it is and whether or not it is current. */
    removeBreaks(id: string) {
      const entry = books.find(id);
      if (entry && removeBreaksOf(entry)) touch(entry);
      return entry;
    },
  };
  return books;
}
