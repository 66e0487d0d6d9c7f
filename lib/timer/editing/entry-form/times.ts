import { hoursMinutes } from "@/lib/timer/clock";
import { breakTime } from "@/lib/timer/elapsed";
import { DAY, type Duration, HOUR, type Instant, MINUTE } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import { endOf, instantsOf, meant, readStart, splitDay, startFault } from "@/lib/timer/typed/start-field";
import { daysBefore, hasTwelveHours, isSameDay, timeOfDay } from "@/lib/timer/typed/time-of-day";
import { minutesOf } from "@/lib/timer/typed/typed-hours";
import { plainText, readTime } from "@/lib/timer/typed/typed-time";

/** Which times an entry has to change. `since`: it is active; `length`: it has no start; `new`: it isn't there yet. */
export type Kind = "since" | "span" | "length" | "new";

export function kindOf(entry: Timer | null): Kind {
  if (entry === null) return "new";
  if (phase(entry) !== "stopped") return "since";
  return entry.start === null ? "length" : "span";
}

/** A typed time. `at`: what it stands for, if it was filled in and not typed: seconds are not shown. */
type TypedAt = { text: string; at?: Instant | undefined };

/**
 * What a person typed for the times; a field that is absent was left alone. At most one of `to` and `worked` is
 * there, since the other follows from it.
 */
export type TypedTimes = {
  from?: TypedAt | undefined;
  to?: TypedAt | undefined;
  worked?: { text: string } | undefined;
};

export type TimeField = keyof TypedTimes;

/** Why a field can't be saved: the key of a text. `shorterThanBreaks` takes the length of the breaks. */
export type TimeFault =
  | "startNotATime"
  | "startInFuture"
  | "startAfterBreak"
  | "startAfterEnd"
  | "endBeforeStart"
  | "endInFuture"
  | "endMissing"
  | "longerThanDay"
  | "shorterThanBreaks"
  | "notALength"
  | "timesMissing";

/** The times as they would be saved. `worked` is null if it is unknown. */
export type Times = {
  start: Instant | null;
  end: Instant | null;
  worked: Duration | null;
  /** The breaks, which stay as they are. */
  breaks: Duration;
  faults: { readonly [Field in TimeField]?: TimeFault };
};

type Given = {
  /** Null: it is a new one. */
  entry: Timer | null;
  typed: TypedTimes;
  /** The day of a new entry, "2026-08-26". */
  day: string;
  /** The entries of the last days. */
  others: readonly Timer[];
  now: Instant;
  locale: string;
};

/** Faults of a text that may be half typed, or of a field that may be filled in next. */
export const isUnfinished = (fault: TimeFault): boolean =>
  ["startNotATime", "notALength", "endMissing", "timesMissing"].includes(fault);

/**
 * Reads the typed times by awork's rule, `duration = end − start − breaks`: a new start or end changes the time
 * worked, and a new time worked moves the end.
 */
export function readTimes(given: Given): Times {
  const { entry, typed } = given;
  switch (kindOf(entry)) {
    case "since":
      return readSince(given);
    case "length":
      return { ...NO_TIMES, ...readWorked(typed.worked, entry!.duration, "notALength") };
    default:
      return readSpan(given);
  }
}

const NO_TIMES: Times = { start: null, end: null, worked: null, breaks: 0, faults: {} };

/** The start of an active entry. */
function readSince({ entry, typed: { from }, others, now, locale }: Given): Times {
  const { start } = entry!;
  const known = { ...NO_TIMES, start };
  if (!from || start === null) return known;
  const faultAt = (at: Instant) => startFault(at, entry!, [], now);
  const at = from.at ?? readStart(from.text, start, now, locale, (each) => !faultAt(each));
  if (typeof at === "string") return { ...known, faults: { from: at as TimeFault } };
  const fault = faultAt(at)?.fault as TimeFault | undefined;
  return { ...known, start: meant(at, entry!, others), faults: fault ? { from: fault } : {} };
}

