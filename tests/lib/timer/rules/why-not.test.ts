import { describe, expect, it } from "vitest";
import { RULES_BY_KEY, type Rules } from "@/lib/timer/rules/rules";
import {
  type WhyNot,
  whyNoAddition,
  whyNoChange,
  whyNoDeletion,
  whyNoEdit,
  whyNoStart,
  whyNoStop,
} from "@/lib/timer/rules/why-not";
import type { Timer } from "@/lib/timer/timer";
import { NO_ABOUT, NO_SUBJECT, at, sampleTimer } from "../sample";

const NONE: Rules = {
  isTrackingOff: false,
  isNoteRequired: false,
  isDoneClosed: false,
  pastDays: null,
  isAdmin: false,
};
const ALL: Rules = {
  isTrackingOff: true,
  isNoteRequired: true,
  isDoneClosed: true,
  pastDays: 0,
  isAdmin: false,
};
const rules = (given: Partial<Rules>): Rules => ({ ...NONE, ...given });

const TODAY = "2026-08-26";
const YESTERDAY = "2026-08-25";
const note = (text: string | null) => ({ subject: { ...NO_SUBJECT, note: text } });
const about = (given: Partial<Timer["about"]>) => ({ about: { ...NO_ABOUT, ...given } });
const stopped = (given: Partial<Timer> = {}) =>
  sampleTimer({ end: at("10:00"), duration: 3_600_000, ...note("draft"), ...given });
const billed = about({ isBilled: true });
const done = { isProjectDone: true };

/** Who is not held back, whatever the rules are. */
const FREE: [string, Rules | null][] = [
  ["nobody knows the rules", null],
  ["there are none", NONE],
  ["the person is an admin", { ...ALL, isAdmin: true }],
  ["nobody knows whether the person is an admin", { ...ALL, isAdmin: null }],
];

describe("nothing is known against anything where", () => {
  const old = stopped({ ...note(null), ...about(done), day: "2026-01-01" });

  it.each(FREE)("%s", (_title, given) => {
    const isUnknown = given?.isAdmin !== false;
    const entry = isUnknown ? { ...old, ...about({ ...done, isBilled: true }) } : old;
    expect([
      whyNoStart(given, done),
      whyNoStop(given, sampleTimer()),
      whyNoAddition(given, { note: null, day: "2026-01-01" }, done, TODAY),
      whyNoEdit(given, entry, { ...entry, ...note(null) }, TODAY),
      whyNoDeletion(given, entry, TODAY),
    ]).toEqual([null, null, null, null, null]);
  });
});

describe("a start", () => {
  it.each<[string, Partial<Rules>, object, WhyNot | null]>([
    ["is refused where tracking is off", { isTrackingOff: true }, {}, "trackingOff"],
    ["is refused on a project that is done", { isDoneClosed: true }, done, "done"],
    ["passes on a project that is not", { isDoneClosed: true }, {}, null],
    ["passes on a done project where that is allowed", {}, done, null],
    ["is refused with an archived type of work", {}, { isTypeArchived: true }, "archivedType"],
    ["passes without a note", { isNoteRequired: true }, {}, null],
  ])("%s", (_title, given, on, why) => {
    expect(whyNoStart(rules(given), on)).toBe(why);
  });
});

describe("a stop", () => {
  it.each<[string, Partial<Rules>, string | null, WhyNot | null]>([
    ["needs a note where one is required", { isNoteRequired: true }, null, "noteRequired"],
    ["needs more than a blank one", { isNoteRequired: true }, " \n", "noteRequired"],
    ["passes with one", { isNoteRequired: true }, "draft", null],
    ["passes without one elsewhere", {}, null, null],
    ["passes where tracking is off", { isTrackingOff: true }, null, null],
  ])("%s", (_title, given, text, why) => {
    expect(whyNoStop(rules(given), sampleTimer(note(text)))).toBe(why);
  });
});

describe("an addition", () => {
  const entry = { note: "draft", day: TODAY };

  it.each<[string, Partial<Rules>, Partial<typeof entry> | { note: null }, object, WhyNot | null]>([
    ["is refused where tracking is off", { isTrackingOff: true }, {}, {}, "trackingOff"],
    ["is refused on a project that is done", { isDoneClosed: true }, {}, done, "done"],
    ["is refused with an archived type of work", {}, {}, { isTypeArchived: true }, "archivedType"],
    ["is refused on a day before the first one", { pastDays: 0 }, { day: YESTERDAY }, {}, "pastDay"],
    ["passes on the first one", { pastDays: 1 }, { day: YESTERDAY }, {}, null],
    ["needs a note where one is required", { isNoteRequired: true }, { note: null }, {}, "noteRequired"],
    ["passes with one", { isNoteRequired: true }, {}, {}, null],
  ])("%s", (_title, given, more, on, why) => {
    expect(whyNoAddition(rules(given), { ...entry, ...more }, on, TODAY)).toBe(why);
  });
});

