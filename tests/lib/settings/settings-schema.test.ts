import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULTS, type Settings } from "@/lib/timer/settings";
import { NAMES, effective, settingsIn } from "@/lib/settings/settings-schema";

const OTHERS: Settings = {
  resume: "keepBreaks",
  guardMinutes: 0,
  askForNote: true,
  time: "icon",
  shown: "today",
  iconOpens: "panel",
  menus: false,
  remindLongHours: 10,
  remindPausedMinutes: 90,
  remindAwayMinutes: 5,
  remindNothing: true,
  breakRule: "germany",
  workDays: [1, 2, 4],
  workFrom: 480,
  workTo: 1440,
  target: "own",
  targetMinutes: 450,
};

describe("the settings among some values", () => {
  it("are all there", () => {
    expect(settingsIn(OTHERS)).toEqual(OTHERS);
    expect(settingsIn(DEFAULTS)).toEqual(DEFAULTS);
  });

  it("are those that have a name here", () => {
    expect(settingsIn({ time: "icon", token: "one", __proto__: { guardMinutes: 1 } })).toEqual({
      time: "icon",
    });
    expect(settingsIn([1, 2])).toEqual({});
  });

  it.each<[keyof Settings, unknown[]]>([
    ["resume", ["", "RemoveBreaks", null, 1]],
    ["guardMinutes", [-1, 1441, 0.5, "60", null, Number.NaN]],
    ["askForNote", ["true", 1, null]],
    ["time", ["Badge", true, null]],
    ["shown", ["day", 0]],
    ["iconOpens", ["sidebar", true]],
    ["menus", ["true", 1, null]],
    ["remindLongHours", [-1, 25, 1.5, "1"]],
    ["remindPausedMinutes", [-1, 1441, true]],
    ["remindAwayMinutes", [1, 4, 1441, null]],
    ["remindNothing", ["true", 1, null]],
    ["breakRule", ["on", "", true, null]],
    ["workDays", [[0], [8], [2, 1], [1, 1], [1.5], ["1"], "1", null, { 0: 1 }]],
    ["workFrom", [-1, 1440, "9:00"]],
    ["workTo", [0, 1441, null]],
    ["target", ["", "Awork", 8, null]],
    ["targetMinutes", [-1, 1441, 7.5, "480", null]],
  ])("leave out a %s that is none, and that costs no other", (name, values) => {
    for (const value of values) {
      const { [name]: _left, ...others } = OTHERS;
      expect(settingsIn({ ...OTHERS, [name]: value }), JSON.stringify(value)).toEqual(others);
    }
  });

  it("are whatever is left of anything", () => {
    const values = fc.dictionary(fc.constantFrom(...NAMES, "other"), fc.anything());
    fc.assert(
      fc.property(values, (given) => {
        const once = settingsIn(given);
        expect(settingsIn(once)).toEqual(once);
        expect(Object.keys(once).every((name) => (NAMES as string[]).includes(name))).toBe(true);
      }),
    );
  });
});

describe("what holds", () => {
  it("is what is usual, until somebody chooses", () => {
    expect(effective({}, {})).toEqual(DEFAULTS);
    expect(effective(OTHERS, {})).toEqual(OTHERS);
  });

  it("is what an administrator has set, before what the person chose", () => {
    expect(effective({ time: "icon", guardMinutes: 5 }, { guardMinutes: 30 })).toEqual({
      ...DEFAULTS,
      time: "icon",
      guardMinutes: 30,
    });
  });

  it.each([
    ["by the person", { workFrom: 900, workTo: 900 }, {}],
    ["by person and administrator", { workFrom: 900 }, { workTo: 900 }],
  ])("are the usual working hours, where they would end when they begin: %s", (_title, chosen, managed) => {
    expect(effective(chosen, managed)).toEqual(DEFAULTS);
  });

  it("are working hours that cross midnight", () => {
    expect(effective({ workFrom: 1320 }, { workTo: 360 })).toEqual({
      ...DEFAULTS,
      workFrom: 1320,
      workTo: 360,
    });
  });
});
