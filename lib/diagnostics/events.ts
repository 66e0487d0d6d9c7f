import { type Duration, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import { phase } from "@/lib/timer/timer";
import { elapsed } from "@/lib/timer/elapsed";
import type { Event } from "./event";
import type { State } from "@/lib/tracker/state";

/** Smaller differences come from clocks and noise. */
const NOTICEABLE = 5 * SECOND;

/** While the computer is awake, polls are never this far apart. */
const LONG = 30 * MINUTE;

/**
 * The events between one state and the next; none for an ordinary poll. Details in order:
 * `gap`: how long awork was not asked (the computer slept, or its clock was changed; negative: it was set
 * back).
 * `trouble`: the sync error's kind, the length of its backoff, and whether awork demanded the backoff.
 * `heard`: the sync error is over; how many failures in a row there were.
 * `offset`: how far awork's clock was thought to be ahead before, and now.
 * `sent`: the verb of an action about to be sent, and the breaks that it turns into work.
 * `outcome`: verb, kind, breaks, and the sync error's kind if there was one.
 * `entry`: another entry is current; its phase.
 * `timer`: the same entry changed its phase, or its elapsed time jumped; the phase, and the size of the jump.
 */
export function eventsOf(before: State, after: State, wall: Instant): Event[] {
  const events: Event[] = [];
  const tell = (what: Event["what"], ...detail: Event["detail"]) => events.push({ at: wall, what, detail });
  const { trouble, backoff, offset, pending, outcome, timer } = after;

  const gap = wall - (before.askedAt ?? wall);
  if (after.askedAt !== before.askedAt && (gap > LONG || gap < -NOTICEABLE)) tell("gap", gap);

  if (trouble?.kind !== before.trouble?.kind) {
    if (!trouble) tell("heard", before.failures);
    else if (backoff) tell("trouble", trouble.kind, backoff.until - backoff.since, backoff.strict);
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
