import * as v from "valibot";
import { type Timer, phase } from "@/lib/timer/timer";
import { timer } from "./entry";
import { parse } from "./parse";
import { type Person, person } from "./person";
import { type Answer, type Connection, request } from "./request";

/** Whose timer it is. `byKey`: the token is an API key and not the person's own, so awork must be told. */
export type Whose = { userId: string; byKey: boolean };

export type Client = ReturnType<typeof createClient>;

/** The calls about one person's timer. Each throws only a `Failure`. */
export function createClient(connection: Connection, { userId, byKey }: Whose) {
  const get = (path: string) => request(connection, "GET", path);
  return {
    /** The entry that started last; null when there is none (204). */
    async last(): Promise<Answer<Timer | null>> {
      const answer = await get(`/me/timeentries/last${byKey ? query({ userId }) : ""}`);
      return { ...answer, value: answer.value === undefined ? null : timer(answer.value, userId) };
    },

    /**
     * The timer that still runs, or is paused, behind a stopped entry that started later: `last` does not show it
     * (API reference, `last`). Null when there is none. The filter names the person because an admin sees everybody.
     */
    async runningHiddenBy(last: Pick<Timer, "id">): Promise<Answer<Timer | null>> {
      const filterby = `endTimeUtc eq null and startTimeUtc ne null and userId eq guid'${userId}'`;
      const page = { filterby, orderby: "startDateUtc desc", page: "1", pageSize: "5" };
      const answer = await get(`/timeentries${query(page)}`);
      const open = parse(v.array(v.unknown()), answer.value)
        .map((each) => timer(each, userId))
        .filter((each) => each.id !== last.id && phase(each) !== "stopped");
      return { ...answer, value: open.toSorted((a, b) => (b.start ?? 0) - (a.start ?? 0))[0] ?? null };
    },

    /** Takes every break out of the entry, the open one too: the timer runs again. Can't be undone. */
    async removeBreaks(id: string): Promise<Answer<Timer>> {
      const answer = await request(connection, "POST", `/timeentries/${encodeURIComponent(id)}/removebreaks`);
      return { ...answer, value: timer(answer.value, userId) };
    },
  };
}

/** Whom the token stands for. */
export async function me(connection: Connection): Promise<Answer<Person>> {
  const answer = await request(connection, "GET", "/me");
  return { ...answer, value: person(answer.value) };
}

/** Spaces as `%20`: a plus sign means a space only in forms. */
const query = (values: Record<string, string>) => `?${new URLSearchParams(values)}`.replaceAll("+", "%20");
