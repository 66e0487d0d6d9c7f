import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Edit, edited, holds } from "@/lib/timer/editing/edit";
import { MINUTE, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { elapsed } from "@/lib/timer/elapsed";
import { NO_ABOUT, NO_SUBJECT, at, rest, sampleTimer } from "../sample";

const { id } = sampleTimer();
const DESIGN = "design";
const MEETING = "meeting";
const subject = { ...NO_SUBJECT, task: "Logo", typeOfWork: "Design", note: "draft" };
const about = { ...NO_ABOUT, taskId: "task", typeOfWorkId: DESIGN };
const TIMER = sampleTimer({ start: at("09:00:31.296"), subject, about });

const noteTo = (to: string | null, from: string | null = "draft"): Edit => ({ id, field: "note", from, to });
const startTo = (to: string, from = TIMER.start): Edit => ({ id, field: "start", from, to: at(to) });
const billableTo = (to: boolean): Edit => ({ id, field: "isBillable", from: !to, to });
const typeTo = (to: string): Edit => ({ id, field: "typeOfWorkId", from: DESIGN, to });

describe("a timer that runs since 09:00:31, edited,", () => {
  const table: [sentence: string, edits: Edit[], expected: Partial<Timer>][] = [
    ["is as it was without edits", [], {}],
    ["has the new note", [noteTo("final")], { subject: { ...subject, note: "final" } }],
    ["has the note as it was typed", [noteTo(" final\n")], { subject: { ...subject, note: " final\n" } }],
    ["has no note where that is none", [noteTo(null)], { subject: { ...subject, note: null } }],
    ["has no note where that is empty", [noteTo("")], { subject: { ...subject, note: null } }],
    ["has no note where that is blank", [noteTo(" \n")], { subject: { ...subject, note: null } }],
    ["has the new start", [startTo("08:30")], { start: at("08:30") }],
    ["has awork's own start where the edit is of the same second", [startTo("09:00:31")], {}],
    ["is billable", [billableTo(true)], { about: { ...about, isBillable: true } }],
    ["is still not billable", [billableTo(false)], {}],
    [
      "has the new type of work, and its name",
      [typeTo(MEETING)],
      {
        subject: { ...subject, typeOfWork: "Meeting" },
        about: { ...about, typeOfWorkId: MEETING },
      },
    ],
    [
      "has no name of a type of work that is not known",
      [typeTo("other")],
      { subject: { ...subject, typeOfWork: null }, about: { ...about, typeOfWorkId: "other" } },
    ],
    ["keeps awork's name of the type of work that it has", [typeTo(DESIGN)], {}],
    ["is as it was after edits of another entry", [{ ...noteTo("final"), id: "other" }], {}],
    [
      "has all edits",
      [noteTo("final"), { ...billableTo(true), id: "other" }, startTo("08:30"), typeTo(MEETING)],
      {
        start: at("08:30"),
        subject: { ...subject, note: "final", typeOfWork: "Meeting" },
        about: { ...about, typeOfWorkId: MEETING },
      },
    ],
    [
      "has the last of several edits",
      [noteTo("final"), noteTo("last")],
      { subject: { ...subject, note: "last" } },
    ],
    ["is as it was where an edit is taken back", [billableTo(true), billableTo(false)], {}],
  ];
  it.each(table)("%s", (_sentence, edits, expected) => {
    const typeName = (id: string) => (id === MEETING ? "Meeting" : null);
    expect(edited(TIMER, edits, typeName)).toEqual({ ...TIMER, ...expected });
  });

  it("has no name of any new type of work where none are known", () => {
    expect(edited(TIMER, [typeTo(MEETING)]).subject.typeOfWork).toBeNull();
  });

  it("leaves the timer that it was made from as it was", () => {
    const before = structuredClone(TIMER);
    edited(TIMER, [noteTo("final"), startTo("08:30"), billableTo(true), typeTo(MEETING)]);
    expect(TIMER).toEqual(before);
  });
});

/** awork counts less than lies between start and end, and no break is why. */
const ODD = { start: at("09:00"), end: at("10:00"), duration: 45 * MINUTE };

describe("an entry with a new end", () => {
  const stopped = sampleTimer({
    end: at("10:00"),
    duration: 50 * MINUTE,
    breaks: [rest("09:20", "09:30")],
  });
  const endTo = (to: string): Edit => ({ id, field: "end", from: stopped.end, to: at(to) });
  it.each<[string, Timer, string, Partial<Timer>]>([
    ["has worked for less", stopped, "09:45", { end: at("09:45"), duration: 35 * MINUTE }],
    ["has worked for longer", stopped, "10:15", { end: at("10:15"), duration: 65 * MINUTE }],
    ["has not worked below zero", stopped, "09:05", { end: at("09:05"), duration: 0 }],
    [
      "has worked what is between, whatever awork counted before",
      sampleTimer(ODD),
      "09:50",
      { end: at("09:50"), duration: 50 * MINUTE },
    ],
    ["is as it was where that is of the same second", stopped, "10:00:00.900", {}],
    ["has as much worked as can be told", { ...stopped, duration: null }, "09:45", { end: at("09:45") }],
  ])("%s", (_sentence, timer, to, expected) => {
    expect(edited(timer, [endTo(to)])).toEqual({ ...timer, ...expected });
  });

  it("is shown with it only once it has ended", () => {
    expect(holds(stopped, endTo("09:45"))).toBe("from");
    expect(holds({ ...stopped, end: at("09:50") }, endTo("09:45"))).toBe("other");
    expect(holds(sampleTimer(), endTo("09:45"))).toBe("other");
    expect(holds({ ...stopped, end: at("09:45:00.500") }, endTo("09:45"))).toBe("to");
  });
});

describe("an entry with a new start, in Berlin,", () => {
  const stopped = {
    start: at("09:00"),
    end: at("10:00"),
    duration: 50 * MINUTE,
    breaks: [rest("09:20", "09:30")],
  };
  const table: [sentence: string, given: Partial<Timer>, start: string, expected: Partial<Timer>][] = [
    ["is of the same day", {}, "08:00", {}],
    ["is of the day before when it begins there", { start: at("00:30") }, "2026-08-25T23:50:00+02:00", { day: "2026-08-25" }], // prettier-ignore
    [
      "is of the day after midnight here, not in UTC",
      { start: at("00:30") },
      "2026-08-26T00:10:00+02:00",
      {},
    ],
    ["keeps a day that is not this computer's", { day: "2026-08-25" }, "08:00", {}],
    ["has worked longer where it keeps its end", stopped, "08:45", { duration: 65 * MINUTE }],
    ["has worked for less where it keeps its end", stopped, "09:15", { duration: 35 * MINUTE }],
    ["has not worked below zero", stopped, "09:55", { duration: 0 }],
    ["has worked what is between, whatever awork counted before", ODD, "09:15", { duration: 45 * MINUTE }],
    ["has worked as long where it has no end", { duration: 50 * MINUTE }, "08:45", {}],
    ["has a start where it had none", { start: null, duration: 50 * MINUTE }, "08:45", {}],
  ];
  it.each(table)("%s", (_sentence, given, start, expected) => {
    const timer = sampleTimer(given);
    const to = start.includes("T") ? Date.parse(start) : at(start);
    const edit: Edit = { id, field: "start", from: timer.start, to };
    expect(edited(timer, [edit])).toEqual({ ...timer, start: to, ...expected });
  });
});

describe("a timer with a note, since 09:00:31, not billable, for design, holds", () => {
  const table: [sentence: string, edit: Edit, expected: ReturnType<typeof holds>][] = [
    ["the note from before", noteTo("final"), "from"],
    ["the note that is wanted", noteTo("draft", null), "to"],
    ["another note", noteTo("final", "first"), "other"],
    ["the note from before, whatever spaces are around it", noteTo("final", " draft\n"), "from"],
    ["the wanted note, whatever spaces are around it", noteTo(" draft\n", null), "to"],
    ["another note where only the case differs", noteTo("Draft", "DRAFT"), "other"],
    ["the wanted note where the edit changes nothing", noteTo("draft"), "to"],
    ["the start from before", startTo("08:30"), "from"],
    ["the start from before, to the second", startTo("08:30", at("09:00:31")), "from"],
    ["the wanted start, to the second", startTo("09:00:31", at("08:30")), "to"],
    ["another start by a second", startTo("09:00:32", at("09:00:30.999")), "other"],
    ["the billing from before", billableTo(true), "from"],
    ["the wanted billing", billableTo(false), "to"],
    ["another billing than any known", { id, field: "isBillable", from: null, to: true }, "other"],
    ["the type of work from before", typeTo(MEETING), "from"],
    ["the wanted type of work", { ...typeTo(DESIGN), from: MEETING } as Edit, "to"],
    ["another type of work", { ...typeTo(MEETING), from: "other" } as Edit, "other"],
  ];
  it.each(table)("%s", (_sentence, edit, expected) => {
    expect(holds(TIMER, edit)).toBe(expected);
  });
});

describe("a timer without note, start and type of work holds", () => {
  const none = sampleTimer({ start: null, duration: MINUTE });
  const table: [sentence: string, edit: Edit, expected: ReturnType<typeof holds>][] = [
    ["no note from before", noteTo("final", null), "from"],
    ["no note from before where that was empty", noteTo("final", ""), "from"],
    ["no note from before where that was blank", noteTo("final", " "), "from"],
    ["the wanted note where that is none", noteTo(null), "to"],
    ["the wanted note where that is blank", noteTo(" \n"), "to"],
    ["another note than the one from before", noteTo("final"), "other"],
    ["no start from before", startTo("08:30", null), "from"],
    ["another start than the one from before", startTo("08:30"), "other"],
    ["no type of work from before", { ...typeTo(MEETING), from: null } as Edit, "from"],
    ["another type of work than the one from before", typeTo(MEETING), "other"],
  ];
  it.each(table)("%s", (_sentence, edit, expected) => {
    expect(holds(none, edit)).toBe(expected);
  });

  it("no start from before where the edit's is the first moment of all", () => {
    expect(holds(none, { id, field: "start", from: 0, to: at("08:30") })).toBe("other");
  });
});

describe("any edit", () => {
  const anyNote = fc.option(fc.constantFrom("", " ", "a", "a ", "b"));
  const anyStart = fc.integer({ min: -5000, max: 5000 }).map((offset) => at("09:00") + offset);
  const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({ id: fc.constant(id), field: fc.constant("note" as const), from: anyNote, to: anyNote }),
    fc.record({ id: fc.constant(id), field: fc.constant("start" as const), from: anyStart, to: anyStart }),
    fc.boolean().map((to) => billableTo(to)),
    fc.constantFrom(DESIGN, MEETING).map((to) => typeTo(to)),
  );
  const anyTimer = fc
    .record({ note: anyNote, start: anyStart, isBillable: fc.boolean() })
    .map(({ note, start, isBillable }) =>
      sampleTimer({ start, subject: { ...subject, note }, about: { ...about, isBillable } }),
    );

  it("is held once it is made, and making it again changes nothing", () => {
    fc.assert(
      fc.property(anyTimer, anyEdit, (timer, edit) => {
        const once = edited(timer, [edit]);
        expect(holds(once, edit)).toBe("to");
        expect(edited(once, [edit])).toEqual(once);
      }),
    );
  });

  it("changes what was worked by as much as the start moves, and by less than a second where it is held", () => {
    const now = at("10:00");
    fc.assert(
      fc.property(anyTimer, anyStart, (timer, to) => {
        const edit: Edit = { id, field: "start", from: timer.start, to };
        const moved = elapsed(edited(timer, [edit]), now) - elapsed(timer, now);
        if (holds(timer, edit) === "to") expect(moved).toBe(0);
        else expect(Math.abs(moved - (timer.start! - to))).toBeLessThan(SECOND);
      }),
    );
  });
});

