import * as v from "valibot";
import type { TimeOff } from "@/lib/timer/target/day-off";
import { flag, text } from "@/lib/awork/field";
import { parse } from "@/lib/awork/parse";

/** The day of a date-time: its first ten characters. The time and zone after them say nothing about the day. */
const day = v.pipe(
  v.string(),
  v.transform((said) => said.slice(0, 10)),
  v.isoDate(),
);

/**
 * Both kinds of absences have these. `startOn` is said as 00:00:00 of the first day and `endOn` as 23:59:59 of
 * the last one (API reference).
 */
const common = { startOn: day, endOn: day, isHalfDayOnStart: flag, isHalfDayOnEnd: flag, deletedOn: text };

const Absence = v.object({ ...common, userId: text });
const Holiday = v.object({ ...common, regionId: text });

/**
 * Reads an absence of the person `userId` from awork's JSON; null if it is somebody else's, or deleted: to an
 * admin awork sends everybody's. Throws `NotUnderstood`.
 */
export function absence(value: unknown, userId: string): TimeOff | null {
  const { userId: whose, ...said } = parse(Absence, value);
  return whose?.toLowerCase() === userId.toLowerCase() ? timeOff(said) : null;
}

/**
 * Reads a holiday of the company from awork's JSON; null if it is deleted, or for one region only: awork's API
 * doesn't tell which region a person belongs to. Throws `NotUnderstood`.
 */
export function holiday(value: unknown): TimeOff | null {
  const { regionId, ...said } = parse(Holiday, value);
  return regionId === null ? timeOff(said) : null;
}

function timeOff(said: v.InferOutput<v.ObjectSchema<typeof common, undefined>>): TimeOff | null {
  const { startOn: first, endOn: last, isHalfDayOnStart, isHalfDayOnEnd, deletedOn } = said;
  if (deletedOn !== null || last < first) return null;
  return { first, last, isHalfFirst: isHalfDayOnStart, isHalfLast: isHalfDayOnEnd };
}
