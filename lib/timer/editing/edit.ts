import { type Duration, type Instant, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { breakInterval, breakTime } from "@/lib/timer/elapsed";
import { total, union } from "@/lib/timer/interval";
import { localDayOf } from "@/lib/timer/today";
import { type BookedOn, bookedOn, keyOf } from "./booked-on";

/**
 * The values of an entry that a person can change. `start` and `end` are shown to the second at most. `end`
 * belongs to an entry that has ended, `duration` to a stopped entry that has a start or an end, but not both.
 */
export type Values = {
  note: string | null;
  start: Instant;
  end: Instant;
  duration: Duration;
  isBillable: boolean;
  typeOfWorkId: string;
  bookedOn: BookedOn;
};

/**
 * A change of one value, from what the person saw to what they want. `save`: changes of one entry with the same
 * `save` were made together and are sent together.
 */
export type Edit = {
  [Field in keyof Values]: {
    id: string;
    field: Field;
    from: Values[Field] | null;
    to: Values[Field];
    save?: string | undefined;
  };
}[keyof Values];

/** The values that depend on each other: `duration = end − start − breaks` (awork's page on time entries). */
export const isOfTimes = ({ field }: Pick<Edit, "field">): boolean =>
  field === "start" || field === "end" || field === "duration";

/**
 * The timer with the edits applied, to show before they are saved. Edits of other entries are ignored.
 * `typeName` returns the name of a type of work; null if unknown.
 */
export function edited(
  timer: Timer,
  edits: readonly Edit[],
  typeName: (id: string) => string | null = () => null,
): Timer {
  const after = edits.reduce(
    (so, edit) => (edit.id !== timer.id || holds(so, edit) === "to" ? so : changed(so, edit, typeName)),
    timer,
  );
  // Of two times that move together, the first can pass the other.
  return (after.duration ?? 0) < 0 ? { ...after, duration: 0 } : after;
}

/** Whether the timer has the edit's old value, the wanted one (also if both are the same), or another. */
export function holds(timer: Timer, { field, from, to }: Edit): "from" | "to" | "other" {
  const value = plain(valueOf(timer, field));
  if (value === plain(to)) return "to";
  return value === plain(from) ? "from" : "other";
}

/** The timer's value of a field. */
export function valueOf(timer: Timer, field: keyof Values): Values[keyof Values] | null {
  switch (field) {
    case "note":
      return timer.subject.note;
    case "isBillable":
    case "typeOfWorkId":
      return timer.about[field];
    case "bookedOn":
      return bookedOn(timer);
    default:
      return timer[field];
  }
}

/**
 * A value normalized for comparison: awork stores starts more precisely than they are shown, and an empty
 * note equals none.
 */
function plain(value: Values[keyof Values] | null) {
  if (typeof value === "number") return Math.floor(value / SECOND);
  if (typeof value === "object" && value !== null) return keyOf(value);
  return typeof value === "string" ? value.trim() || null : value;
}

function changed(timer: Timer, { field, to }: Edit, typeName: (id: string) => string | null): Timer {
  const { subject, about } = timer;
  switch (field) {
    case "note":
      return { ...timer, subject: { ...subject, note: to?.trim() ? to : null } };
    case "isBillable":
      return { ...timer, about: { ...about, isBillable: to } };
    case "typeOfWorkId":
      return {
        ...timer,
        subject: { ...subject, typeOfWork: typeName(to) },
        about: { ...about, typeOfWorkId: to, isTypeArchived: undefined },
      };
    case "start":
      return { ...timer, ...moved(timer, to) };
    case "end":
      return { ...timer, ...ended(timer, to) };
    case "duration":
      return { ...timer, duration: to };
    case "bookedOn": {
      const { taskId, projectId, isProjectDone, ...names } = to;
      return {
        ...timer,
        subject: { ...subject, ...names },
        about: { ...about, taskId, projectId, isProjectDone },
      };
    }
  }
}

/** Breaks keep their length. */
function ended(timer: Timer, to: Instant) {
  const { start, end, duration } = timer;
  if (duration === null || start === null) return { end: to };
  return { end: to, duration: end === null ? lengthOf(timer, start, to) : counted(timer) + to - end };
}

/**
 * An entry with an end keeps it, so its duration changes. The day changes too if it was the local day of the
 * start.
 */
function moved(timer: Timer, to: Instant) {
  const { start, end, duration, day } = timer;
  const isLocal = start !== null && day === localDayOf(start);
  const length = () => (start === null ? lengthOf(timer, to, end!) : counted(timer) + start - to);
  return {
    start: to,
    duration: end === null || duration === null ? duration : length(),
    day: isLocal ? localDayOf(to) : day,
  };
}

/** awork rounds start, end and duration each. */
const ROUNDING: Duration = 1.5 * SECOND;

/**
 * The duration from which a new start or end of an ended entry is counted: the entry's own, or what awork's rule says
 * if that is another, because awork then calculates it anew. The breaks count in full, wherever they lie.
 */
function counted({ start, end, duration, breaks }: Timer): Duration {
  const entry = { start: start!, end: end! };
  const all = breaks.map((each) => breakInterval(each, entry, null));
  const byRule = end! - start! - total(union(all, { start: -Infinity, end: Infinity }));
  return Math.abs(duration! - byRule) <= ROUNDING ? duration! : byRule;
}

/** The elapsed time between two instants, by awork's rule: without the breaks. */
const lengthOf = (timer: Timer, start: Instant, end: Instant): Duration =>
  end - start - breakTime({ ...timer, start, end }, end);
