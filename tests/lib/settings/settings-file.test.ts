import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULTS, type Settings } from "@/lib/timer/settings";
import { settingsOf, settingsText } from "@/lib/settings/settings-file";
import { effective } from "@/lib/settings/settings-schema";

const CHOSEN: Settings = {
  resume: "keepBreaks",
  guardMinutes: 5,
  askForNote: true,
  time: "icon",
  shown: "today",
  iconOpens: "panel",
  menus: false,
  remindLongHours: 8,
  remindPausedMinutes: 30,
  remindAwayMinutes: 25,
  remindNothing: true,
  breakRule: "germany",
  workDays: [2, 4, 6],
  workFrom: 1200,
  workTo: 1440,
  target: "own",
  targetMinutes: 450,
};

const file = (settings: unknown, format: unknown = "awork-timer-settings") =>
  JSON.stringify({ format, settings });

describe("a file of settings", () => {
  it.each([
    ["as they are usual", DEFAULTS],
    ["all of them others", CHOSEN],
  ])("gives back what was put into it: %s", (_title, settings) => {
    for (const held of [DEFAULTS, CHOSEN])
      expect(settingsOf(settingsText(settings), held)).toEqual({ taken: settings, leftOut: [] });
  });

  it("is a text that people can read, with a line for each", () => {
    expect(settingsText(CHOSEN)).toContain('\n    "guardMinutes": 5,\n');
    expect(settingsText(CHOSEN).endsWith("}\n")).toBe(true);
  });

  it.each<[string, unknown, Partial<Settings>, string[]]>([
    ["that has some alone", { time: "icon" }, { time: "icon" }, []],
    ["of which one is wrong", { time: "clock", guardMinutes: 5 }, { guardMinutes: 5 }, ["time"]],
    ["with names that none has", { colour: "red", time: "icon" }, { time: "icon" }, ["colour"]],
    ["in which all is wrong", { time: 1, shown: null }, {}, ["time", "shown"]],
    ["with a prototype", JSON.parse('{"__proto__":{"time":"icon"}}'), {}, ["__proto__"]],
    ["of another program's", { toString: 1, constructor: "x" }, {}, ["toString", "constructor"]],
    ["with hours that cross midnight", { workFrom: 900, workTo: 600 }, { workFrom: 900, workTo: 600 }, []],
    ["with hours that end when they begin", { workFrom: 900, workTo: 900 }, {}, ["workFrom", "workTo"]],
    // They hold together with what is there: 9:00 to 17:00.
    ["with a begin at the end that holds", { workFrom: 1020, time: "icon" }, { time: "icon" }, ["workFrom"]],
    ["with an end at the begin that holds", { workTo: 540 }, {}, ["workTo"]],
    ["with an end that fits the begin that holds", { workTo: 700 }, { workTo: 700 }, []],
    [
      "with an end that is usual, but wrong here",
      { workFrom: 1020, workTo: 1020 },
      {},
      ["workFrom", "workTo"],
    ],
    ["with nothing in it", {}, {}, []],
    ["that is a list", [1], {}, ["0"]],
  ])("%s costs no more than what is wrong", (_title, settings, taken, leftOut) => {
    expect(settingsOf(file(settings), DEFAULTS)).toEqual({ taken, leftOut });
  });

  it.each<[string, string]>([
    ["nothing", ""],
    ["no JSON", "<html>"],
    ["half a file", file(DEFAULTS).slice(0, -2)],
    ["a number", "5"],
    ["null", "null"],
    ["a list", "[]"],
    ["settings without a word of what they are", JSON.stringify(DEFAULTS)],
    ["another format", file(DEFAULTS, "other")],
    ["no settings in it", file(null)],
    ["a word in place of settings", file("all")],
  ])("is not %s", (_title, text) => {
    expect(settingsOf(text, DEFAULTS)).toBeNull();
  });

  it("changes nothing to what could not hold, whatever is in it", () => {
    const value = fc.oneof(fc.jsonValue(), fc.integer({ min: -10, max: 1500 }));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(DEFAULTS)), value), (settings) => {
        const { taken, leftOut } = settingsOf(file(settings), DEFAULTS)!;
        expect(effective(taken, {})).toEqual({ ...DEFAULTS, ...taken });
        expect([...Object.keys(taken), ...leftOut].toSorted()).toEqual(Object.keys(settings).toSorted());
      }),
    );
  });
});
