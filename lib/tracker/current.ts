import type { Client } from "@/lib/awork/client";
import type { Answer } from "@/lib/awork/request";
import { type Timer, phase } from "@/lib/timer/timer";
import type { State } from "./state";

/** Finds the timer that goes on behind a stopped entry that started later; null when there is none. */
export type HiddenBy = (last: Pick<Timer, "id">) => Promise<Answer<Timer | null>>;

/**
 * Asks awork which timer is current. One that still runs can be hidden behind a stopped entry that started later
 * (API reference, `last`): behind a stopped entry not seen before it is looked for once, and once found, followed.
 * `listed` looks in a list that is read anyway: there it is looked for each time, since a timer whose start was moved
 * can come to lie behind an entry that was seen.
 */
export async function current(
  client: Client,
  seen: State["behind"],
  listed?: HiddenBy,
): Promise<{ answer: Answer<Timer | null>; behind: State["behind"] }> {
  const hiddenBy = listed ?? client.runningHiddenBy;
  if (seen?.found) {
    const hidden = await hiddenBy(seen);
    if (hidden.value) return { answer: hidden, behind: seen };
  }
  const last = await client.last();
  const entry = last.value;
  if (!entry || phase(entry) !== "stopped") return { answer: last, behind: null };
  if (seen?.id === entry.id && !listed) return { answer: last, behind: { ...seen, found: false } };
  const hidden = await hiddenBy(entry);
  const behind = { id: entry.id, found: hidden.value !== null };
  return { answer: behind.found ? hidden : last, behind };
}
