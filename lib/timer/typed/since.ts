import { hasRunSince } from "@/lib/timer/reminders/away";
import { HOUR, type Instant, MINUTE } from "@/lib/timer/time";
import { type Timer, isActive } from "@/lib/timer/timer";
import { type StartFault, endOf, meant, readStart, startFault } from "./start-field";
import { isSameDay } from "./time-of-day";

/** When a new entry is to begin. `ends`: the active timer, which then has to end at that time. */
export type Since = { at: Instant; ends: Timer | null };

/**
 * Why a new entry can't begin then: the key of a text. `sinceUnbroken`: the active timer has had a break since,
 * or began later, so it can't end then.
 */
export type SinceFault = { fault: StartFault | "sinceUnbroken"; with?: Timer };

/** An entry that ended longer ago is not gone on with. */
const RECENT = 4 * HOUR;

/**
 * Parses the typed start of a new entry as `readStart` does. `current`: the current entry, `others`: the entries
 * that it must not overlap.
 */
export function readSince(
  text: string,
  current: Timer | null,
  others: readonly Timer[],
  now: Instant,
  locale: string,
): Since | SinceFault {
  const active = isActive(current) ? current : null;
  const known = current ? allOf(current, others) : others;
  const entry = { id: "", start: now, breaks: [] };
  const faultAt = (at: Instant): SinceFault | null => {
    const fault = startFault(meant(at, entry, known), entry, known, now);
    if (fault || !active || at === now || hasRunSince(active, at, now)) return fault;
    return { fault: "sinceUnbroken", with: active };
  };
  const at = readStart(text, now, now, locale, (at) => !faultAt(at));
  if (typeof at === "string") return { fault: at };
  return faultAt(at) ?? { at: meant(at, entry, known), ends: at < now ? active : null };
}

/**
 * The end of the last entry, as the start of a new one; null while a timer is active, or if the entry ended on
 * another day, long ago or just now.
 */
export function lastEnd(current: Timer | null, others: readonly Timer[], now: Instant): Instant | null {
  if (isActive(current)) return null;
  const known = current ? allOf(current, others) : others;
  const last = Math.max(...known.map((entry) => endOf(entry) ?? -Infinity));
  return isSameDay(last, now) && now - last < RECENT && now - last >= MINUTE ? last : null;
}

/** The entries, with `current` as it is shown. */
const allOf = (current: Timer, others: readonly Timer[]): Timer[] => [
  current,
  ...others.filter(({ id }) => id !== current.id),
];
