import { MINUTE, SECOND, type Clock } from "./clock.ts";

export type Limits = ReturnType<typeof createLimits>;

/** How many requests are still allowed, in a window that opens with the first request after the last one ended. */
function createWindow(clock: Pick<Clock, "now">, length: number, limit: number) {
  let opened = Number.NEGATIVE_INFINITY;
  let left = limit;
  const open = (remaining: number) => {
    opened = clock.now();
    left = remaining;
  };
  return {
    get limit() {
      return limit;
    },
    set limit(allowed: number) {
      limit = allowed;
      open(allowed);
    },
    open,
    take() {
      const age = clock.now() - opened;
      if (age < 0 || age >= length) open(limit);
      left -= 1;
      return {
        left: Math.max(0, left),
        exceeded: left < 0,
        reset: Math.ceil((opened + length - clock.now()) / SECOND),
      };
    },
  };
}

/** awork's limits for one workspace, shared by all its tokens: 1000 a minute and 50 a second. */
export function createLimits(clock: Pick<Clock, "now">) {
  const minute = createWindow(clock, MINUTE, 1000);
  const second = createWindow(clock, SECOND, 50);
  /** How many requests may be open at a time, and how many are. */
  let atOnce = Number.POSITIVE_INFINITY;
  let open = 0;
  return {
    /**
     * Sets the limits, or how many requests are still allowed from now on: with `remaining: 1` one more is
     * answered and says that 0 remain, the next is refused with 429 until a minute from now.
     */
    set(given: {
      perMinute?: number;
      perSecond?: number;
      remaining?: number;
      remainingSecond?: number;
      /** awork has refused more than some eight (seen). */
      atOnce?: number;
    }) {
      if (given.atOnce !== undefined) atOnce = given.atOnce;
      if (given.perMinute !== undefined) minute.limit = given.perMinute;
      if (given.perSecond !== undefined) second.limit = given.perSecond;
      if (given.remaining !== undefined) minute.open(given.remaining);
      if (given.remainingSecond !== undefined) second.open(given.remainingSecond);
    },
    reset() {
      minute.limit = 1000;
      second.limit = 50;
      atOnce = Number.POSITIVE_INFINITY;
    },
    /** A request is over. */
    end() {
      open -= 1;
    },
    /** Counts one request, which is open until `end`. */
    take() {
      open += 1;
      const inMinute = minute.take();
      const inSecond = second.take();
      return {
        exceeded: inMinute.exceeded || inSecond.exceeded || open > atOnce,
        headers: {
          "ratelimit-limit": String(minute.limit),
          "ratelimit-remaining": String(inMinute.left),
          "ratelimit-reset": String(
            inSecond.exceeded && !inMinute.exceeded ? inSecond.reset : inMinute.reset,
          ),
          "x-ratelimit-remaining-second": String(inSecond.left),
          "x-ratelimit-remaining-minute": String(inMinute.left),
        },
      };
    },
  };
}
