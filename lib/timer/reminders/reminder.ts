import { reachedLimit } from "@/lib/timer/break-rule/break-rule";
import type { Absence } from "./away";
import type { Settings } from "@/lib/timer/settings";
import { endOf } from "@/lib/timer/typed/start-field";
import { workHoursOn } from "@/lib/timer/stretches/work-hours";
import { type Duration, HOUR, type Instant, MINUTE } from "@/lib/timer/time";
import { type Timer, openBreak, phase } from "@/lib/timer/timer";
import { dayFrom, localDayOf } from "@/lib/timer/today";
import { elapsed } from "@/lib/timer/elapsed";

/** The kinds of reminders, most urgent first. */
export const KINDS = ["away", "breaks", "long", "paused", "nothing"] as const;

export type Kind = (typeof KINDS)[number];

/**
 * A reminder. `name` identifies the occurrence, which is shown once. `since`: when it began; `length`: how
 * long it has lasted. For `long` that is the elapsed time without breaks, which is what people mean by "has
 * run"; for `breaks` the work of the limit that is reached.
 */
export type Reminder = { kind: Kind; name: string; since: Instant; length: Duration };

/** By kind: the occurrence shown last, or the local day ("2026-08-26") for which the kind is silenced. */
export type ByKind = Partial<Record<Kind, string>>;

/** Delay before `nothing`: somebody who has just stopped or just arrived is probably about to start. */
const SOON = 10 * MINUTE;

/**
 * All reminders due now, most urgent first. `absence`: the absence to ask about. `entries`: every entry of the
 * timer's day; null if they are unknown. `now` is by awork's clock; hours and days are in this computer's time
 * zone.
 */
export function reminders(
  timer: Timer | null,
  now: Instant,
  settings: Settings,
  absence: Absence | null,
  entries: readonly Timer[] | null = null,
): Reminder[] {
  const { remindLongHours: long, remindPausedMinutes: paused, remindAwayMinutes: away } = settings;
  const found: Reminder[] = [];
  const add = (kind: Kind, id: string, since: Instant, length: Duration, of = since) =>
    found.push({ kind, name: nameOf(kind, id, of), since, length });

  if (away > 0 && absence) add("away", absence.id, absence.since, absence.until - absence.since);
  const limit = entries && reachedLimit({ settings, entries, current: timer, now });
  if (timer && limit) add("breaks", `${timer.day} ${limit.kind}`, timer.start ?? 0, limit.work, limit.work);
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
 * `since`: when the idle time in the present working hours began. `of` identifies the occurrence, so it is
 * reminded of once: the start of that day, or a stop on it. It stays the same if the hours are changed. Null
 * if a timer is active, or outside working hours.
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

/** When the present working hours began; null outside them. */
function workBegan(now: Instant, settings: Settings): Instant | null {
  const today = localDayOf(now);
  const hours = [today, dayFrom(today, -1)].map((day) => workHoursOn(day, settings));
  return hours.find((each) => each && each.start <= now && now < each.end)?.start ?? null;
}

/** The reminders that are not silenced today. */
export const unsilenced = (all: Reminder[], silenced: ByKind, now: Instant): Reminder[] =>
  all.filter(({ kind }) => silenced[kind] !== localDayOf(now));

/**
 * The reminder to show; null if none. `shown`: the name of the one being shown, or null. It stays as long as
 * it holds and nothing more urgent comes. Otherwise it is the first that was not shown yet.
 */
export const toShow = (all: Reminder[], told: ByKind, shown: string | null): Reminder | null =>
  all.find(({ kind, name }) => name === shown || told[kind] !== name) ?? null;
