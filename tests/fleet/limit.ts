import { type Duration, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import { createLimits } from "../fake-awork/limits.ts";

/**
 * How awork may count, which it does not say. `first`: in windows that open with the first request after the last,
 * the refused ones counted, as the fake does. `clock`: by the clock's minutes and seconds, and `ratelimit-*` tells of
 * the limit with the least left, as awork's own example has it. `sliding`: the last minute at any time, and the reset
 * is when its oldest request is forgotten.
 */
export type Counting = "first" | "clock" | "sliding";

export type Limit = { perMinute: number; perSecond: number };

/** Counts a request: whether it is too many, and what the head of its answer says. */
export type Count = () => { exceeded: boolean; headers: Record<string, string> };

export function createCount(counting: Counting, limit: Limit, now: () => Instant): Count {
  if (counting === "clock") return byClock(limit, now);
  return counting === "sliding" ? sliding(limit, now) : byFirst(limit, now);
}

function byFirst(limit: Limit, now: () => Instant): Count {
  const limits = createLimits({ now });
  limits.set(limit);
  return limits.take;
}

function byClock({ perMinute, perSecond }: Limit, now: () => Instant): Count {
  const minute = clockWindow(MINUTE, perMinute, now);
  const second = clockWindow(SECOND, perSecond, now);
  return () => {
    const exceeded = minute.left() === 0 || second.left() === 0;
    if (!exceeded) for (const each of [minute, second]) each.use();
    const least = second.left() < minute.left() ? second : minute;
    return {
      exceeded,
      headers: {
        "ratelimit-limit": String(least.most),
        "ratelimit-remaining": String(least.left()),
        "ratelimit-reset": String(least.reset()),
        "x-ratelimit-limit-second": String(perSecond),
        "x-ratelimit-remaining-second": String(second.left()),
        "x-ratelimit-limit-minute": String(perMinute),
        "x-ratelimit-remaining-minute": String(minute.left()),
        date: new Date(now()).toUTCString(),
      },
    };
  };
}

function clockWindow(length: Duration, most: number, now: () => Instant) {
  let window = -1;
  let used = 0;
  return {
    most,
    left(): number {
      const current = Math.floor(now() / length);
      if (current !== window) [window, used] = [current, 0];
      return most - used;
    },
    use: () => (used += 1),
    reset: () => Math.ceil((length - (now() % length)) / SECOND),
  };
}

function sliding({ perMinute, perSecond }: Limit, now: () => Instant): Count {
  const taken: Instant[] = [];
  let oldest = 0;
  return () => {
    while (oldest < taken.length && taken[oldest]! <= now() - MINUTE) oldest += 1;
    const left = perMinute - (taken.length - oldest);
    const isSecond = (taken.at(-perSecond) ?? 0) > now() - SECOND;
    const exceeded = left === 0 || isSecond;
    if (!exceeded) taken.push(now());
    const reset = left > 0 && isSecond ? SECOND : taken[oldest]! + MINUTE - now();
    return {
      exceeded,
      headers: {
        "ratelimit-limit": String(perMinute),
        "ratelimit-remaining": String(exceeded ? left : left - 1),
        "ratelimit-reset": String(Math.ceil(reset / SECOND)),
      },
    };
  };
}
