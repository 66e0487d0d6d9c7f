import type { Duration } from "@/lib/timer/time";
import type { TimeOff } from "@/lib/timer/target/day-off";
import { pages } from "@/lib/awork/pages";
import { attempt } from "@/lib/awork/readable-items";
import { type Answer, type Connection, request, withoutRenewal } from "@/lib/awork/request";
import { absence, holiday } from "./time-off";
import { type TaskTime, taskTime } from "./task-time";
import { weeklyHours } from "./capacity";

/**
 * When a person is to work, and how far a task is. Each call throws only an `ApiError`. Items of a list that
 * can't be understood are left out.
 */
export function createHours(connection: Connection, userId: string) {
  /** The times off that touch the days from `first` to `last`. */
  async function timesOff(
    path: string,
    filter: string,
    [first, last]: [string, string],
    read: (value: unknown) => TimeOff | null,
    line = connection,
  ): Promise<Answer<TimeOff[]>> {
    const days = `startOn le datetime'${last}T23:59:59' and endOn ge datetime'${first}T00:00:00'`;
    const values = { filterby: filter + days, orderby: "startOn,id" };
    const { value, meta } = await pages(line, path, { values, size: 100, most: 5 });
    return { value: value.items.flatMap((item) => attempt(() => read(item)).value ?? []), meta };
  }

  return {
    /** The person's working time of each day of the week, in ms, Monday first; null if awork doesn't say. */
    async weeklyHours(): Promise<Answer<Duration[] | null>> {
      const { value, meta } = await request(
        connection,
        "GET",
        `/users/${encodeURIComponent(userId)}/capacity`,
      );
      return { value: weeklyHours(value), meta };
    },

    /** The person's own times off. The filter names the person because an admin gets everybody's. */
    absences: (first: string, last: string) =>
      timesOff("/absences", `userId eq guid'${userId}' and `, [first, last], (value) =>
        absence(value, userId),
      ),

    /**
     * The company's holidays. awork refuses them to most people: they need planning or admin rights. So ask only
     * right after a call that succeeded (see `withoutRenewal`).
     */
    holidays: (first: string, last: string) =>
      timesOff("/workspaceabsences", "", [first, last], holiday, withoutRenewal(connection)),

    /** The time planned for a task, and tracked on it; null if nothing is planned. */
    async taskTime(id: string): Promise<Answer<TaskTime | null>> {
      const { value, meta } = await request(connection, "GET", `/tasks/${encodeURIComponent(id)}`);
      return { value: taskTime(value), meta };
    },
  };
}
