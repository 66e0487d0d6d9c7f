import type { NewEntry } from "@/lib/timer/editing/new-entry";
import { dayFrom } from "@/lib/timer/today";
import { type Timer, phase } from "@/lib/timer/timer";
import { isPrivateTask } from "./api-key";
import type { Rules } from "./rules";

/** Why awork will refuse to start a timer. */
export type WhyNoStart = "trackingOff" | "done" | "archivedType";

/** Why awork will refuse something. */
export type WhyNot = WhyNoStart | "noteRequired" | "pastDay" | "billed" | "privateTask";

/**
 * What is known of the target of a booking; unknown if absent. An entry's `about` has it, and so does a choice.
 */
type Target = {
  isProjectDone?: boolean | undefined;
  isTypeArchived?: boolean | undefined;
  taskId?: string | null;
  projectId?: string | null;
};

/*
 * Each function returns why awork will refuse, or null if nothing is known against it: then awork decides.
 * `rules` is null while they are unknown. `today`: the local day, such as "2026-08-26".
 */

/** Why no timer can be started on something. */
export const whyNoStart = (rules: Rules | null, on: Target): WhyNoStart | null =>
  holds(rules, "isTrackingOff") ? "trackingOff" : whyNoBooking(rules, on);

/** Why the timer can't be stopped. */
export const whyNoStop = (rules: Rules | null, { subject }: Timer): WhyNot | null =>
  lacksNote(rules, subject.note) ? "noteRequired" : null;

/** Why no entry can be added. `on`: what is known of what it is booked on. */
export const whyNoAddition = (
  rules: Rules | null,
  { note, day }: Pick<NewEntry, "note" | "day">,
  on: Target,
  today: string,
): WhyNot | null =>
  whyNoStart(rules, on) ??
  (isHidden(rules, on) ? "privateTask" : null) ??
  (isTooOld(rules, day, today) ? "pastDay" : lacksNote(rules, note) ? "noteRequired" : null);

/** Why an entry can't be deleted; it can't be changed either, nor moved to another task. */
export const whyNoDeletion = (rules: Rules | null, entry: Timer, today: string): WhyNot | null => {
  if (rules?.isAdmin === false && entry.about.isBilled) return "billed";
  return phase(entry) === "stopped" && isTooOld(rules, entry.day, today) ? "pastDay" : null;
};

/** Why an entry can't be changed from `before` to `after`. */
export function whyNoEdit(rules: Rules | null, before: Timer, after: Timer, today: string): WhyNot | null {
  const isMovedTooFar = after.day !== before.day && isTooOld(rules, after.day, today);
  const isCleared =
    phase(before) === "stopped" && !!before.subject.note && lacksNote(rules, after.subject.note);
  const isNewType = after.about.typeOfWorkId !== before.about.typeOfWorkId;
  return (
    whyNoDeletion(rules, before, today) ??
    (isMovedTooFar ? "pastDay" : null) ??
    whyNoBooking(rules, { ...after.about, ...(!isNewType && { isTypeArchived: false }) }) ??
    (isHidden(rules, after.about) ? "privateTask" : null) ??
    (isCleared ? "noteRequired" : null)
  );
}

/** Why nothing of an entry can be changed, as long as it stays on its task or project. */
export const whyNoChange = (rules: Rules | null, entry: Timer, today: string): WhyNot | null =>
  whyNoEdit(rules, entry, entry, today);

/** The first day that can be booked on and changed; null if any day can. */
export const firstDay = (rules: Rules | null, today: string): string | null =>
  rules?.isAdmin === false && rules.pastDays !== null ? dayFrom(today, -rules.pastDays) : null;

/** Whether a rule holds for this person. Who may be an admin is not held back: awork decides. */
const holds = (rules: Rules | null, rule: "isTrackingOff" | "isNoteRequired" | "isDoneClosed"): boolean =>
  rules?.isAdmin === false && rules[rule];

function whyNoBooking(
  rules: Rules | null,
  { isProjectDone, isTypeArchived }: Target,
): Exclude<WhyNoStart, "trackingOff"> | null {
  if (isProjectDone && holds(rules, "isDoneClosed")) return "done";
  return isTypeArchived ? "archivedType" : null;
}

const isHidden = (rules: Rules | null, on: Target): boolean => Boolean(rules?.isByKey) && isPrivateTask(on);

const lacksNote = (rules: Rules | null, note: string | null): boolean =>
  holds(rules, "isNoteRequired") && !note?.trim();

function isTooOld(rules: Rules | null, day: string, today: string): boolean {
  const first = firstDay(rules, today);
  return first !== null && day < first;
}
