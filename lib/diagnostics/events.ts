import { type Duration, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import { phase } from "@/lib/timer/timer";
import { elapsed } from "@/lib/timer/elapsed";
import type { Event } from "./event";
import type { State } from "@/lib/tracker/state";

/** What clocks and noise do not explain. */
const NOTICEABLE = 5 * SECOND;

/** Nobody who is awake leaves awork unasked for so long. */
const LONG = 30 * MINUTE;

/**
 * What happened between one state and the next; nothing at an ordinary poll. Details in order:
 * `gap`: how long awork was not asked (the computer slept, or its clock was changed; below zero: it was set back).
 * `trouble`: its kind, the rest that it began, and whether awork said so.
 * `heard`: it is over; after how many failures in a row.
 * `offset`: by how much awork's clock was thought to be ahead before, and now.
 * `sent`: which action was written down, and the breaks that it turns into work.
 * `outcome`: of which verb, which, the breaks, and the trouble if there was any.
 * `entry`: another one is current, and what it does.
 * `timer`: the same one does this now, or its number jumped; by how much it did.
 */
export function eventsOf(before: State, after: State, wall: Instant): Event[] {
  const events: Event[] = [];
  const tell = (what: Event["what"], ...detail: Event["detail"]) => events.push({ at: wall, what, detail });
  const { trouble, rest, offset, pending, outcome, timer } = after;

  const gap = wall - (before.askedAt ?? wall);
  if (after.askedAt !== before.askedAt && (gap > LONG || gap < -NOTICEABLE)) tell("gap", gap);

  if (trouble?.kind !== before.trouble?.kind) {
    if (!trouble) tell("heard", before.failures);
    else if (rest) tell("trouble", trouble.kind, rest.until - rest.since, rest.strict);
  }

  if (isNoticeable(offset - before.offset)) tell("offset", before.offset, offset);

  if (pending && pending.sentAt !== before.pending?.sentAt) tell("sent", pending.verb, pending.breaks);

  if (outcome && outcome.at !== before.outcome?.at)
    tell("outcome", outcome.verb, outcome.kind, outcome.breaks, outcome.trouble?.kind ?? "");

  const doing = phase(timer);
  const jump = shown(after, wall) - shown(before, wall);
  if (timer?.id !== before.timer?.id) tell("entry", doing);
  else if (doing !== phase(before.timer) || isNoticeable(jump)) tell("timer", doing, jump);
  return events;
}

const isNoticeable = (difference: Duration) => Math.abs(difference) > NOTICEABLE;

const shown = ({ timer, offset }: State, wall: Instant): Duration =>
  timer ? elapsed(timer, wall + offset) : 0;
