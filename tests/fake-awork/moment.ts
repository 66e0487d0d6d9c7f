import type { Form } from "./form.ts";
import { dayOf, instantOf, wallClock } from "./instant.ts";

/** An instant of a form (epoch milliseconds), or at least its day ("2026-08-26"); both null when nothing is said. */
export type Moment = { at: number | null; day: string | null };

const DATE = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)?)?$/;
const TIME = /^([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,7})?$/;

/** Of the date only the first ten characters count, as in awork's own answers. */
function readDay(form: Form, property: string) {
  const text = form.text(property);
  if (text === null) return null;
  const day = DATE.exec(text)?.[1];
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (!day || Number.isNaN(midnight) || dayOf(midnight) !== day)
    throw form.invalid(property, `The value '${text}' is not a date.`);
  return day;
}

/** Day and time of one clock, as the instant at which a clock in UTC shows them. awork's ticks become milliseconds. */
function readWall(form: Form, name: string, clock: "Utc" | "Local"): Moment {
  const day = readDay(form, `${name}Date${clock}`);
  const time = form.text(`${name}Time${clock}`);
  if (time === null) return { at: null, day };
  if (!TIME.test(time)) throw form.invalid(`${name}Time${clock}`, `The value '${time}' is not a time.`);
  if (day === null) throw form.invalid(`${name}Date${clock}`, `${name}Time${clock} needs its date.`);
  return { at: Date.parse(`${day}T${time.slice(0, 12)}Z`), day };
}

/**
 * Reads `startDateUtc` and `startTimeUtc`, or the same with `Local` in the time zone; `end` likewise. Which of the two
 * awork believes where they contradict each other is not documented: here they must not.
 */
export function readMoment(form: Form, name: "start" | "end", timezone: string): Moment {
  const utc = readWall(form, name, "Utc");
  const local = readWall(form, name, "Local");
  if (utc.at !== null && local.at !== null && wallClock(utc.at, timezone) !== local.at)
    throw form.invalid(`${name}TimeLocal`, `${name} is not the same instant in UTC and in ${timezone}.`);
  if (utc.at !== null) return utc;
  if (local.at !== null) return { at: instantOf(local.at, timezone), day: local.day };
  return { at: null, day: utc.day ?? local.day };
}
