import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "./caller.ts";
import { HOUR, MINUTE } from "./clock.ts";
import type { Entry } from "./entry.ts";
import { startFakeAwork, type FakeAwork } from "./server.ts";

const NOW = Date.parse("2026-08-26T10:00:00Z");
const START = Date.parse("2026-08-26T09:03:31.296Z");

let awork: FakeAwork;
let call: ReturnType<typeof createCaller>;
beforeAll(async () => {
  awork = await startFakeAwork();
  call = createCaller(awork);
});
beforeEach(() => {
  awork.books.clear();
  awork.books.openBreakDuration = "zero";
  awork.script.clear();
  awork.clock.set(NOW);
});
afterAll(() => awork.close());

const served = async (entry: Partial<Entry>) => {
  const { id } = awork.books.add(entry);
  return (await call(`GET /timeentries/${id}`)).json;
};

describe("an entry in awork's words", () => {
  it("has day and time apart, in UTC and in its own zone", async () => {
    const json = await served({
      start: START,
      end: Date.parse("2026-08-26T22:30:00.004Z"),
      timezone: "Europe/Berlin",
    });
    expect(json).toMatchObject({
      startDateUtc: "2026-08-26T00:00:00Z",
      startTimeUtc: expect.stringMatching(/^09:03:31\.296\d{4}$/),
      startDateLocal: "2026-08-26T00:00:00",
      startTimeLocal: expect.stringMatching(/^11:03:31\.296\d{4}$/),
      endDateUtc: "2026-08-26T00:00:00Z",
      endTimeUtc: expect.stringMatching(/^22:30:00\.004\d{4}$/),
      endDateLocal: "2026-08-27T00:00:00",
      endTimeLocal: expect.stringMatching(/^00:30:00\.004\d{4}$/),
    });
  });

  it.each([
    ["west of Greenwich", "America/New_York", "2026-08-25T00:00:00", /^21:00:00/],
    ["with half an hour", "Asia/Kolkata", "2026-08-26T00:00:00", /^06:30:00/],
    ["in UTC", "UTC", "2026-08-26T00:00:00", /^01:00:00/],
  ])("knows the time %s", async (_, timezone, day, time) => {
    const json = await served({ start: Date.parse("2026-08-26T01:00:00Z"), timezone });
    expect([json.startDateLocal, json.startTimeLocal]).toEqual([day, expect.stringMatching(time)]);
  });

  it("leaves out what is null", async () => {
    const { text, json } = await call(`GET /timeentries/${awork.books.add({ task: null }).id}`);
    expect(text).not.toContain("null");
    for (const field of [
      "endDateUtc",
      "endTimeUtc",
      "taskId",
      "task",
      "projectId",
      "project",
      "note",
      "breaks",
    ])
      expect(json).not.toHaveProperty(field);
  });

  it("nests what it is for", async () => {
    const json = await served({});
    expect(json.task).toMatchObject({
      taskIdentifier: "WEB-12",
      taskStatus: { type: "progress" },
      projectId: json.projectId,
    });
    expect(json.task.project.name).toBe("Website relaunch");
    expect(json.project).toMatchObject({ projectKey: "WEB", company: { name: "Productivity Inc." } });
    expect(json.typeOfWork).toMatchObject({ id: json.typeOfWorkId, name: "Design", isArchived: false });
    expect(json.user).toMatchObject({ id: json.userId, firstName: "Carla" });
  });

  it.each([
    ["running", {}],
    ["paused", { breaks: [{ start: START + MINUTE, end: null }] }],
  ])("has the duration 0 while it is %s", async (_, entry) => {
    expect((await served({ start: START, ...entry })).duration).toBe(0);
  });

  it("stamps breaks in whole seconds", async () => {
    const json = await served({ start: START, breaks: [{ start: START + MINUTE, end: START + 2 * MINUTE }] });
    expect(json.breaks).toEqual([
      { startDate: "2026-08-26T09:04:31Z", endDate: "2026-08-26T09:05:31Z", duration: 60 },
    ]);
    expect(json.breakDuration).toBe(60);
  });

  it.each([
    ["zero", { startDate: "2026-08-26T09:04:31Z", duration: 0 }],
    ["absent", { startDate: "2026-08-26T09:04:31Z" }],
  ] as const)(
    "says nothing of an open break's end; its duration is %s",
    async (openBreakDuration, expected) => {
      awork.books.openBreakDuration = openBreakDuration;
      const json = await served({ start: START, breaks: [{ start: START + MINUTE, end: null }] });
      expect(json.breaks).toEqual([expected]);
    },
  );

  it("may be booked by hand with a duration and no end", async () => {
    const json = await served({ start: NOW - HOUR, duration: 30 * MINUTE, byHand: true });
    expect(json).toMatchObject({ startTimeUtc: "09:00:00", duration: 1800 });
    expect(json).not.toHaveProperty("endTimeUtc");
  });

  it("may be booked by hand for a day, without a time", async () => {
    const json = await served({ start: null, day: "2026-08-25", duration: HOUR });
    expect(json).toMatchObject({ startDateUtc: "2026-08-25T00:00:00Z", duration: 3600 });
    expect(json).not.toHaveProperty("startTimeUtc");
  });

  it("counts from its ends when no duration is given", async () => {
    const breaks = [{ start: START + MINUTE, end: START + 3 * MINUTE }];
    expect((await served({ start: START, end: START + HOUR, breaks })).duration).toBe(58 * 60);
  });

  it("has the duration that was given, whatever its ends say", async () => {
    expect((await served({ start: START, end: START + HOUR, duration: MINUTE })).duration).toBe(60);
  });

  it("writes its version as a number with all its digits", async () => {
    const { id, version } = awork.books.add();
    const { text } = await call(`GET /timeentries/${id}`);
    expect(text).toContain(`"resourceVersion":${version}`);
    expect(BigInt(Number(version))).not.toBe(version);
  });
});

describe("an entry in other words", () => {
  it("is served as it was given", async () => {
    const { id } = awork.books.add();
    awork.books.raw(id, { id, breaks: null, note: "x".repeat(100_000), project: { name: "<b>" } });
    const { json } = await call("GET /me/timeentries/last");
    expect(json).toEqual({ id, breaks: null, note: "x".repeat(100_000), project: { name: "<b>" } });
  });

  it("may be its own with something amiss", async () => {
    const { id } = awork.books.add();
    awork.books.raw(id, (json: object) => ({ ...json, startTimeUtc: undefined, duration: null }));
    const { json } = await call("GET /me/timeentries/last");
    expect(json).toMatchObject({ id, duration: null, startDateUtc: "2026-08-26T00:00:00Z" });
    expect(json).not.toHaveProperty("startTimeUtc");
  });

  it("is itself again when that is taken back", async () => {
    const { id } = awork.books.add({ override: {} });
    expect((await call("GET /me/timeentries/last")).json).toEqual({});
    awork.books.raw(id, undefined);
    expect((await call("GET /me/timeentries/last")).json.id).toBe(id);
  });
});