/** A length; the present one if nothing or the same was typed. */
function readWorked(
  typed: TypedTimes["worked"],
  present: Duration | null,
  missing: TimeFault,
): Pick<Times, "worked" | "faults"> {
  if (!typed || (present !== null && plainText(typed.text) === hoursMinutes(present)))
    return { worked: present, faults: present === null ? { worked: missing } : {} };
  const minutes = minutesOf(typed.text);
  return minutes
    ? { worked: minutes * MINUTE, faults: {} }
    : { worked: null, faults: { worked: "notALength" } };
}

function readSpan(given: Given): Times {
  const { entry, typed, now } = given;
  const present = entry && endOf(entry);
  const breaks = entry?.end ? breakTime(entry, entry.end) : 0;
  if (entry && !typed.from && !typed.to && !typed.worked)
    return { start: entry.start, end: present, worked: entry.duration, breaks, faults: {} };
  const start = readFrom(given);
  const fail = (faults: Times["faults"]): Times => ({
    ...NO_TIMES,
    start: typeof start === "number" ? start : null,
    breaks,
    faults,
  });
  if (typeof start === "string") return fail({ from: start });
  if (!entry && start === null) {
    if (typed.to) return fail({ from: "timesMissing" });
    return { ...NO_TIMES, ...readWorked(typed.worked, null, "timesMissing") };
  }
  const length = typed.worked && readWorked(typed.worked, entry?.duration ?? null, "notALength");
  if (length?.faults.worked) return fail(length.faults);
  const isSameLength = length && length.worked === entry?.duration && !typed.from;
  const end = isSameLength
    ? present!
    : length
      ? start! + length.worked! + breaks
      : readTo(given, start!, present);
  if (typeof end === "string") return fail({ to: end });
  const at = typed.worked ? "worked" : typed.to ? "to" : "from";
  const isUnchanged = start === entry?.start && end === present;
  // An end that is in the future already can stay, or be earlier.
  const fault = isUnchanged ? null : faultOf(start!, end, breaks, Math.max(now, present ?? now));
  const named = fault === "endBeforeStart" && at === "from" ? "startAfterEnd" : fault;
  const isSame = isSameLength || (isUnchanged && !length);
  const worked = isSame ? entry!.duration : end - start! - breaks;
  if (named === "endBeforeStart" || named === "startAfterEnd") return fail({ [at]: named });
  return { start, end, worked, breaks, faults: named ? { [at]: named } : {} };
}

function faultOf(start: Instant, end: Instant, breaks: Duration, latest: Instant): TimeFault | null {
  if (end <= start) return "endBeforeStart";
  if (end - start > DAY) return "longerThanDay";
  if (end > latest) return "endInFuture";
  return end - start <= breaks ? "shorterThanBreaks" : null;
}

/** A time of the evening or morning next to an entry's day can be meant if it is this close to the present start. */
const NIGHT: Duration = 6 * HOUR;

/** The same for a new entry, before now. */
const EVENING_BEFORE: Duration = 12 * HOUR;

/** The start of an entry that has ended; null if a new one has none. */
function readFrom(given: Given): Instant | TimeFault | null {
  const { entry, typed, day, others, now, locale } = given;
  const { from } = typed;
  const present = entry?.start ?? null;
  if (!from) return present;
  if (from.at !== undefined) return from.at;
  if (!entry && from.text.trim() === "") return null;
  const on = present ?? noonOf(day);
  const near = present ?? on + HOUR;
  const isNearer = (one: Instant, other: Instant) => Math.abs(one - near) < Math.abs(other - near);
  // Of the two halves of the day, or of the two hours when the clock is put back, the nearer one.
  const readOn = (...days: Instant[]): Instant | TimeFault => {
    const read = instants(from.text, days, present, now, locale);
    if (typeof read === "string") return read;
    const past = read.filter((at) => at <= now);
    return past.length === 0 ? "startInFuture" : past.reduce((best, at) => (isNearer(at, best) ? at : best));
  };
  const end = entry && endOf(entry);
  // An entry over midnight has two days of its own.
  const own = readOn(on, ...(end !== null && !isSameDay(end, on) ? [end] : []));
  if (own === "startNotATime") return own;
  const isEndKept = !typed.to && !typed.worked;
  const isPossible = (at: Instant | TimeFault): at is Instant =>
    typeof at === "number" && !(isEndKept && end !== null && at >= end);
  const before = isPossible(own) ? own : readOn(daysBefore(on, 1));
  const isClose = (at: Instant) =>
    present === null ? isSameDay(on, now) && now - at <= EVENING_BEFORE : present - at <= NIGHT;
  const at = isPossible(before) && isClose(before) ? before : own;
  if (typeof at === "string") return at;
  return at === present ? at : meant(at, { id: entry?.id ?? "", start: at }, others);
}