describe("an edit", () => {
  it.each<[string, Partial<Rules>, Timer, Partial<Timer>, WhyNot | null]>([
    ["is refused on a billed entry", {}, stopped(billed), note("final"), "billed"],
    ["is refused on a day before the first one", { pastDays: 0 }, stopped({ day: YESTERDAY }), {}, "pastDay"],
    ["is refused to such a day", { pastDays: 0 }, stopped(), { day: YESTERDAY }, "pastDay"],
    ["passes on a timer of such a day", { pastDays: 0 }, sampleTimer({ day: YESTERDAY }), note("x"), null],
    ["is refused on a done project", { isDoneClosed: true }, stopped(about(done)), note("x"), "done"],
    ["is refused to a done project", { isDoneClosed: true }, stopped(), about(done), "done"],
    ["passes from a done project", { isDoneClosed: true }, stopped(about(done)), about({}), null],
    ["must leave a required note", { isNoteRequired: true }, stopped(), note(" "), "noteRequired"],
    ["passes where there was none", { isNoteRequired: true }, stopped(note(null)), {}, null],
    ["may clear the note of a timer", { isNoteRequired: true }, sampleTimer(note("x")), note(null), null],
    [
      "is refused to an archived type of work",
      {},
      stopped(),
      about({ typeOfWorkId: "a", isTypeArchived: true }),
      "archivedType",
    ],
    [
      "passes where the type of work was archived before",
      {},
      stopped(about({ typeOfWorkId: "a", isTypeArchived: true })),
      note("x"),
      null,
    ],
    ["passes where tracking is off", { isTrackingOff: true }, stopped(), note("x"), null],
  ])("%s", (_title, given, before, changes, why) => {
    expect(whyNoEdit(rules(given), before, { ...before, ...changes }, TODAY)).toBe(why);
  });
});

describe("with an API key, on a task without a project, which is private", () => {
  const task = { taskId: "t", projectId: null };
  const entry = { note: null, day: YESTERDAY };
  const own = stopped(about(task));
  const other = about({ taskId: "u", projectId: "p" });

  it.each<[string, WhyNot | null, WhyNot | null]>([
    ["no entry is added", whyNoAddition(RULES_BY_KEY, entry, task, TODAY), "privateTask"],
    ["one is on a task of a project", whyNoAddition(RULES_BY_KEY, entry, other.about, TODAY), null],
    ["one is on nothing", whyNoAddition(RULES_BY_KEY, entry, {}, TODAY), null],
    ["a person adds one", whyNoAddition(NONE, entry, task, TODAY), null],
    ["no entry is changed", whyNoEdit(RULES_BY_KEY, own, { ...own, ...note("x") }, TODAY), "privateTask"],
    ["nothing of it can be changed", whyNoChange(RULES_BY_KEY, own, TODAY), "privateTask"],
    ["a person changes it", whyNoChange(NONE, own, TODAY), null],
    ["none is moved to it", whyNoEdit(RULES_BY_KEY, stopped(other), own, TODAY), "privateTask"],
    ["it is moved to another", whyNoEdit(RULES_BY_KEY, own, { ...own, ...other }, TODAY), null],
    ["it is deleted", whyNoDeletion(RULES_BY_KEY, own, TODAY), null],
    ["a timer is started: awork says nothing of it", whyNoStart(RULES_BY_KEY, task), null],
  ])("%s", (_title, why, expected) => {
    expect(why).toBe(expected);
  });

  it("no rule of the company holds", () => {
    const old = stopped({ ...note(null), ...about({ ...done, isBilled: true }), day: "2026-01-01" });
    expect([
      whyNoStart(RULES_BY_KEY, done),
      whyNoStop(RULES_BY_KEY, sampleTimer()),
      whyNoAddition(RULES_BY_KEY, entry, done, TODAY),
      whyNoChange(RULES_BY_KEY, old, TODAY),
      whyNoDeletion(RULES_BY_KEY, old, TODAY),
    ]).toEqual([null, null, null, null, null]);
  });
});

describe("that nothing of an entry can be changed where it is booked", () => {
  it.each<[string, Partial<Rules>, Timer, WhyNot | null]>([
    ["holds on a done project", { isDoneClosed: true }, sampleTimer(about(done)), "done"],
    ["holds for a billed entry", {}, stopped(billed), "billed"],
    ["holds on a day before the first one", { pastDays: 0 }, stopped({ day: YESTERDAY }), "pastDay"],
    ["doesn't hold where its type of work was archived", {}, stopped(about({ isTypeArchived: true })), null],
    ["doesn't hold where a note is required", { isNoteRequired: true }, stopped(note(null)), null],
    ["doesn't hold where tracking is off", { isTrackingOff: true }, stopped(), null],
  ])("%s", (_title, given, entry, why) => {
    expect(whyNoChange(rules(given), entry, TODAY)).toBe(why);
  });
});

describe("a deletion", () => {
  it.each<[string, Partial<Rules>, Timer, WhyNot | null]>([
    ["is refused for a billed entry", {}, stopped(billed), "billed"],
    ["is refused on a day before the first one", { pastDays: 0 }, stopped({ day: YESTERDAY }), "pastDay"],
    ["passes for a timer of such a day", { pastDays: 0 }, sampleTimer({ day: YESTERDAY }), null],
    ["passes on a done project", { isDoneClosed: true }, stopped(about(done)), null],
  ])("%s", (_title, given, entry, why) => {
    expect(whyNoDeletion(rules(given), entry, TODAY)).toBe(why);
  });
});
