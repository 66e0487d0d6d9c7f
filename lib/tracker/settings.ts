import * as v from "valibot";
import { DEFAULTS, type Settings } from "@/lib/timer/settings";

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const orOff = (least: number, most: number) => v.union([v.literal(0), whole(least, most)]);

/** The shape of each setting; what each is for stands in its type. */
const SHAPES: { [Name in keyof Settings]: v.GenericSchema<unknown, Settings[Name]> } = {
  resume: v.picklist(["removeBreaks", "keepBreaks"]),
  guardMinutes: whole(0, 1440),
  time: v.picklist(["badge", "icon"]),
  shown: v.picklist(["entry", "today"]),
  remindLongHours: orOff(1, 24),
  remindPausedMinutes: orOff(1, 1440),
  remindAwayMinutes: orOff(5, 1440),
  remindNothing: v.boolean(),
  workDays: v.pipe(
    v.array(whole(1, 7)),
    v.check((days) => days.every((day, place) => day > (days[place - 1] ?? 0))),
  ),
  workFrom: whole(0, 1439),
  workTo: whole(1, 1440),
};

export const NAMES = Object.keys(SHAPES) as (keyof Settings)[];

/** The settings among the values; one that is not as it must be is left out, and costs no other. */
export function settingsIn(values: object): Partial<Settings> {
  const known = Object.entries(values).filter(
    ([name, value]) => Object.hasOwn(SHAPES, name) && v.is(SHAPES[name as keyof Settings], value),
  );
  return Object.fromEntries(known);
}

/** What holds: what an administrator has set goes before what the person chose. Working hours that end before they begin are none. */
export function effective(chosen: Partial<Settings>, managed: Partial<Settings>): Settings {
  const settings = { ...DEFAULTS, ...chosen, ...managed };
  if (settings.workFrom < settings.workTo) return settings;
  return { ...settings, workFrom: DEFAULTS.workFrom, workTo: DEFAULTS.workTo };
}