describe("times that move together", () => {
  const stopped = sampleTimer({ start: at("09:00"), end: at("09:30"), duration: 30 * MINUTE });
  const to = (field: "start" | "end", time: string): Edit =>
    ({ id, field, from: stopped[field], to: at(time) }) as Edit;

  it.each<[string, string, string, number]>([
    ["both later, past the end", "10:00", "10:20", 20],
    ["both earlier, before the start", "08:00", "08:10", 10],
    ["apart", "08:00", "10:00", 120],
    ["the end before the start", "10:00", "09:50", 0],
  ])("%s: in either order, the duration is what lies between", (_title, start, end, minutes) => {
    const moves = [to("start", start), to("end", end)];
    for (const edits of [moves, moves.toReversed()])
      expect(edited(stopped, edits)).toMatchObject({
        start: at(start),
        end: at(end),
        duration: minutes * MINUTE,
      });
  });

  it("keep the length of a break that they leave outside", () => {
    const broken = { ...stopped, duration: 20 * MINUTE, breaks: [rest("09:05", "09:15")] };
    for (const edits of [
      [to("start", "09:10"), to("end", "10:00")],
      [to("end", "10:00"), to("start", "09:10")],
    ])
      expect(edited(broken, edits).duration).toBe(40 * MINUTE);
  });
});
