import type { Purpose } from "@/lib/timer/start/choice";
import type { Edit } from "@/lib/timer/editing/edit";
import type { NewEntry } from "@/lib/timer/editing/new-entry";
import { type Duration, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import { type Timer, isPlanned, phase } from "@/lib/timer/timer";
import { createHours } from "@/lib/awork/capacity/hours";
import { createCatalogue } from "@/lib/awork/catalogue/catalogue";
import { checkAssumptions } from "@/lib/awork/assumptions/check-assumptions";
import { timer } from "@/lib/awork/entries/entry";
import { FromCache, Gone } from "./api-error";
import { type ResponseMeta, aworkNow, givenAt, writtenAt } from "./response-meta";
import { type Form, changed, form } from "@/lib/awork/entries/form";
import { keptUp } from "@/lib/awork/entries/kept-up";
import { type Listing, keepable, unsure } from "@/lib/awork/entries/listing";
import { newEntryForm } from "@/lib/awork/entries/new-entry-form";
import { type Part, type Shortfall, pages, readPages } from "./pages";
import { type Person, person } from "./person";
import { query } from "./query";
import { type Answer, type Connection, type Method, request } from "./request";
import { understood } from "./readable-items";
import { readRules } from "./rules";

/**
 * Whose timer it is. `byKey`: the token is an API key and not the person's own, so requests must name the
 * user.
 */
export type Whose = { userId: string; byKey: boolean };

export type Client = ReturnType<typeof createClient>;

/**
 * The calls about one person's entries and hours, and about what a new timer can be for. Each throws only an
 * `ApiError`.
 */
export function createClient(connection: Connection, { userId, byKey }: Whose) {
  const whose = byKey ? query({ userId }) : "";
  const mine = (value: unknown) => timer(value, userId);
  const entries = (filterby: string, orderby: string): Part => ({
    values: { filterby: `${filterby} and userId eq guid'${userId}'`, orderby },
    size: 100,
    most: 10,
  });

  async function one(method: Method, path: string, body?: object): Promise<Answer<Timer>> {
    const { value, meta } = await request(connection, method, path, body);
    return { value: mine(value), meta };
  }

  async function oneOrNone(method: Method, path: string): Promise<Answer<Timer | null>> {
    const { value, meta } = await request(connection, method, path + whose);
    return { value: value === undefined ? null : mine(value), meta };
  }

  /** Reads the timer `id`; null if it is no longer active. */
  async function activeTimer(id: string): Promise<Answer<Timer | null>> {
    const { value, meta } = await one("GET", address(id));
    const active = keptUp(value, timeOf(meta), JUST_NOW);
    return { value: isPlanned(value, nowOf(meta)) ? null : active, meta };
  }

  /**
   * The first active timer among entries without an end. A list may give an active timer a duration that is
   * kept up to date, so such an entry is read individually.
   */
  async function activeAmong(entries: Timer[], meta: ResponseMeta): Promise<Answer<Timer> | null> {
    const [now, listedAt] = [nowOf(meta), timeOf(meta)];
    for (const entry of entries.filter((each) => !isPlanned(each, now))) {
      if (phase(entry) !== "stopped") return { value: entry, meta };
      const answer = keptUp(entry, listedAt, LATELY) && (await activeTimer(entry.id));
      if (answer?.value) return { value: answer.value, meta: answer.meta };
    }
    return null;
  }

  return {
    ...createCatalogue(connection),
    ...createHours(connection, userId),

    /** Checks which of our assumptions about awork hold. Only reads. */
    check: () => checkAssumptions(connection, byKey ? userId : undefined),

    /** What the company allows, and whether the token's user is exempt. */
    rules: () => readRules(connection),

    /** The entry that started last; null if there is none (204). */
    last: () => oneOrNone("GET", "/me/timeentries/last"),

    activeTimer,
    activeAmong,

    /**
     * The active timer hidden behind a stopped entry that started later, which `last` does not return (API
     * reference, `last`). Null if there is none. The filter also finds bookings without an end and planned
     * entries. It names the person because an admin sees everybody's entries.
     */
    async activeHiddenBy(last: Pick<Timer, "id">): Promise<Answer<Timer | null>> {
      const filter = "endTimeUtc eq null and startTimeUtc ne null";
      let meta: ResponseMeta | null = null;
      const tried = new Set<string>();
      for await (const page of readPages(
        connection,
        "/timeentries",
        entries(filter, "startDateUtc desc,startTimeUtc desc"),
      )) {
        meta = page.meta;
        const { items } = understood(page.items, mine);
        const open = items.filter(({ id }) => id !== last.id && !tried.has(id)).toSorted(lastStartFirst);
        const found = await activeAmong(open, meta);
        if (found) return found;
        for (const { id } of open) tried.add(id);
      }
      return { value: null, meta: meta! };
    },

    /**
     * Starts a timer; awork stops any other timer of the person. `timezone` determines the day of the entry.
     */
    start(purpose: Purpose, timezone: string): Promise<Answer<Timer>> {
      const { taskId, projectId, typeOfWorkId, isBillable, note } = purpose;
      const form = Object.entries({ timezone, typeOfWorkId, taskId, projectId, isBillable, note });
      const body = Object.fromEntries(form.filter(([, value]) => value !== null));
      return one("POST", `/me/timetracking/start${whose}`, body);
    },

    /**
     * Pauses the running timer; null if none runs. With an API key awork refuses: only the timer's creator
     * may pause.
     */
    pause: () => oneOrNone("POST", "/me/timetracking/pause"),

    /** Resumes a paused timer and keeps its break (awork's `resume`). Otherwise like `pause`. */
    keep: () => oneOrNone("POST", "/me/timetracking/resume"),

    /** Stops the timer; null if there is none. */
    stop: () => oneOrNone("POST", "/me/timetracking/stop"),

    /** Removes every break of the entry, also the open one, so the timer runs again. Can't be undone. */
    removeBreaks: (id: string) => one("POST", `${address(id)}/removebreaks`),

    /**
     * Adds an entry of the person's. Not to be repeated blindly: awork books as often as it is asked. `timezone`
     * determines the day of an entry with a start.
     */
    add: (entry: NewEntry, timezone: string) =>
      one("POST", "/timeentries", newEntryForm(entry, userId, timezone)),

    /** Deletes the entry. Can't be undone. */
    async discard(id: string): Promise<Answer<null>> {
      const { meta } = await request(connection, "DELETE", address(id));
      return { value: null, meta };
    },

    /** The current entry and the form to change it with. Throws `FromCache` if the answer is from a cache. */
    async entry(id: string): Promise<Answer<{ timer: Timer; form: Form }>> {
      const { value, meta } = await request(connection, "GET", address(id));
      if (meta.age) throw Object.assign(new FromCache(), { meta });
      return { value: { timer: mine(value), form: form(value) }, meta };
    },

    /** Changes values of the entry; `form` is the one that `entry` returned. */
    update: (id: string, form: Form, ...edits: Edit[]) => one("PUT", address(id), changed(form, ...edits)),

    /**
     * The entries from day `first` to day `last` ("2026-08-26"), newest day first and latest start first.
     * Entries without a start come last in their day. `known`: the shortfall of an earlier reading of the same
     * days; as long as it stays the same, the missing entries are not sought again.
     */
    async since(first: string, last: string, known: Shortfall | null = null): Promise<Answer<Listing>> {
      const filter = `startDateLocal ge datetime'${first}T00:00:00' and startDateLocal le datetime'${last}T23:59:59'`;
      const part = {
        ...entries(filter, "startDateLocal desc,startTimeLocal desc,id desc"),
        shortfall: known,
      };
      const { value, meta } = await pages(connection, "/timeentries", part);
      const { items, odd } = understood(value.items, mine);
      const all = items.toSorted(newestFirst);
      const timers = keepable(all);
      const missing = value.missing === "nothing" && timers.length < all.length ? "later" : value.missing;
      const isWhole = missing === "nothing" && odd.length === 0;
      const { shortfall } = value;
      return {
        value: { timers, isWhole, unsure: isWhole ? [] : unsure(missing, odd, timers, first), shortfall },
        meta,
      };
    },
  };
}

/** The person that the token belongs to. */
export async function me(connection: Connection): Promise<Answer<Person>> {
  const { value, meta } = await request(connection, "GET", "/me");
  return { value: person(value), meta };
}

/**
 * Whether the user exists. awork doesn't report a nonexistent user when asked for their timer: it answers
 * that there is none (seen).
 */
export async function isUser(connection: Connection, id: string): Promise<boolean> {
  try {
    const { value } = await request(connection, "GET", `/users/${encodeURIComponent(id)}`);
    return value !== undefined;
  } catch (failure) {
    if (failure instanceof Gone) return false;
    throw failure;
  }
}

/** awork's times are whole seconds, and answers take time. */
const JUST_NOW: Duration = 2 * SECOND;

/**
 * In a list awork may update durations less often than every second. Reading the entry individually decides.
 */
const LATELY: Duration = MINUTE;

/** When awork gave an answer: by its own clock if the answer says so, otherwise by ours. */
const timeOf = (meta: ResponseMeta): Instant => writtenAt(meta) ?? givenAt(meta, meta.answeredAt);

/** Now, by awork's clock if the answer says so, otherwise by ours. */
const nowOf = (meta: ResponseMeta): Instant => aworkNow(meta) ?? meta.answeredAt;

const address = (id: string) => `/timeentries/${encodeURIComponent(id)}`;

const lastStartFirst = (a: Timer, b: Timer) => (b.start ?? 0) - (a.start ?? 0);

const newestFirst = (a: Timer, b: Timer) => b.day.localeCompare(a.day) || lastStartFirst(a, b);
