import * as v from "valibot";
import type { Absence } from "@/lib/timer/reminders/away";
import { breakLength, hoursMinutes } from "@/lib/timer/clock";
import type { Instant } from "@/lib/timer/time";
import { isSameDay, timeOfDay } from "@/lib/timer/typed/time-of-day";
import { type Timer, openBreak, phase } from "@/lib/timer/timer";
import { short } from "@/lib/timer/tooltip";
import type { Words } from "@/lib/timer/words";
import { breakTime, elapsed } from "@/lib/timer/elapsed";
import { Purpose, Verb } from "./action";

/**
 * What a person has to answer before `verb` changes the timer `id`. `breaks`: more break time would become
 * work than the person allows without a question. `earlierDay`: the timer has been paused, or has been
 * running, since an earlier day. `note`: awork stops no timer without a note; `at`: when the person wanted to stop
 * it while it ran, by awork's clock; `purpose` and `since`: what they wanted to start after it, as in `Action`.
 */
export const Question = v.object({
  about: v.picklist(["breaks", "earlierDay", "note"]),
  verb: Verb,
  id: v.string(),
  at: v.optional(v.number()),
  purpose: v.optional(v.nullable(Purpose)),
  since: v.optional(v.number()),
});

export type Question = v.InferOutput<typeof Question>;

/** The question about an absence as text. Names the timer that ran if it is no longer current. */
export function absenceText(
  { id, since, until, name }: Absence,
  timer: Timer | null,
  now: Instant,
  words: Words,
): string {
  const long = hoursMinutes(until - since);
  const at = timeOfDay(since, now, words.locale);
  if (timer?.id === id) return words("wasAway", long, at);
  return words("wasAwayFrom", long, at, name ? short(name) : words("unnamed"));
}

/** The question as text; null if it doesn't apply to the timer as it is now. `now` is by awork's clock. */
export function questionText(
  question: Question | null,
  timer: Timer | null,
  now: Instant,
  words: Words,
): string | null {
  if (!question || timer?.id !== question.id) return null;
  const state = phase(timer);
  const pause = openBreak(timer);
  const at = (since: Instant) => timeOfDay(since, now, words.locale);
  if (question.about === "note")
    return state === "stopped" || timer.subject.note?.trim()
      ? null
      : words("askNote") + (question.at === undefined ? "" : ` ${words("askNoteAsOf", at(question.at))}`);
  if (question.about === "breaks") {
    const breaks = breakTime(timer, now);
    if (question.verb === "removeBreaks")
      return state === "running" && breaks > 0 ? words("askRemoveBreaks", breakLength(breaks)) : null;
    return state === "paused" ? words("askResume", breakLength(breaks)) : null;
  }
  const since = state === "paused" ? pause?.start : state === "running" ? timer.start : null;
  // The start can have been moved to today since.
  if (since == null || isSameDay(since, now)) return null;
  return state === "paused"
    ? words("askPausedSince", at(since), hoursMinutes(elapsed(timer, now)))
    : words("askRunningSince", at(since));
}
