import type { NewEntry } from "@/lib/timer/editing/new-entry";
import { SECOND } from "@/lib/timer/time";
import { momentUtc } from "./form";

/**
 * The body of the POST that adds an entry (API reference, `TimeEntryPostForm`). A booking without a start says
 * its day in local fields, because that is the day that awork counts it to; the others use UTC. awork refuses a
 * form that mixes the two.
 */
export function newEntryForm(entry: NewEntry, userId: string, timezone: string): Record<string, unknown> {
  const { bookedOn, typeOfWorkId, isBillable, note } = entry;
  const { taskId, projectId } = bookedOn;
  const body = { userId, timezone, typeOfWorkId, taskId, projectId, isBillable, note: note?.trim() || null };
  return Object.fromEntries(
    Object.entries({ ...body, ...timesOf(entry) }).filter(([, value]) => value !== null),
  );
}

function timesOf({ day, start, end, duration }: NewEntry) {
  const length = { duration: duration === null ? null : Math.round(duration / SECOND) };
  if (start === null) return { startDateLocal: `${day}T00:00:00`, ...length };
  return { ...momentUtc("start", start), ...(end === null ? length : momentUtc("end", end)) };
}
