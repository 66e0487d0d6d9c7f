import { type Duration, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import { phase } from "@/lib/timer/timer";
import { localDayOf, untilTotalTurns } from "@/lib/timer/today";
import { untilTurn } from "@/lib/timer/elapsed";
import { backoffEnds, isBackingOff } from "./backoff";
import type { Days } from "./days";
import type { State } from "./state";

export type Presence = "active" | "idle" | "locked";

const RUNNING = MINUTE;
const QUIET = 2 * MINUTE;
const AWAY = 5 * MINUTE;

/** Poll interval while a person is at an open popup. */
const WATCHED = 8 * SECOND;

/** While a timer runs, the worker wakes every minute for the badge. A poll due within this time joins it. */
const NEARLY = MINUTE / 2;

/** An alarm that fires slightly early would show the minute that is just ending. */
const PAST = 100;

/** A POST and the read after it take at most 24 s. */
const SETTLED = 30 * SECOND;

/**
 * Time between two polls, in ms. Polls are as rare as accuracy allows, because the whole company shares the
 * limit. The throttle is a minimum interval, so it slows the most frequent pollers first: the older data of a
 * timer that nobody is viewing doesn't get older as long as others have newer data.
 */
export function cadence({ timer, throttle }: State, presence: Presence): Duration {
  const usual = presence !== "active" ? AWAY : phase(timer) === "running" ? RUNNING : QUIET;
  return Math.max(usual, throttle * MINUTE);
}

/** Whether an automatic poll is due. */
export function due(state: State, wall: Instant, presence: Presence): boolean {
  if (isBackingOff(state, wall)) return false;
  if (state.pending || state.next || state.askedAt === null || state.askedAt > wall) return true;
  const slack = turns(state, presence) ? NEARLY : SECOND;
  return wall >= nextPoll(state, wall, presence) - slack;
}

/**
 * When an open popup with a person at it polls next. The throttle and a backoff apply here too. If the clock
 * was set back, the popup polls now, because the remaining time is unknown.
 */
export function nextWatch(state: State, wall: Instant): Instant {
  const { askedAt, throttle } = state;
  if (isBackingOff(state, wall)) return backoffEnds(state);
  return askedAt === null || askedAt > wall ? wall : askedAt + WATCHED * throttle;
}

/**
 * When the service worker has to wake next: at the badge's next minute while it counts, otherwise for the
 * next poll.
 *
 * - While an action is pending, or a start is to follow a stop, it wakes soon after that must have ended. If the
 *   worker died in between, the next one settles it.
 * - After a 429 it doesn't wait for the badge: the badge changes at the same second of each of awork's
 *   minutes, and the limit could be used up at that second every time. While awork is unreachable it doesn't
 *   wait either, to notice when the network is back.
 * - `days`: the toolbar shows today's total, computed from these, instead of the entry's time. The total
 *   restarts at midnight, so the worker wakes then too.
 */
export function nextWake(state: State, wall: Instant, presence: Presence, days: Days | null = null): Instant {
  if ((state.pending || state.next) && !isBackingOff(state, wall)) return wall + SETTLED;
  const poll = Math.max(wall + SECOND, nextPoll(state, wall, presence));
  const turn = turns(state, presence) ? untilShownTurns(state, wall, days) : null;
  const turned = turn === null ? poll : wall + turn + PAST;
  const isSooner = state.backoff?.strict || state.trouble?.kind === "unreachable";
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

/** Whether the badge counts. Nobody sees it while the screen is locked. */
const turns = ({ timer }: State, presence: Presence) => phase(timer) === "running" && presence !== "locked";

function nextPoll(state: State, wall: Instant, presence: Presence): Instant {
  const { backoff, trouble, askedAt } = state;
  if (backoff && backoff.since <= wall && wall < backoffEnds(state)) return backoffEnds(state);
  // After a failure the backoff replaces the cadence, and it has ended.
  if (trouble) return wall;
  // If the clock was set back, the last poll is in the future. Treat it as just now.
  return Math.min(askedAt ?? wall, wall) + cadence(state, presence);
}
