/**
 * A time off: from day `first` to day `last` ("2026-08-26"), both included. On one day, `isHalfFirst` means its
 * first half and `isHalfLast` its second half. On several days, `isHalfFirst` means that the first day is off
 * from its middle on, and `isHalfLast` that the last day is off until its middle.
 */
export type TimeOff = { first: string; last: string; isHalfFirst: boolean; isHalfLast: boolean };

/** The halves of a day, as bits. */
const MORNING = 1;
const AFTERNOON = 2;
const BOTH = MORNING | AFTERNOON;

/** How much of a day is off: 0, 0.5 or 1. Times off that overlap count once. */
export function shareOff(day: string, timesOff: readonly TimeOff[]): number {
  const halves = timesOff.reduce((sum, timeOff) => sum | halvesOff(day, timeOff), 0);
  return halves === BOTH ? 1 : halves === 0 ? 0 : 0.5;
}

function halvesOff(day: string, { first, last, isHalfFirst, isHalfLast }: TimeOff): number {
  if (day < first || day > last) return 0;
  if (first === last) {
    const halves = (isHalfFirst ? MORNING : 0) | (isHalfLast ? AFTERNOON : 0);
    return halves || BOTH;
  }
  if (day === first && isHalfFirst) return AFTERNOON;
  if (day === last && isHalfLast) return MORNING;
  return BOTH;
}