/** The first time after the start that the text can mean: one before it belongs to the next day. */
function readTo(
  { entry, typed: { to }, now, locale }: Given,
  start: Instant,
  present: Instant | null,
): Instant | TimeFault {
  if (!to || (present === null && to.text.trim() === "")) return present ?? "endMissing";
  if (to.at !== undefined) return to.at;
  const isAsBefore = present !== null && plainText(to.text) === plainText(fieldTime(present, locale));
  if (isAsBefore && start === entry?.start) return present;
  const read = instants(endText(to.text), [start, daysBefore(start, -1)], present, now, locale);
  if (typeof read === "string") return read;
  const after = read.filter((at) => at > start).toSorted((a, b) => a - b);
  const isBefore = read.some((at) => at <= start);
  const first = nearest(after, present);
  const isOnOwnDay = first !== undefined && isSameDay(first, start);
  if (first === undefined || (isBefore && first > now && !isOnOwnDay)) return "endBeforeStart";
  return first;
}

/** The first; of a time that comes twice when the clock is put back, the one nearer to the present end. */
function nearest([first, second]: Instant[], present: Instant | null): Instant | undefined {
  if (first === undefined || second === undefined || present === null) return first;
  const isTwice = isSameDay(first, second) && fieldTime(first, "en-GB") === fieldTime(second, "en-GB");
  return isTwice && Math.abs(second - present) < Math.abs(first - present) ? second : first;
}

/** An end can be at 24:00, which is 0:00 of the next day. */
const endText = (text: string): string => (/^24(?:[:.]?00)?$/.test(plainText(text)) ? "0:00" : text);

/**
 * The instants that a text can mean, on the day that it names or else on these. A minute that was not changed
 * keeps its seconds.
 */
function instants(
  text: string,
  days: Instant[],
  present: Instant | null,
  now: Instant,
  locale: string,
): Instant[] | "startNotATime" {
  const { day, rest } = splitDay(text, present ?? days[0]!, now, locale);
  const time = readTime(rest, hasTwelveHours(locale));
  if (!time) return "startNotATime";
  const { hours, minute, second } = time;
  const isPresent = (at: Instant) =>
    second === null && present !== null && present >= at && present - at < MINUTE;
  return (day === null ? days : [day])
    .flatMap((on) => hours.flatMap((hour) => instantsOf(on, hour, minute, second ?? 0)))
    .map((at) => (isPresent(at) ? present! : at));
}

const noonOf = (day: string): Instant => new Date(`${day}T12:00`).getTime();

/** The time of day alone, as the fields show it. */
export const fieldTime = (at: Instant, locale: string): string => timeOfDay(at, at, locale);

/** The texts of the fields: what was typed, and what follows from it. */
export function textsOf(
  { start, end, worked }: Times,
  { from, to, worked: length }: TypedTimes,
  locale: string,
): Record<TimeField, string> {
  const time = (at: Instant | null) => (at === null ? "" : fieldTime(at, locale));
  return {
    from: from?.text ?? time(start),
    to: to?.text ?? time(end),
    worked: length?.text ?? (worked === null ? "" : hoursMinutes(worked)),
  };
}

/**
 * The typed times with a new text in one field. `times`: as they were read before. In an entry that has an end, a
 * new start keeps that end, also if it follows from a typed length.
 */
export function withTyped(
  typed: TypedTimes,
  field: TimeField,
  text: string,
  times: Times,
  entry: Timer | null,
  locale: string,
): TypedTimes {
  const { from, to, worked } = typed;
  if (field === "to") return { from, to: { text } };
  if (field === "worked") return { from, worked: { text } };
  if (entry && worked && times.end !== null)
    return { from: { text }, to: { text: fieldTime(times.end, locale), at: times.end } };
  return { from: { text }, to, worked };
}
