import type { Purpose } from "@/lib/timer/choice";
import type { Edit } from "@/lib/timer/edit";
import { type Duration, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import { type Timer, isPlanned, phase } from "@/lib/timer/timer";
import { createCatalogue } from "@/lib/awork/catalogue/catalogue";
import { checkAssumptions } from "@/lib/awork/assumptions/check-assumptions";
import { timer } from "@/lib/awork/entries/entry";
import { FromCache, Gone } from "./api-error";
import { type ResponseMeta, givenAt, writtenAt } from "./response-meta";
import { type Form, changed, form } from "@/lib/awork/entries/form";
import { keptUp } from "@/lib/awork/entries/kept-up";
import { type Listing, keepable, unsure } from "@/lib/awork/entries/listing";
import { type Part, pages, readPages } from "./pages";
import { type Person, person } from "./person";
import { query } from "./query";
import { type Answer, type Connection, type Method, request } from "./request";
import { understood } from "./readable-items";

/** Whose timer it is. `byKey`: the token is an API key and not the person's own, so awork must be told. */
export type Whose = { userId: string; byKey: boolean };

export type Client = ReturnType<typeof createClient>;

/** The calls about one person's entries, and about what the next can be for. Each throws only a `Failure`. */
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

  /** The timer `id` while it runs or is paused; null once it does not. */
  async function goesOn(id: string): Promise<Answer<Timer | null>> {
    const { value, meta } = await one("GET", address(id));
    const now = nowOf(meta);
    return { value: isPlanned(value, now) ? null : keptUp(value, now, JUST_NOW), meta };
  }

  /** Of entries without an end the first that runs or is paused. A duration in a list may be kept up to date: it is read alone. */
  async function goesOnAmong(entries: Timer[], meta: ResponseMeta): Promise<Answer<Timer> | null> {
    const now = nowOf(meta);
    for (const entry of entries.filter((each) => !isPlanned(each, now))) {
      if (phase(entry) !== "stopped") return { value: entry, meta };
      const answer = keptUp(entry, now, LATELY) && (await goesOn(entry.id));
      if (answer?.value) return { value: answer.value, meta: answer.meta };
    }
    return null;
  }

  return {
    ...createCatalogue(connection),

    /** Which of our assumptions about awork hold; all of it only reads. */
    check: () => checkAssumptions(connection, byKey ? userId : undefined),

    /** The entry that started last; null when there is none (204). */
    last: () => oneOrNone("GET", "/me/timeentries/last"),

    goesOn,
    goesOnAmong,

    /**
     * The timer that still runs, or is paused, behind a stopped entry that started later: `last` does not show it
     * (API reference, `last`). Null when there is none. The filter finds bookings without an end as well, and what is
     * planned; it names the person because an admin sees everybody.
     */
    async runningHiddenBy(last: Pick<Timer, "id">): Promise<Answer<Timer | null>> {
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
        const found = await goesOnAmong(open, meta);
        if (found) return found;
        for (const { id } of open) tried.add(id);
      }
      return { value: null, meta: meta! };
    },

    /** Starts a timer; awork stops any other of the person's. `timezone`: where the day of the entry is counted. */
    start(purpose: Purpose, timezone: string): Promise<Answer<Timer>> {
      const { taskId, projectId, typeOfWorkId, isBillable, note } = purpose;
      const form = Object.entries({ timezone, typeOfWorkId, taskId, projectId, isBillable, note });
      const said = Object.fromEntries(form.filter(([, value]) => value !== null));
      return one("POST", `/me/timetracking/start${whose}`, said);
    },

    /** Pauses the timer that runs; null when there is none. An API key is refused: awork wants the timer's creator. */
    pause: () => oneOrNone("POST", "/me/timetracking/pause"),

    /** Lets a paused timer run again, its break a break (awork's `resume`); otherwise as `pause`. */
    keep: () => oneOrNone("POST", "/me/timetracking/resume"),

    /** Stops the timer; null when there is none. */
    stop: () => oneOrNone("POST", "/me/timetracking/stop"),

    /** Takes every break out of the entry, the open one too: the timer runs again. Can't be undone. */
    removeBreaks: (id: string) => one("POST", `${address(id)}/removebreaks`),

    /** Deletes the entry. Can't be undone. */
    async discard(id: string): Promise<Answer<null>> {
      const { meta } = await request(connection, "DELETE", address(id));
      return { value: null, meta };
    },

    /** The entry as it is now, whatever a cache has, and the form to change it with. */
    async entry(id: string): Promise<Answer<{ timer: Timer; form: Form }>> {
      const { value, meta } = await request(connection, "GET", address(id));
      if (meta.age) throw Object.assign(new FromCache(), { meta });
      return { value: { timer: mine(value), form: form(value) }, meta };
    },

    /** Changes one value of the entry; `form` is what `entry` said of it. */
    update: (id: string, form: Form, edit: Edit) => one("PUT", address(id), changed(form, edit)),

    /**
     * The entries since a day ("2026-08-26") up to another, newest day first, and the latest start of a day first; one
     * without a start is the last of its day.
     */
    async since(first: string, last: string): Promise<Answer<Listing>> {
      const filter = `startDateLocal ge datetime'${first}T00:00:00' and startDateLocal le datetime'${last}T23:59:59'`;
      const part = entries(filter, "startDateLocal desc,startTimeLocal desc,id desc");
      const { value, meta } = await pages(connection, "/timeentries", part);
      const { items, odd } = understood(value.items, mine);
      const all = items.toSorted(newestFirst);
      const timers = keepable(all);
      const missing = value.missing === "nothing" && timers.length < all.length ? "later" : value.missing;
      const isWhole = missing === "nothing" && odd.length === 0;
      return {
        value: { timers, isWhole, unsure: isWhole ? [] : unsure(missing, odd, timers, first) },
        meta,
      };
    },
  };
}

/** Whom the token stands for. */
export async function me(connection: Connection): Promise<Answer<Person>> {
  const { value, meta } = await request(connection, "GET", "/me");
  return { value: person(value), meta };
}

/** Whether there is such a user: of the timer of one who does not exist awork says that there is none (seen). */
export async function isUser(connection: Connection, id: string): Promise<boolean> {
  try {
    const { value } = await request(connection, "GET", `/users/${encodeURIComponent(id)}`);
    return value !== undefined;
  } catch (failure) {
    if (failure instanceof Gone) return false;
    throw failure;
  }
}

/** awork tells times to the second, and answers take time. */
const JUST_NOW: Duration = 2 * SECOND;

/** In a list awork need not count each second. What is read alone afterwards tells. */
const LATELY: Duration = MINUTE;

/** When awork gave an answer, by its clock, as far as it said. */
const nowOf = (meta: ResponseMeta): Instant => writtenAt(meta) ?? givenAt(meta, meta.answeredAt);

const address = (id: string) => `/timeentries/${encodeURIComponent(id)}`;

const lastStartFirst = (a: Timer, b: Timer) => (b.start ?? 0) - (a.start ?? 0);

const newestFirst = (a: Timer, b: Timer) => b.day.localeCompare(a.day) || lastStartFirst(a, b);
