import { type Instant, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { localDayOf } from "@/lib/timer/today";

/**
 * The values of an entry that a person can change. `start` and `end` are shown to the second at most. `end`
 * belongs to an entry that has ended.
 */
export type Values = {
  note: string | null;
  start: Instant;
  end: Instant;
  isBillable: boolean;
  typeOfWorkId: string;
};

/** A change of one value, from what the person saw to what they want. */
export type Edit = {
  [Field in keyof Values]: { id: string; field: Field; from: Values[Field] | null; to: Values[Field] };
}[keyof Values];

/**
 * The timer with the edits applied, to show before they are saved. Edits of other entries are ignored.
 * `typeName` returns the name of a type of work; null if unknown.
 */
export function edited(
  timer: Timer,
  edits: readonly Edit[],
  typeName: (id: string) => string | null = () => null,
): Timer {
  return edits.reduce(
    (so, edit) => (edit.id !== timer.id || holds(so, edit) === "to" ? so : changed(so, edit, typeName)),
    timer,
  );
}

/** Whether the timer has the edit's old value, the wanted one (also if both are the same), or another. */
export function holds(timer: Timer, { field, from, to }: Edit): "from" | "to" | "other" {
  const value = plain(valueOf(timer, field));
  if (value === plain(to)) return "to";
  return value === plain(from) ? "from" : "other";
}

/** The timer's value of a field. */
export function valueOf({ subject, about, start, end }: Timer, field: keyof Values) {
  const { isBillable, typeOfWorkId } = about;
  return { note: subject.note, start, end, isBillable, typeOfWorkId }[field];
}

/**
 * A value normalized for comparison: awork stores starts more precisely than they are shown, and an empty
 * note equals none.
 */
function plain(value: Values[keyof Values] | null) {
  if (typeof value === "number") return Math.floor(value / SECOND);
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
  }
}

/** Breaks keep their length. */
function ended({ end, duration }: Timer, to: Instant) {
  const isFixed = end === null || duration === null;
  return { end: to, duration: isFixed ? duration : Math.max(0, duration + to - end) };
}

/**
 * An entry with an end keeps it, so its duration changes. The day changes too if it was the local day of the
 * start.
 */
function moved({ start, end, duration, day }: Timer, to: Instant) {
  const isLocal = start !== null && day === localDayOf(start);
  const isFixed = start === null || end === null || duration === null;
  return {
    start: to,
    duration: isFixed ? duration : Math.max(0, duration + start - to),
    day: isLocal ? localDayOf(to) : day,
  };
}
