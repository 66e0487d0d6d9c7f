import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "@/lib/timer/time";
import { phase } from "@/lib/timer/timer";
import type { Entry } from "../../fake-awork/entry";
import type { Habit } from "../../fake-awork/habits";
import { COLLEAGUE_ID, PERSON_ID } from "../../fake-awork/people";
import { NOW, createDesk, failureOf } from "./desk";

const desk = createDesk();

const TODAY = "2026-08-26";
/** The last day that is asked for. */
const LAST = "2026-08-27";
const at = (time: string, day = TODAY) => Date.parse(`${day}T${time}Z`);
const ended = (given: Partial<Entry>) => desk.awork.books.add({ end: NOW, ...given });
const notes = async (day = TODAY) =>
  (await desk.hers().since(day, LAST)).value.timers.map(({ subject }) => subject.note);

/** An entry as the least that awork says of one, with the number in its id. */
const listed = (number: number, given: object = {}) => ({
  id: `86650f81-0000-4000-8000-${String(number).padStart(12, "0")}`,
  userId: PERSON_ID,
  timezone: "Europe/Berlin",
  startDateUtc: `${TODAY}T00:00:00Z`,
  startTimeUtc: "09:00:00",
  duration: 60,
  ...given,
});

describe("the entries from a day on", () => {
  it("are asked for by filter, order and page, once", async () => {
    const { value, meta } = await desk.hers().since("2026-08-20", LAST);
    expect(desk.awork.journal.all()).toMatchObject([
      {
        method: "GET",
        path: "/api/v1/timeentries",
        query: {
          filterby: `startDateLocal ge datetime'2026-08-20T00:00:00' and startDateLocal le datetime'2026-08-27T23:59:59' and userId eq guid'${PERSON_ID}'`,
          orderby: "startDateLocal desc,startTimeLocal desc,id desc",
          page: "1",
          pageSize: "100",
        },
      },
    ]);
    expect(desk.urls[0]).not.toContain("+");
    expect(value).toEqual({ timers: [], isWhole: true, unsure: [], shortfall: null });
    expect(meta).toMatchObject({ sentAt: NOW, date: NOW });
  });

  it("are the newest first, the one that runs among them", async () => {
    desk.awork.books.add({ start: at("09:30"), note: "runs" });
    ended({ start: at("08:00"), note: "second" });
    ended({ start: at("09:00"), note: "first" });
    ended({ start: at("15:00", "2026-08-25"), note: "yesterday" });
    const { value } = await desk.hers().since("2026-08-25", LAST);
    expect(value.timers.map(({ subject }) => subject.note)).toEqual(["runs", "first", "second", "yesterday"]);
    expect(value.timers.map(phase)).toEqual(["running", "stopped", "stopped", "stopped"]);
    expect(value.isWhole).toBe(true);
  });

  it("end each day with what was booked without a time", async () => {
    const booking = { start: null, end: null, duration: HOUR };
    ended({ ...booking, day: "2026-08-25", note: "booked yesterday" });
    ended({ start: at("05:00"), note: "early" });
    ended({ ...booking, day: TODAY, note: "booked" });
    ended({ start: at("15:00", "2026-08-25"), note: "yesterday" });
    ended({ start: at("07:00"), note: "later" });
    expect(await notes("2026-08-25")).toEqual(["later", "early", "booked", "yesterday", "booked yesterday"]);
  });

  it("begin at local midnight, by each entry's own time zone", async () => {
    ended({ start: at("22:00", "2026-08-25"), note: "midnight in Berlin" });
    ended({ start: at("21:59", "2026-08-25"), note: "before it" });
    ended({ start: at("03:00"), timezone: "America/New_York", note: "before it in New York" });
    ended({ start: at("04:00"), timezone: "America/New_York", note: "midnight in New York" });
    expect(await notes()).toEqual(["midnight in New York", "midnight in Berlin"]);
  });

  it("are the person's alone, though an API key sees everybody's", async () => {
    ended({ start: at("08:00"), note: "hers" });
    ended({ start: at("09:00"), userId: COLLEAGUE_ID, note: "his" });
    const { value } = await desk.byKey().since(TODAY, LAST);
    expect(value.timers.map(({ subject }) => subject.note)).toEqual(["hers"]);
    expect(value.isWhole).toBe(true);
  });

  it.each([
    ["99", 99, 1],
    ["100", 100, 1],
    ["101", 101, 2],
    ["250", 250, 3],
    ["561", 561, 6],
    ["1000", 1000, 10],
  ])("are read page by page when there are %s", async (_many, count, asked) => {
    for (let minute = 0; minute < count; minute += 1) ended({ start: NOW - 20 * DAY + minute * MINUTE });
    const { value } = await desk.hers().since("2026-08-01", LAST);
    expect(value).toMatchObject({ isWhole: true, unsure: [] });
    expect(new Set(value.timers.map(({ id }) => id)).size).toBe(count);
    expect(desk.awork.journal.all().map(({ query }) => query.page)).toEqual(
      Array.from({ length: asked }, (_, page) => String(page + 1)),
    );
  });

  it("are not all read when there are more than anybody has, and only the oldest days lack some", async () => {
    for (let entry = 0; entry < 1050; entry += 1)
      ended({ start: NOW - 4 * DAY + entry * 5 * MINUTE, end: NOW });
    const { value } = await desk.hers().since("2026-08-20", LAST);
    expect(value.timers).toHaveLength(1000);
    expect(value).toMatchObject({ isWhole: false, unsure: ["2026-08-20", "2026-08-21", "2026-08-22"] });
  });

  it.each<[string, Habit[]]>([
    ["pages are short", ["shortPages"]],
    ["an order that leaves ties is told otherwise on each page", ["looseTies"]],
    ["both", ["shortPages", "looseTies"]],
  ])("are all read, once, where %s", async (_sentence, habits) => {
    for (let entry = 0; entry < 561; entry += 1)
      ended({ start: NOW - 5 * DAY + (entry >> 3) * HOUR, end: NOW });
    for (const habit of habits) desk.awork.books.habits.add(habit);
    const { value } = await desk.hers().since("2026-08-20", LAST);
    expect(value.isWhole).toBe(true);
    expect(new Set(value.timers.map(({ id }) => id)).size).toBe(561);
  });

  it("lack one of any day where awork counts one that never comes", async () => {
    ended({ start: at("08:00") });
    desk.awork.books.habits.add("lostEntry");
    const { value } = await desk.hers().since(TODAY, LAST);
    expect(value).toMatchObject({ isWhole: false, unsure: null });
    expect(value.timers).toHaveLength(1);
  });

  it("lack it by one request where it was sought before, and are no other than then", async () => {
    ended({ start: at("08:00") });
    desk.awork.books.habits.add("lostEntry");
    const { value } = await desk.hers().since(TODAY, LAST);
    expect(value.shortfall).toEqual({ total: 2, count: 1 });
    expect(desk.awork.journal.count()).toBe(2);
    expect((await desk.hers().since(TODAY, LAST, value.shortfall)).value).toEqual(value);
    expect(desk.awork.journal.count()).toBe(3);
  });

  it("lack one of yesterday where nobody can read that one", async () => {
    ended({ start: at("08:00") });
    desk.awork.books.habits.add("oddEntry");
    const { value } = await desk.hers().since("2026-08-20", LAST);
    expect(value).toMatchObject({ isWhole: false, unsure: ["2026-08-25"] });
  });

  it("are without what is planned for later than a day ahead", async () => {
    ended({ start: at("08:00"), note: "done" });
    ended({ start: NOW + DAY + HOUR, end: NOW + 2 * DAY, note: "tomorrow" });
    ended({ start: NOW + 3 * DAY, end: NOW + 4 * DAY, note: "later" });
    expect(await notes()).toEqual(["tomorrow", "done"]);
  });

  it("are each there once, though they shift while they are read", async () => {
    const first = Array.from({ length: 100 }, (_, number) => listed(number));
    desk.awork.script.next({}, { body: first });
    desk.awork.script.next({}, { body: [listed(99, { note: "changed" }), listed(100)] });
    const { value } = await desk.hers().since(TODAY, LAST);
    expect(value.timers).toHaveLength(101);
    expect(value.timers.filter(({ id }) => id === listed(99).id)).toMatchObject([
      { subject: { note: "changed" } },
    ]);
    expect(value.isWhole).toBe(true);
  });
});

