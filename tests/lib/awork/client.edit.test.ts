import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { request } from "@/lib/awork/request";
import type { Edit } from "@/lib/timer/editing/edit";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { phase } from "@/lib/timer/timer";
import { PRIVATE_TASK, PROJECTS, TASKS, TYPES_OF_WORK } from "../../fake-awork/catalogue";
import { type Entry, isPaused, isTimer } from "../../fake-awork/entry";
import { COLLEAGUE_ID } from "../../fake-awork/people";
import { NOW, createDesk, failureOf } from "./desk";

const desk = createDesk();

const NOBODY = "11111111-2222-4333-8444-555555555555";
const START = NOW - HOUR - 12_345;

/** All that an entry is, but for the marks that every change leaves. */
function content(id: string) {
  const { version: _, updatedAt: __, ...rest } = structuredClone(desk.awork.books.find(id)!);
  return rest;
}

const closed = { start: NOW - 40 * MINUTE, end: NOW - 30 * MINUTE };
const open = { start: NOW - 10 * MINUTE, end: null };

/** Every shape that an entry was seen in. */
const SHAPES: [sentence: string, entry: Partial<Entry>][] = [
  ["runs", {}],
  ["runs after a break", { breaks: [closed] }],
  ["is paused", { breaks: [open] }],
  ["is paused after a break", { breaks: [closed, open] }],
  ["has ended", { end: NOW }],
  ["has ended after breaks", { end: NOW, breaks: [closed] }],
  ["ended on another day", { start: NOW - 20 * HOUR, end: NOW }],
  ["was booked by hand with start and end", { start: NOW - HOUR, end: NOW, byHand: true }],
  ["was booked by hand with start and duration", { start: NOW - HOUR, duration: 20 * MINUTE, byHand: true }],
  ["was booked by hand with a day and a duration", { start: null, day: "2026-08-25", duration: 15 * MINUTE }],
  ["has a note", { note: "Süß 🎨\n<b>&amp;\"'" }],
  ["has a note of 25,000 characters", { note: "n".repeat(25_000) }],
  ["is for a project without a task", { task: null, project: PROJECTS[2]! }],
  ["is for a private task", { task: PRIVATE_TASK, project: null }],
  ["is for nothing but a type of work", { task: null, project: null }],
  ["is not billable", { isBillable: false }],
  ["is of another time zone", { timezone: "Asia/Kolkata" }],
];

describe("an entry", () => {
  it("is asked for by its id, and comes with the form to change it", async () => {
    const { id } = desk.awork.books.add({ start: START, note: "draft" });
    const { value, meta } = await desk.hers().entry(id);
    expect(desk.urls).toEqual([`/timeentries/${id}`]);
    expect(desk.awork.journal.all()).toMatchObject([{ method: "GET", hasBody: false }]);
    expect(value.timer).toMatchObject({ id, start: START, subject: { note: "draft" } });
    expect(value.form).toMatchObject({ note: "draft", timezone: "Europe/Berlin" });
    expect(meta.date).toBe(NOW);
  });

  it("is gone where there is none", async () => {
    expect((await failureOf(desk.hers().entry(NOBODY))).kind).toBe("gone");
  });

  it("is not understood when it is somebody else's", async () => {
    const { id } = desk.awork.books.add({ start: START, userId: COLLEAGUE_ID });
    expect(await failureOf(desk.byKey().entry(id))).toMatchObject({ kind: "notUnderstood", field: "userId" });
  });

  it("does not let an id lead elsewhere", async () => {
    await failureOf(desk.hers().entry("../me?x=/"));
    expect(desk.urls).toEqual(["/timeentries/..%2Fme%3Fx%3D%2F"]);
  });
});

