import type { Edit, Values } from "./edit";
import { type Instant, SECOND } from "./time";
import type { Timer } from "./timer";
import { localDayOf } from "./today";

/**
 * The timer as it will be when the edits are saved, for showing at once; edits of other entries are left out.
 * `typeName` gives the name of a type of work, null where it is not known.
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

/** Whether the edit's timer has the value from before, the wanted one (also when that is the same), or another. */
export function holds(timer: Timer, { field, from, to }: Edit): "from" | "to" | "other" {
  const value = plain(valueOf(timer, field));
  if (value === plain(to)) return "to";
  return value === plain(from) ? "from" : "other";
}

/** What the timer has in a field. */
export function valueOf({ subject, about, start, end }: Timer, field: keyof Values) {
  const { isBillable, typeOfWorkId } = about;
  return { note: subject.note, start, end, isBillable, typeOfWorkId }[field];
}

/** As far as values differ: awork keeps more digits of a start than are shown, and an empty note is none. */
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

/** Its breaks stay as long as they were. */
function ended({ end, duration }: Timer, to: Instant) {
  const isFixed = end === null || duration === null;
  return { end: to, duration: isFixed ? duration : Math.max(0, duration + to - end) };
}

/** An entry that has an end keeps it, so its length changes; the day does where it was that of this computer. */
function moved({ start, end, duration, day }: Timer, to: Instant) {
  const isLocal = start !== null && day === localDayOf(start);
  const isFixed = start === null || end === null || duration === null;
  return {
    start: to,
    duration: isFixed ? duration : Math.max(0, duration + start - to),
    day: isLocal ? localDayOf(to) : day,
  };
}
