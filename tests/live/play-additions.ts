import type { Client } from "@/lib/awork/client";
import { ApiError } from "@/lib/awork/api-error";
import { localDay } from "@/lib/awork/entries/day";
import type { NewEntry } from "@/lib/timer/editing/new-entry";
import { MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import type { World } from "./check.ts";

/**
 * Adds entries of its own as the popup does: a stretch, and a duration alone on a day. Says what awork made of them.
 * Resolves to whether that was as the code assumes; the entries are deleted whatever happens, by their note.
 */
export async function playAdditions(
  client: Client,
  { say, now }: World,
  { typeOfWorkId, note, zone }: { typeOfWorkId: string; note: string; zone: string },
): Promise<boolean> {
  const end = Math.floor(now() / MINUTE) * MINUTE;
  const start = end - MINUTE;
  const day = localDay(start, zone)!;
  const nothing = { taskId: null, projectId: null, task: null, project: null, client: null };
  const entry: NewEntry = {
    day,
    start,
    end,
    duration: null,
    bookedOn: nothing,
    typeOfWorkId,
    typeOfWork: null,
    note,
    isBillable: false,
  };
  try {
    const stretch = (await client.add(entry, zone)).value;
    const isStretch = stretch.start === start && stretch.end === end && stretch.duration === MINUTE;
    const alone = (await client.add({ ...entry, start: null, end: null, duration: MINUTE }, zone)).value;
    const isAlone = alone.day === day && alone.duration === MINUTE;
    return [
      report("add: a stretch has its start, end and duration", stretch, isStretch),
      report("add: a duration alone has its day", alone, isAlone),
      report("add: a duration alone has no start", alone, alone.start === null),
    ].every(Boolean);
  } finally {
    await deleteAll();
  }

  function report(title: string, timer: Timer, isSo: boolean): boolean {
    const has = (["start", "end", "duration"] as const).filter((name) => timer[name] !== null);
    say(`${isSo ? "holds" : "fails"}: ${title} — ${has.join(", ")}`);
    return isSo;
  }

  async function deleteAll(): Promise<void> {
    try {
      const { timers } = (await client.since(day, day)).value;
      const own = timers.filter(({ subject }) => subject.note === note);
      for (const { id } of own) await client.discard(id);
      say("The added entries are deleted.");
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      say(
        `Added entries may not be deleted (${failure.kind}). Delete them in awork: their note is “${note}”.`,
      );
    }
  }
}