describe("the form of an entry, sent back without a change, clears nothing of one that", () => {
  const sentBack = async (id: string) => {
    const { form } = (await desk.hers().entry(id)).value;
    await request(desk.connection, "PUT", `/timeentries/${id}`, form);
  };

  it.each(
    SHAPES.flatMap(([sentence, entry]) => [
      [sentence, "zero", entry] as const,
      [`${sentence}, durations left out`, "absent", entry] as const,
    ]),
  )("%s", async (_sentence, duration, entry) => {
    desk.awork.books.openBreakDuration = duration;
    const { id, version } = desk.awork.books.add({ start: START, ...entry });
    const before = content(id);
    await sentBack(id);
    expect(content(id)).toEqual(before);
    expect(desk.awork.books.find(id)?.version).not.toBe(version);
  });

  it("is like any that awork keeps", async () => {
    desk.awork.script.limits({ perSecond: 1000, perMinute: 1000 });
    const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
    const length = fc.integer({ min: 1, max: 20 * 3600 }).map((seconds) => seconds * SECOND);
    const anyEntry = fc.record({
      // awork writes an entry that was booked by hand without decimals.
      start: maybe(fc.integer({ min: NOW - DAY + HOUR, max: NOW })),
      end: maybe(fc.constant(NOW)),
      duration: fc.option(length, { nil: undefined }),
      task: maybe(fc.constantFrom(...TASKS)),
      typeOfWork: fc.constantFrom(...TYPES_OF_WORK),
      note: maybe(fc.string({ unit: "binary" })),
      isBillable: fc.boolean(),
      byHand: fc.boolean(),
      timezone: fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC"),
    });
    await fc.assert(
      fc.asyncProperty(anyEntry, async ({ start: exact, end, duration, ...rest }) => {
        const start = exact !== null && rest.byHand ? exact - (exact % SECOND) : exact;
        const times =
          start === null
            ? { start, end: null, duration: duration ?? HOUR }
            : end === null
              ? { start, end, duration: duration ?? 0 }
              : { start, end, duration: end - start };
        const { id } = desk.awork.books.add({ ...rest, ...times });
        const before = content(id);
        await sentBack(id);
        expect(content(id)).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });
});

describe("changing an entry", () => {
  const changed = async (id: string, change: Partial<Edit>) => {
    const client = desk.hers();
    const { form } = (await client.entry(id)).value;
    return client.update(id, form, { id, from: null, ...change } as Edit);
  };

  it("is one PUT with the whole form, and answers with the entry", async () => {
    const { id } = desk.awork.books.add({ start: START, note: "draft" });
    const { value, meta } = await changed(id, { field: "note", to: "final" });
    expect(desk.urls).toEqual([`/timeentries/${id}`, `/timeentries/${id}`]);
    expect(desk.awork.journal.all().map(({ method }) => method)).toEqual(["GET", "PUT"]);
    expect(desk.bodies[1]).toMatchObject({
      ...value.about,
      note: "final",
      startDateUtc: "2026-08-26T00:00:00Z",
    });
    expect(value).toMatchObject({ id, start: START, subject: { note: "final" } });
    expect([phase(value), meta.date]).toEqual(["running", NOW]);
  });

  const TYPE = TYPES_OF_WORK[2]!;
  const EDITS: [sentence: string, change: Partial<Edit>, changes: Partial<Entry>][] = [
    ["its note", { field: "note", to: "final 🎨" }, { note: "final 🎨" }],
    ["its note to none", { field: "note", to: "" }, { note: null }],
    ["whether it is billable", { field: "isBillable", to: false }, { isBillable: false }],
    ["its type of work", { field: "typeOfWorkId", to: TYPE.id }, { typeOfWork: TYPE }],
  ];
  // The form of each shape is sent back whole above.
  const shapes = SHAPES.filter(([which]) => ["is paused after a break", "has a note"].includes(which));
  it.each(
    EDITS.flatMap(([what, change, changes]) =>
      shapes.map(([which, entry]) => [what, which, entry, change, changes] as const),
    ),
  )("changes %s and nothing else of one that %s", async (_what, _which, entry, change, changes) => {
    const { id } = desk.awork.books.add({ start: START, note: "draft", ...entry });
    const before = content(id);
    await changed(id, change);
    expect(content(id)).toEqual({ ...before, ...changes });
  });

  it.each(SHAPES.filter(([, { end, duration }]) => !end && !duration))(
    "changes the start and nothing else of one that %s",
    async (_sentence, entry) => {
      const { id } = desk.awork.books.add({ start: START, ...entry });
      const before = content(id);
      const to = NOW - 13 * HOUR;
      const { value } = await changed(id, { field: "start", to });
      expect(value.start).toBe(to);
      expect(content(id)).toEqual({ ...before, start: to });
    },
  );

  it.each<[string, Partial<Entry>, Partial<Edit>, RegExp]>([
    ["the start lies in the future", {}, { field: "start", to: NOW + MINUTE }, /future/],
    [
      "the start lies behind a break",
      { breaks: [closed] },
      { field: "start", to: NOW - MINUTE },
      /first break/,
    ],
    ["there is no such type of work", {}, { field: "typeOfWorkId", to: NOBODY }, /No such typeOfWorkId/],
    ["the entry is billed", { end: NOW, isBilled: true }, { field: "note", to: "final" }, /billed/],
  ])("is refused with awork's words where %s", async (_sentence, entry, change, words) => {
    const { id } = desk.awork.books.add({ start: START, ...entry });
    const before = content(id);
    const failure = await failureOf(changed(id, change));
    expect(failure).toMatchObject({ kind: "refused", description: expect.stringMatching(words) });
    expect(content(id)).toEqual(before);
  });

  it("fails as gone where the entry is gone meanwhile", async () => {
    const { id } = desk.awork.books.add({ start: START });
    const { form } = (await desk.hers().entry(id)).value;
    desk.awork.books.discard(id);
    const edit: Edit = { id, field: "isBillable", from: true, to: false };
    expect((await failureOf(desk.hers().update(id, form, edit))).kind).toBe("gone");
  });

  it("is allowed to an API key, and the entry stays the person's", async () => {
    const { id, userId } = desk.awork.books.add({ start: START });
    const { form } = (await desk.byKey().entry(id)).value;
    await desk.byKey().update(id, form, { id, field: "note", from: null, to: "by key" });
    expect(desk.awork.books.find(id)).toMatchObject({ userId, note: "by key" });
  });
});

describe("discarding an entry", () => {
  it.each<[string, Partial<Entry>]>([
    ["runs", {}],
    ["is paused", { breaks: [open] }],
    ["has ended", { end: NOW }],
  ])("is one DELETE for one that %s", async (_sentence, entry) => {
    const { id } = desk.awork.books.add({ start: START, ...entry });
    const other = desk.awork.books.add({ start: START - HOUR, end: START });
    expect(await desk.hers().discard(id)).toMatchObject({ value: null, meta: { date: NOW } });
    expect(desk.urls).toEqual([`/timeentries/${id}`]);
    expect(desk.awork.journal.all()).toMatchObject([{ method: "DELETE", hasBody: false, status: 204 }]);
    expect(desk.awork.books.entries).toEqual([other]);
  });

  it("fails as gone for one that is gone", async () => {
    expect((await failureOf(desk.hers().discard(NOBODY))).kind).toBe("gone");
  });

  it("is not for a colleague's", async () => {
    const { id } = desk.awork.books.add({ start: START, userId: COLLEAGUE_ID });
    expect((await failureOf(desk.hers().discard(id))).kind).toBe("signedOut");
    expect(desk.awork.books.find(id)).not.toBeNull();
  });
});

describe("the shapes that are tried", () => {
  it("are running, paused, stopped, and booked without an end or a start", () => {
    const entries = SHAPES.map(([, entry]) => desk.awork.books.add({ start: START, ...entry }));
    const kinds = [isPaused, isTimer, ({ end }: Entry) => end !== null, ({ start }: Entry) => start === null];
    for (const isKind of kinds) expect(entries.some(isKind)).toBe(true);
  });
});
