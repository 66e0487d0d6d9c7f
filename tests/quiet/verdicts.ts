import { NOTHING } from "./changes.ts";
import type { Goals } from "./situations.ts";
import type { Seen } from "./watch.ts";

const SECOND = 1000;
const HOUR = 3_600_000;

/** The browser ends a worker that has done nothing for 30 s, and what ours does takes no longer than an answer. */
const STRETCH = 40 * SECOND;

export type Verdict = { goal: string; isMet: boolean };

/** Whether what was seen is as quiet as it is meant to be. A part of an hour is allowed the part that it can hold. */
export function verdicts({ duration, wakes, longest, calls, writes, alarms }: Seen, goals: Goals): Verdict[] {
  const most = (inAnHour: number) => Math.ceil((inAnHour * duration) / HOUR);
  const idle = writes.filter((each) => each === NOTHING).length;
  return [
    { goal: `at most ${goals.wakes} wakes an hour`, isMet: wakes <= most(goals.wakes) },
    { goal: `at most ${goals.calls} calls an hour`, isMet: calls.length <= most(goals.calls) },
    { goal: "no write of what was there", isMet: idle === 0 },
    { goal: "no write without an answer", isMet: writes.length <= calls.length },
    { goal: "no alarm set but for the next wake", isMet: alarms <= wakes },
    { goal: `never awake for more than ${STRETCH / SECOND} s`, isMet: longest <= STRETCH },
  ];
}
