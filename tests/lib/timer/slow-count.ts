import type { Break, Timer } from "@/lib/timer/timer";

const second = 1000;

/** When a break began, as far as its stamps tell; one without any began before all others. */
function began({ start, end, duration }: Break): number {
  if (start !== null) return start;
  return end === null ? -Infinity : end - duration;
}

/** Whether the break has begun last (of those that began together, the one listed last) and has no end. */
function isOpen(breaks: Break[], place: number): boolean {
  const one = breaks[place]!;
  if (one.start === null || one.end !== null) return false;
  return breaks.every((other, otherPlace) =>
    otherPlace > place ? began(other) < began(one) : began(other) <= began(one),
  );
}

/** Whether the second that begins at `moment` belongs to the break. */
function isResting(timer: Timer, place: number, moment: number): boolean {
  const { start, end, duration } = timer.breaks[place]!;
  if (isOpen(timer.breaks, place)) return moment >= start!;
  if (start !== null && end !== null) return moment >= start && moment < end;
  if (start !== null) return moment >= start && moment < start + duration;
  if (end !== null) return moment >= end - duration && moment < end;
  return moment < timer.start! + duration;
}

/** How much of the entry so far each break has, as listed. For stamps of whole seconds. */
export function slowLengths(timer: Timer, now: number): number[] {
  const lengths = timer.breaks.map(() => 0);
  if (timer.start === null) return lengths;
  for (let moment = timer.start; moment < (timer.end ?? now); moment += second) {
    for (const place of lengths.keys()) if (isResting(timer, place, moment)) lengths[place]! += second;
  }
  return lengths;
}

/** Walks through an entry second by second and asks of each whether a break has it. For stamps of whole seconds. */
export function slowCount(timer: Timer, now: number): { worked: number; broken: number } {
  const count = { worked: 0, broken: 0 };
  if (timer.start === null) return count;
  for (let moment = timer.start; moment < (timer.end ?? now); moment += second) {
    const resting = timer.breaks.some((_, place) => isResting(timer, place, moment));
    count[resting ? "broken" : "worked"] += second;
  }
  return count;
}
