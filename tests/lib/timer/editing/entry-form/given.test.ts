import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edited } from "@/lib/timer/editing/edit";
import {
  type Given,
  changesOf,
  isTouched,
  newEntryOf,
  placed,
  shownIn,
} from "@/lib/timer/editing/entry-form/given";
import { type TypedTimes, readTimes } from "@/lib/timer/editing/entry-form/times";
import { HOUR, MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { NO_ABOUT, NO_SUBJECT, sampleTimer } from "@/tests/lib/timer/sample";

const at = (time: string): number => Date.parse(`2026-08-26T${time}`);
const DAY = "2026-08-26";
const NOW = at("15:00");

const ENTRY = sampleTimer({
  start: at("11:15"),
  end: at("11:45"),
  duration: 30 * MINUTE,
  subject: { ...NO_SUBJECT, task: "Sitemap", project: "Web", typeOfWork: "Design", note: "Draft" },
  about: { ...NO_ABOUT, taskId: "sitemap", projectId: "web", typeOfWorkId: "design" },
});
/** awork counts less than lies between start and end. */
const ODD = { ...ENTRY, end: at("12:15"), duration: 45 * MINUTE };
const OPEN_ENDED = { ...ENTRY, end: null };
const LENGTH = { ...ENTRY, start: null, end: null };
const RUNNING = { ...ENTRY, end: null, duration: null };
const LOGO = { taskId: "logo", projectId: "web", task: "Logo", project: "Web", client: null };

const timesOf = (entry: Timer | null, typed: TypedTimes, day = DAY) =>
  readTimes({ entry, typed, day, others: [], now: NOW, locale: "de" });

const changes = (entry: Timer, given: Partial<Given>) =>
  changesOf(entry, { times: {}, ...given }, timesOf(entry, given.times ?? {}), "save").map(
    ({ field, to }) => [field, to],
  );

describe("what a save changes", () => {
  it.each<[sentence: string, entry: Timer, given: Partial<Given>, expected: unknown[]]>([
    ["is nothing where nothing was touched", ENTRY, {}, []],
    [
      "is nothing where all is as it was",
      ENTRY,
      { note: "Draft ", isBillable: false, times: { to: { text: "11:45" } } },
      [],
    ],
    ["is the note without the space around it", ENTRY, { note: " Final\r\n" }, [["note", "Final"]]],
    ["is no note where it was emptied", ENTRY, { note: " " }, [["note", null]]],
    ["is the start alone", ENTRY, { times: { from: { text: "11:00" } } }, [["start", at("11:00")]]],
    [
      "is the end where a length was typed",
      ENTRY,
      { times: { worked: { text: "1:00" } } },
      [["end", at("12:15")]],
    ],
    [
      "is the duration where the length from start to end was typed and awork has another",
      ODD,
      { times: { worked: { text: "1:00" } } },
      [["duration", HOUR]],
    ],
    ["is nothing where awork's own length was typed", ODD, { times: { worked: { text: "0:45" } } }, []],
    ["is nothing where awork's own end was typed", ODD, { times: { to: { text: "12:15" } } }, []],
    [
      "is start and duration where there is no end",
      OPEN_ENDED,
      { times: { from: { text: "11:00" } } },
      [
        ["start", at("11:00")],
        ["duration", 45 * MINUTE],
      ],
    ],
    [
      "is the duration of an entry without a start",
      LENGTH,
      { times: { worked: { text: "1" } } },
      [["duration", HOUR]],
    ],
    [
      "is the start of an entry that runs",
      RUNNING,
      { times: { from: { text: "11:00" } } },
      [["start", at("11:00")]],
    ],
    [
      "is all of it",
      ENTRY,
      { bookedOn: LOGO, typeOfWork: { id: "print", name: "Print" }, isBillable: true },
      [
        ["bookedOn", LOGO],
        ["typeOfWorkId", "print"],
        ["isBillable", true],
      ],
    ],
  ])("%s", (_sentence, entry, given, expected) => expect(changes(entry, given)).toEqual(expected));

  it("begins with what the entry has now, and has one id", () => {
    const [edit] = changesOf(ENTRY, { times: {}, note: "Final" }, timesOf(ENTRY, {}), "save");
    expect(edit).toEqual({ id: ENTRY.id, field: "note", from: "Draft", to: "Final", save: "save" });
  });

  it("leads to the entry that the form shows", () => {
    const minute = fc.integer({ min: 0, max: 14 * 60 }).map((each) => ({
      text: `${Math.floor(each / 60)}:${String(each % 60).padStart(2, "0")}`,
    }));
    const anyTimes = fc.record({ from: minute, to: minute }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.constantFrom(ENTRY, OPEN_ENDED), anyTimes, (entry, typed) => {
        const times = timesOf(entry, typed);
        if (Object.keys(times.faults).length > 0) return;
        const after = edited(entry, changesOf(entry, { times: typed }, times, "save"));
        expect([after.start, after.duration]).toEqual([times.start, times.worked]);
        expect(after.end ?? after.start! + after.duration!).toBe(times.end);
        expect(placed(entry, times, DAY)).toEqual(after);
      }),
    );
  });
});

describe("an entry to add", () => {
  const type = { id: "design", name: "Design" };

  it.each<[sentence: string, given: Given, expected: unknown]>([
    ["is none without a type of work", { times: { worked: { text: "1" } } }, null],
    ["is none without times", { times: {}, typeOfWork: type }, null],
    ["is none with a fault", { times: { worked: { text: "1d" } }, typeOfWork: type }, null],
    [
      "can have a duration alone",
      { times: { worked: { text: "1" } }, typeOfWork: type },
      { day: DAY, start: null, end: null, duration: HOUR, typeOfWorkId: "design", typeOfWork: "Design" },
    ],
    [
      "can have start and end",
      {
        times: { from: { text: "9" }, to: { text: "10" } },
        typeOfWork: type,
        bookedOn: LOGO,
        note: " First ",
      },
      {
        start: at("09:00"),
        end: at("10:00"),
        duration: null,
        bookedOn: LOGO,
        note: "First",
        isBillable: false,
      },
    ],
    [
      "counts to the day on which it begins",
      { times: { from: { text: "gestern 9:00" }, to: { text: "10" } }, typeOfWork: type },
      { day: "2026-08-25" },
    ],
  ])("%s", (_sentence, given, expected) => {
    const entry = newEntryOf(DAY, given, timesOf(null, given.times));
    if (expected === null) expect(entry).toBeNull();
    else expect(entry).toMatchObject(expected as object);
  });
});

it("the form shows what was given, and otherwise what the entry has", () => {
  expect(shownIn(ENTRY, { times: {}, note: "", isBillable: true })).toEqual({
    bookedOn: { taskId: "sitemap", projectId: "web", task: "Sitemap", project: "Web", client: null },
    typeOfWorkId: "design",
    typeOfWork: "Design",
    note: "",
    isBillable: true,
  });
});

it("is touched as soon as something was given", () => {
  expect(isTouched({ times: { to: undefined }, note: undefined })).toBe(false);
  expect(isTouched({ times: { to: { text: "" } } })).toBe(true);
  expect(isTouched({ times: {}, note: "" })).toBe(true);
});