describe("a list that is not what it should be", () => {
  it.each<[string, unknown]>([
    ["is null", null],
    ["is a text", "entry"],
    ["is a list", []],
    ["has no id", { ...listed(2), id: undefined }],
    ["has an id that is none", listed(2, { id: "current" })],
    ["is somebody else's", listed(2, { userId: COLLEAGUE_ID })],
    ["has a start that does not exist, and no length", listed(2, { startTimeUtc: "25:00:00", duration: 0 })],
    ["is of the year 9999", listed(2, { startDateUtc: "9999-12-31T00:00:00Z" })],
    ["lasted for ages", listed(2, { duration: 1e12 })],
    ["is larger than anything that is kept", listed(2, { note: "n".repeat(500_001) })],
    ["has neither start nor duration", listed(2, { startTimeUtc: null, duration: 0 })],
  ])("is told without the entry that %s, and that it is not whole", async (_sentence, odd) => {
    desk.awork.script.next({}, { body: [listed(1), odd, listed(3)] });
    const { value } = await desk.hers().since(TODAY, LAST);
    expect(value.timers.map(({ id }) => id)).toEqual([listed(1).id, listed(3).id]);
    expect(value).toMatchObject({ isWhole: false, unsure: null });
  });

  it("says which day an entry was of that it could not read", async () => {
    const odd = listed(2, { startTimeUtc: "?", duration: 0, startDateLocal: "2026-08-25T00:00:00" });
    desk.awork.script.next(
      {},
      { body: [listed(1), odd, { ...odd, id: 7, startDateLocal: "2026-08-24T00:00:00" }] },
    );
    const { value } = await desk.hers().since("2026-08-20", LAST);
    expect(value).toMatchObject({ isWhole: false, unsure: ["2026-08-25", "2026-08-24"] });
  });

  it.each<[string, object]>([
    ["a start that does not exist", { startTimeUtc: "25:00:00" }],
    ["a break that is none", { breaks: [null] }],
    ["breaks that are no list", { breaks: {} }],
    ["a note that is an object", { note: {} }],
    ["a zone that is a number", { timezone: 7 }],
    ["a task that is a text", { task: "Design" }],
    ["an end that does not exist", { endDateUtc: "2026-02-30", endTimeUtc: "30:00:00" }],
  ])("is told whole where an entry has %s", async (_sentence, odd) => {
    desk.awork.script.next({}, { body: [listed(1), listed(2, odd), listed(3)] });
    const { value } = await desk.hers().since(TODAY, LAST);
    expect(value.timers.map(({ id }) => id).toSorted()).toEqual([listed(1).id, listed(2).id, listed(3).id]);
    expect(value.isWhole).toBe(true);
  });

  it("may have 10,000 entries where 100 were asked for", async () => {
    const many = Array.from({ length: 10_000 }, (_, number) =>
      listed(number, { startTimeUtc: null, startDateLocal: `${TODAY}T00:00:00` }),
    );
    desk.awork.script.always({}, { body: many });
    const { value } = await desk.hers().since(TODAY, LAST);
    // More than can be kept is not kept.
    expect(value.timers.length).toBeGreaterThan(3000);
    expect(value.timers.length).toBeLessThan(10_000);
    // A page that brings nothing new is the last.
    expect([value.isWhole, desk.awork.journal.count()]).toEqual([false, 2]);
  });

  it("keeps the newest days where all would be too much to keep", async () => {
    const note = "n".repeat(25_000);
    for (let hour = 1; hour <= 100; hour += 1) ended({ start: NOW - hour * HOUR, end: NOW, note });
    const { value } = await desk.hers().since("2026-08-20", LAST);
    expect(JSON.stringify(value.timers).length).toBeLessThan(1_510_000);
    expect(value.timers.length).toBeGreaterThan(50);
    expect(value).toMatchObject({
      isWhole: false,
      unsure: ["2026-08-20", "2026-08-21", "2026-08-22", "2026-08-23", "2026-08-24"],
    });
  });

  it("may have notes of 100 kB, and markup", async () => {
    const note = "<script>alert(1)</script>".repeat(4000);
    desk.awork.script.next({}, { body: Array.from({ length: 20 }, (_, number) => listed(number, { note })) });
    const { value } = await desk.hers().since(TODAY, LAST);
    expect(new Set(value.timers.map(({ subject }) => subject.note))).toEqual(new Set([note]));
  });

  it.each([
    ["null", "null"],
    ["an object", { items: [] }],
    ["a text", '"none"'],
  ])("is not understood when it is %s", async (_sentence, body) => {
    desk.awork.script.next({}, { body });
    expect(await failureOf(desk.hers().since(TODAY, LAST))).toMatchObject({
      kind: "notUnderstood",
      field: "body",
    });
  });

  it("is no half of a list when its second page fails", async () => {
    for (let minute = 0; minute < 150; minute += 1) ended({ start: NOW - HOUR - minute * MINUTE });
    desk.awork.script.next({}, { headers: {} });
    desk.awork.script.next({}, { status: 503 });
    expect((await failureOf(desk.hers().since("2026-08-01", LAST))).kind).toBe("aworkTrouble");
    expect(desk.awork.journal.all().map(({ status }) => status)).toEqual([200, 503]);
  });
});
