import type { Absence } from "./away";
import type { Settings } from "./settings";
import { endOf } from "@/lib/timer/typed/start-field";
import { DAY, type Duration, HOUR, type Instant, MINUTE } from "./time";
import { daysBefore } from "@/lib/timer/typed/time-of-day";
import { type Timer, openBreak, phase } from "./timer";
import { localDayOf } from "./today";
import { elapsed } from "./elapsed";

/** What somebody can be reminded of, the most pressing first. */
export const KINDS = ["away", "long", "paused", "nothing"] as const;

export type Kind = (typeof KINDS)[number];

/**
 * Something to be reminded of. `name`: of this occurrence, which is told once. `since`: when it began; `length`: how long
 * it has been so. For `long` that is the time worked, breaks left out: what a person means by "has run".
 */
export type Reminder = { kind: Kind; name: string; since: Instant; length: Duration };

/** By kind: the occurrence that was told last, or the local day ("2026-08-26") for which it is silenced. */
export type ByKind = Partial<Record<Kind, string>>;

/** Who has just stopped, or has just come, is about to start. */
const SOON = 10 * MINUTE;

/**
 * All that there is to remind of now, the most pressing first. `absence`: what is asked about being away. `now` is by
 * awork's clock, hours and days by this computer's time zone.
 */
export function reminders(
  timer: Timer | null,
  now: Instant,
  settings: Settings,
  absence: Absence | null,
): Reminder[] {
  const { remindLongHours: long, remindPausedMinutes: paused, remindAwayMinutes: away } = settings;
  const found: Reminder[] = [];
  const add = (kind: Kind, id: string, since: Instant, length: Duration, of = since) =>
    found.push({ kind, name: nameOf(kind, id, of), since, length });

  if (away > 0 && absence) add("away", absence.id, absence.since, absence.until - absence.since);
  if (timer && phase(timer) === "running") {
    const length = elapsed(timer, now);
    if (long > 0 && length >= long * HOUR) add("long", timer.id, timer.start ?? 0, length);
  }
  const pause = timer && phase(timer) === "paused" ? openBreak(timer) : null;
  if (timer && pause && paused > 0 && now - pause.start >= paused * MINUTE)
    add("paused", timer.id, pause.start, now - pause.start);
  const idle = settings.remindNothing ? idleSince(timer, now, settings) : null;
  if (idle !== null && now - idle.since >= SOON)
    add("nothing", timer?.id ?? "", idle.since, now - idle.since, idle.of);
  return found;
}

const nameOf = (kind: Kind, id: string, since: Instant) => [kind, id, since].join(" ");

/** The name of the reminder of an absence. */
export const nameOfAbsence = ({ id, since }: Absence): string => nameOf("away", id, since);

/**
 * Since when nothing has run in the working hours of now, and `of` what it is told once: of that day, or of the stop on
 * it, however the hours are changed meanwhile. Null where something runs, or it is none of them.
 */
function idleSince(
  timer: Timer | null,
  now: Instant,
  settings: Settings,
): { since: Instant; of: Instant } | null {
  const began = ["none", "stopped"].includes(phase(timer)) ? workBegan(now, settings) : null;
  if (began === null) return null;
  const end = (timer && endOf(timer)) ?? 0;
  return { since: Math.max(began, end), of: Math.max(new Date(began).setHours(0, 0, 0, 0), end) };
}

/**
 * When the working hours of now began; null where it is none of them. Hours that cross midnight belong to the day on
 * which they begin.
 */
function workBegan(now: Instant, { workDays, workFrom, workTo }: Settings): Instant | null {
  const end = workTo > workFrom ? workTo : workTo + DAY / MINUTE;
  const begins = [now, daysBefore(now, 1)]
    .filter((day) => workDays.includes(new Date(day).getDay() || 7))
    .map((day) => (minutes: number) => new Date(day).setHours(0, minutes, 0, 0))
    .filter((at) => at(workFrom) <= now && now < at(end))
    .map((at) => at(workFrom));
  return begins[0] ?? null;
}

/** Those that nobody has silenced for today. */
export const unsilenced = (all: Reminder[], silenced: ByKind, now: Instant): Reminder[] =>
  all.filter(({ kind }) => silenced[kind] !== localDayOf(now));

/**
 * What is to be shown, where `shown` is (the name of an occurrence; null: nothing): the same as long as it holds and
 * nothing more pressing comes, else the first that was not told yet. Null: nothing.
 */
export const toShow = (all: Reminder[], told: ByKind, shown: string | null): Reminder | null =>
  all.find(({ kind, name }) => name === shown || told[kind] !== name) ?? null;
