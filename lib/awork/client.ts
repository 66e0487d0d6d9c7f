import type { Purpose } from "@/lib/timer/choice";
import type { Edit } from "@/lib/timer/edit";
import { type Timer, phase } from "@/lib/timer/timer";
import { createCatalogue } from "./catalogue";
import { timer } from "./entry";
import { Gone } from "./failure";
import { type Form, changed, form } from "./form";
import { pages } from "./pages";
import { type Person, person } from "./person";
import { query } from "./query";
import { type Answer, type Connection, type Method, request } from "./request";
import { understood } from "./understood";

/** Whose timer it is. `byKey`: the token is an API key and not the person's own, so awork must be told. */
export type Whose = { userId: string; byKey: boolean };

export type Client = ReturnType<typeof createClient>;

/** The calls about one person's entries, and about what the next can be for. Each throws only a `Failure`. */
export function createClient(connection: Connection, { userId, byKey }: Whose) {
  const whose = byKey ? query({ userId }) : "";
  const mine = (value: unknown) => timer(value, userId);
  const entries = (filterby: string, orderby: string, size: number, most: number) =>
    pages(connection, "/timeentries", {
      values: { filterby: `${filterby} and userId eq guid'${userId}'`, orderby },
      size,
      most,
    });

  async function one(method: Method, path: string, body?: object): Promise<Answer<Timer>> {
    const { value, heard } = await request(connection, method, path, body);
    return { value: mine(value), heard };
  }

  async function oneOrNone(method: Method, path: string): Promise<Answer<Timer | null>> {
    const { value, heard } = await request(connection, method, path + whose);
    return { value: value === undefined ? null : mine(value), heard };
  }

  return {
    ...createCatalogue(connection),

    /** The entry that started last; null when there is none (204). */
    last: () => oneOrNone("GET", "/me/timeentries/last"),

    /**
     * The timer that still runs, or is paused, behind a stopped entry that started later: `last` does not show it
     * (API reference, `last`). Null when there is none. The filter names the person because an admin sees everybody.
     */
    async runningHiddenBy(last: Pick<Timer, "id">): Promise<Answer<Timer | null>> {
      const filter = "endTimeUtc eq null and startTimeUtc ne null";
      const { value, heard } = await entries(filter, "startDateUtc desc", 5, 1);
      const open = value.items.map(mine).filter((each) => each.id !== last.id && phase(each) !== "stopped");
      return { value: open.toSorted(lastStartFirst)[0] ?? null, heard };
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
      const { heard } = await request(connection, "DELETE", address(id));
      return { value: null, heard };
    },

    /** The entry, and the form to change it with. */
    async entry(id: string): Promise<Answer<{ timer: Timer; form: Form }>> {
      const { value, heard } = await request(connection, "GET", address(id));
      return { value: { timer: mine(value), form: form(value) }, heard };
    },

    /** Changes one value of the entry; `form` is what `entry` said of it. */
    update: (id: string, form: Form, edit: Edit) => one("PUT", address(id), changed(form, edit)),

    /**
     * The entries from a day on ("2026-08-26"), newest day first, and the latest start of a day first; one without a
     * start is the last of its day. `isWhole`: there are no more of them, and none that was not understood.
     */
    async since(day: string): Promise<Answer<{ timers: Timer[]; isWhole: boolean }>> {
      const filter = `startDateLocal ge datetime'${day}T00:00:00'`;
      const { value, heard } = await entries(filter, "startDateLocal desc", 100, 5);
      const { items, isAll } = understood(value.items, mine);
      return { value: { timers: items.toSorted(newestFirst), isWhole: value.isWhole && isAll }, heard };
    },
  };
}

/** Whom the token stands for. */
export async function me(connection: Connection): Promise<Answer<Person>> {
  const { value, heard } = await request(connection, "GET", "/me");
  return { value: person(value), heard };
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

const address = (id: string) => `/timeentries/${encodeURIComponent(id)}`;

const lastStartFirst = (a: Timer, b: Timer) => (b.start ?? 0) - (a.start ?? 0);

const newestFirst = (a: Timer, b: Timer) => b.day.localeCompare(a.day) || lastStartFirst(a, b);
