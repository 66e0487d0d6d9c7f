import { type Duration, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import { phase } from "@/lib/timer/timer";
import { untilTurn } from "@/lib/timer/worked";
import type { State } from "./state";

export type Presence = "active" | "idle" | "locked";

const RUNNING = MINUTE;
const QUIET = 2 * MINUTE;
const AWAY = 5 * MINUTE;

/** While it runs the worker wakes each minute for the badge; a poll that is nearly due then goes along. */
const NEARLY = MINUTE / 2;

/** An alarm that came a moment early would paint the minute that is just ending. */
const PAST = 100;

/** A POST and the reading after it take 24 s at the longest. */
const SETTLED = 30 * SECOND;

/** Below this share of the company's request limit everybody slows down, the further the less is left. */
const PLENTY = 0.5;
const SLOWEST = 8;

const FIRST_REST = 30 * SECOND;
const LONGEST_REST = 15 * MINUTE;

/** How long between two polls. As rarely as truth allows: the limit belongs to the whole company. */
export function cadence({ timer, left }: State, presence: Presence): Duration {
  const base = presence !== "active" ? AWAY : phase(timer) === "running" ? RUNNING : QUIET;
  return base * (left === null ? 1 : Math.min(SLOWEST, Math.max(1, PLENTY / Math.max(left, Number.EPSILON))));
}

/** How long to leave awork alone after so many failures in a row; `random` (0 to 1) spreads a company. */
export function rest(failures: number, random: number): Duration {
  return Math.min(LONGEST_REST, FIRST_REST * 2 ** (failures - 1)) * (0.75 + random / 2);
}

/** Whether nothing may be sent now. A clock that was set back ends a rest: its length can't be told any more. */
export function resting({ rest: pause }: State, wall: Instant): boolean {
  return pause !== null && pause.since <= wall && wall < pause.until;
}

/** Whether it is time to ask awork by itself. */
export function due(state: State, wall: Instant, presence: Presence): boolean {
  if (resting(state, wall)) return false;
  if (state.pending || state.askedAt === null || state.askedAt > wall) return true;
  const slack = turns(state, presence) ? NEARLY : SECOND;
  return wall >= nextPoll(state, wall, presence) - slack;
}

/**
 * When the worker has to wake next: at the badge's turn while it turns, else to ask. Under an action soon after it
 * must have ended: if the worker died with it, that wakes another, which settles it.
 */
export function nextWake(state: State, wall: Instant, presence: Presence): Instant {
  if (state.pending && !resting(state, wall)) return wall + SETTLED;
  const turn = turns(state, presence) ? untilTurn(state.timer, wall + state.offset, MINUTE) : null;
  return turn === null ? Math.max(wall + SECOND, nextPoll(state, wall, presence)) : wall + turn + PAST;
}

/** Nobody sees the badge of a locked screen. */
const turns = ({ timer }: State, presence: Presence) => phase(timer) === "running" && presence !== "locked";

function nextPoll(state: State, wall: Instant, presence: Presence): Instant {
  if (state.rest && resting(state, wall)) return state.rest.until;
  // After a failure the rest is the cadence, and it is over.
  if (state.trouble) return wall;
  return (state.askedAt ?? wall) + cadence(state, presence);
}
