import { DEFAULTS, LIMITS, type Settings } from "@/lib/timer/settings";

type Shape = (value: unknown) => boolean;

const whole =
  (least: number, most: number): Shape =>
  (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
const orOff =
  (limits: readonly [number, number]): Shape =>
  (value) =>
    value === 0 || whole(...limits)(value);
const oneOf =
  <Word>(...words: Word[]): Shape =>
  (value) =>
    words.includes(value as Word);
const isDay = whole(1, 7);

/**
 * The shape of each setting; `Settings` describes them. Written by hand because the pages share one copy of
 * valibot, and the parts that only the settings need would slow every opening of the popup.
 */
const SHAPES: Record<keyof Settings, Shape> = {
  resume: oneOf<Settings["resume"]>("removeBreaks", "keepBreaks"),
  guardMinutes: whole(...LIMITS.guardMinutes),
  askForNote: oneOf(true, false),
  time: oneOf<Settings["time"]>("badge", "icon"),
  shown: oneOf<Settings["shown"]>("entry", "today"),
  iconOpens: oneOf<Settings["iconOpens"]>("popup", "panel"),
  menus: oneOf(true, false),
  remindLongHours: orOff(LIMITS.remindLongHours),
  remindPausedMinutes: orOff(LIMITS.remindPausedMinutes),
  remindAwayMinutes: orOff(LIMITS.remindAwayMinutes),
  remindNothing: oneOf(true, false),
  breakRule: oneOf<Settings["breakRule"]>("off", "germany"),
  workDays: (days) =>
    Array.isArray(days) && days.every((day, place) => isDay(day) && day > (days[place - 1] ?? 0)),
  workFrom: whole(0, 1439),
  workTo: whole(1, 1440),
  target: oneOf<Settings["target"]>("awork", "own"),
  targetMinutes: whole(...LIMITS.targetMinutes),
};

export const NAMES = Object.keys(SHAPES) as (keyof Settings)[];

/** The valid settings among the values; an invalid one is left out and doesn't affect the others. */
export function settingsIn(values: object): Partial<Settings> {
  const known = Object.entries(values).filter(
    ([name, value]) => Object.hasOwn(SHAPES, name) && SHAPES[name as keyof Settings](value),
  );
  return Object.fromEntries(known);
}

/**
 * The settings in effect: an administrator's value takes precedence over the person's. Working hours that end
 * when they begin are replaced by the default ones.
 */
export function effective(chosen: Partial<Settings>, managed: Partial<Settings>): Settings {
  const settings = { ...DEFAULTS, ...chosen, ...managed };
  if (settings.workFrom !== settings.workTo) return settings;
  return { ...settings, workFrom: DEFAULTS.workFrom, workTo: DEFAULTS.workTo };
}
