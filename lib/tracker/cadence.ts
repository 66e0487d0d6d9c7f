import { type Duration, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import { phase } from "@/lib/timer/timer";
import { localDayOf, untilTotalTurns } from "@/lib/timer/today";
import { untilTurn } from "@/lib/timer/elapsed";
import type { Days } from "./days";
import type { State } from "./state";

export type Presence = "active" | "idle" | "locked";

const RUNNING = MINUTE;
const QUIET = 2 * MINUTE;
const AWAY = 5 * MINUTE;

/** While a person is at an open popup. */
const WATCHED = 8 * SECOND;

/** While it runs the worker wakes each minute for the badge; a poll that is nearly due then goes along. */
const NEARLY = MINUTE / 2;

/** An alarm that came a moment early would paint the minute that is just ending. */
const PAST = 100;

/** A POST and the reading after it take 24 s at the longest. */
const SETTLED = 30 * SECOND;

/** Over so long a crowd comes back. */
const HERD = 30 * SECOND;

/** A pace that a single refusal does not bring about: the whole company is at the limit. */
const CROWD = 6;

const FIRST_REST = 30 * SECOND;
const LONGEST_REST = 15 * MINUTE;
const UNREACHED = 30 * SECOND;

/** So many tries in vain take about four minutes. */
const QUICK = 10;

/**
 * How long between two polls. As rarely as truth allows: the limit belongs to the whole company. Where the company
 * has to slow down, those who are asked for most often begin: the old number of a timer that nobody looks at is not
 * made older as long as others are newer.
 */
export function cadence({ timer, pace }: State, presence: Presence): Duration {
  const usual = presence !== "active" ? AWAY : phase(timer) === "running" ? RUNNING : QUIET;
  return Math.max(usual, pace * MINUTE);
}

/** How long to leave awork alone after so many failures in a row; `random` (0 to 1) spreads a company. */
export function backoff(failures: number, random: number): Duration {
  return Math.min(LONGEST_REST, FIRST_REST * 2 ** (failures - 1)) * (0.75 + random / 2);
}

/**
 * How long to wait where awork can't be reached, and somebody is there. Without a network each try reaches nobody: one
 * that comes back is seen within 30 s, however long it was gone. With a network it may be awork itself that takes no
 * connections, a whole company's: after some minutes it is left alone as after any other failure.
 */
export const unreachableBackoff = (failures: number, isOffline: boolean, random: number): Duration =>
  isOffline || failures <= QUICK ? UNREACHED * (2 / 3 + random / 3) : backoff(failures - QUICK, random);

/** Whether nothing may be sent now. A clock that was set back ends a rest: its length can't be told any more. */
export function isBackingOff({ rest: pause }: State, wall: Instant): boolean {
  return pause !== null && pause.since <= wall && wall < pause.until;
}

/** Whether it is time to ask awork by itself. */
export function due(state: State, wall: Instant, presence: Presence): boolean {
  if (isBackingOff(state, wall)) return false;
  if (state.pending || state.askedAt === null || state.askedAt > wall) return true;
  const slack = turns(state, presence) ? NEARLY : SECOND;
  return wall >= nextPoll(state, wall, presence) - slack;
}

/**
 * When an open popup with a person at it asks next. Where the company has to slow down it does so as well, and a rest
 * is waited out. A clock that was set back ends the wait: its length can't be told any more.
 */
export function nextWatch(state: State, wall: Instant): Instant {
  const { askedAt, pace } = state;
  if (isBackingOff(state, wall)) return restEnds(state);
  return askedAt === null || askedAt > wall ? wall : askedAt + WATCHED * pace;
}

/**
 * When the worker has to wake next: at the badge's turn while it turns, else to ask. Under an action soon after it
 * must have ended: if the worker died with it, that wakes another, which settles it. Who was refused does not wait for
 * the badge: it turns at the same second of each of awork's minutes, and then there would be nothing left each time. Nor
 * does who looks for a network that is gone.
 * `days`: the toolbar tells today's total, with them, and not the entry's time; that begins anew at midnight as well.
 */
export function nextWake(state: State, wall: Instant, presence: Presence, days: Days | null = null): Instant {
  if (state.pending && !isBackingOff(state, wall)) return wall + SETTLED;
  const poll = Math.max(wall + SECOND, nextPoll(state, wall, presence));
  const turn = turns(state, presence) ? untilShownTurns(state, wall, days) : null;
  const turned = turn === null ? poll : wall + turn + PAST;
  const isSooner = state.rest?.strict || state.trouble?.kind === "unreachable";
  const wake = isSooner ? Math.min(poll, turned) : turned;
  if (!days || presence === "locked") return wake;
  const now = wall + state.offset;
  return Math.min(wake, wall + new Date(now).setHours(24, 0, 0, 0) - now + PAST);
}

function untilShownTurns({ timer, offset }: State, wall: Instant, days: Days | null): Duration | null {
  const now = wall + offset;
  return days
    ? untilTotalTurns(days.timers, timer, localDayOf(now), now, MINUTE)
    : untilTurn(timer, now, MINUTE);
}

/** Nobody sees the badge of a locked screen. */
const turns = ({ timer }: State, presence: Presence) => phase(timer) === "running" && presence !== "locked";

function nextPoll(state: State, wall: Instant, presence: Presence): Instant {
  const { rest, trouble, askedAt } = state;
  if (rest && rest.since <= wall && wall < restEnds(state)) return restEnds(state);
  // After a failure the rest is the cadence, and it is over.
  if (trouble) return wall;
  // A clock that was set back puts the last question ahead: then it was just now.
  return Math.min(askedAt ?? wall, wall) + cadence(state, presence);
}

/**
 * One refusal is waited out to the moment. Where there are many, not all come at that moment, but while there is room
 * in awork's minute. The milliseconds of each are as good as chance, and are kept. Where awork refuses again after the
 * wait that it named, a wait of no time is not taken at its word.
 */
function restEnds({ rest, failures, pace }: State): Instant {
  if (!rest) return 0;
  const isAgain = rest.strict && failures > 1;
  const isCrowd = isAgain || (rest.strict && pace > CROWD);
  const until = isAgain ? Math.max(rest.until, rest.since + FIRST_REST) : rest.until;
  return until + (isCrowd ? (rest.since % SECOND) * (HERD / SECOND) : 0);
}
