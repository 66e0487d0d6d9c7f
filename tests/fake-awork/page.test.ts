import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "./caller.ts";
import { ARCHIVED_TYPE_OF_WORK, TASKS } from "./catalogue.ts";
import { DAY, HOUR, MINUTE } from "./clock.ts";
import { COLLEAGUE_ID } from "./people.ts";
import { startFakeAwork, type FakeAwork } from "./server.ts";

const NOW = Date.parse("2026-08-26T10:00:00Z");

let awork: FakeAwork;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  awork.books.clear();
  awork.script.clear();
  awork.clock.set(NOW);
});
afterAll(() => awork.close());

const state = async () => (await fetch(`${awork.origin}/app/state`)).json() as Promise<any>;
const act = async (verb: string, form: unknown = {}) => {
  const area = ["start", "pause", "resume", "stop"].includes(verb) ? "timetracking" : "timeentries";
  const response = await fetch(`${awork.origin}/app/${area}/${verb}`, {
    method: "POST",
    body: JSON.stringify(form),
  });
  return (await response.json()) as any;
};

describe("the page", () => {
  it.each(["/", "/tasks/7a000000-0000-4000-8000-000000000001", "/projects/1"])("is at %s", async (path) => {
    const response = await fetch(awork.origin + path);
    const html = await response.text();
    expect(html).toContain("A stand-in for awork");
    for (const name of ["Start", "Pause", "Resume", "Remove breaks", "Stop", "Discard", "Save", "Add entry"])
      expect(html).toMatch(new RegExp(`>\\s*${name}\\s*</button>`));
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it.each([
    ["/page.js", 200, "text/javascript; charset=utf-8"],
    ["/page.css", 200, "text/css; charset=utf-8"],
    ["/server.ts", 404, "text/plain"],
    ["/../people.ts", 404, "text/plain"],
  ])("has %s: %i", async (path, status, type) => {
    const response = await fetch(awork.origin + path);
    expect([response.status, response.headers.get("content-type")]).toEqual([status, type]);
  });

  it("never writes markup", async () => {
    const script = await (await fetch(`${awork.origin}/page.js`)).text();
    expect(script).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write/);
  });
});

describe("what the page shows", () => {
  it("is nothing at first", async () => {
    expect(await state()).toMatchObject({ person: "Carla Creative", timer: null, today: [] });
  });

  it("is the timer, its time without breaks, and today's entries", async () => {
    awork.books.add({ note: "yesterday", start: NOW - 20 * HOUR, end: NOW - 19 * HOUR });
    awork.books.add({ note: "this morning", start: NOW - 5 * HOUR, end: NOW - 4 * HOUR });
    awork.books.add({ note: "colleague", userId: COLLEAGUE_ID });
    awork.books.add({
      note: "now",
      start: NOW - HOUR,
      breaks: [
        { start: NOW - 30 * MINUTE, end: NOW - 20 * MINUTE },
        { start: NOW - 5 * MINUTE, end: null },
      ],
    });
    const { timer, today } = await state();
    expect(timer).toMatchObject({
      state: "paused",
      worked: 45 * MINUTE,
      breaks: 10 * MINUTE,
      client: "Productivity Inc.",
    });
    expect(today.map(({ note }: { note: string }) => note)).toEqual(["now", "this morning"]);
  });

  it("is all that is known of the timer", async () => {
    const breaks = [{ start: NOW - 30 * MINUTE, end: NOW - 20 * MINUTE }];
    awork.books.add({ start: NOW - HOUR + 15_297, breaks, note: "draft", isBillable: false });
    const { timer } = await state();
    expect(timer).toMatchObject({
      state: "running",
      typeOfWork: "Design",
      note: "draft",
      isBillable: false,
      pauses: breaks,
      startText: "2026-08-26T11:00:15",
      day: "2026-08-26",
    });
  });

  it("is the last seven days, each with its total, and the timer in it once", async () => {
    const days = (number: number) => NOW - number * DAY;
    awork.books.add({ note: "now", start: NOW - HOUR });
    awork.books.add({ note: "morning", start: NOW - 3 * HOUR, end: NOW - 2 * HOUR });
    awork.books.add({ note: "late", start: days(1), end: days(1) + HOUR });
    awork.books.add({ note: "early", start: days(1) - HOUR, duration: MINUTE });
    awork.books.add({ note: "day", start: null, day: "2026-08-25", duration: MINUTE });
    awork.books.add({ note: "first", start: days(6), duration: MINUTE });
    awork.books.add({ note: "before", start: days(7), duration: MINUTE });
    const { day, total, today, days: others } = await state();
    const notes = (entries: { note: string }[]) => entries.map(({ note }) => note).join(", ");
    expect([day, Math.round(total / MINUTE), notes(today)]).toEqual(["2026-08-26", 120, "now, morning"]);
    expect(
      others.map((one: { day: string; total: number; entries: { note: string }[] }) => [
        one.day,
        one.total / MINUTE,
        notes(one.entries),
      ]),
    ).toEqual([
      ["2026-08-25", 62, "late, early, day"],
      ["2026-08-20", 1, "first"],
    ]);
  });
});

const last = async () => (await createCaller(awork)("GET /me/timeentries/last")).json;

describe("what the page does", () => {
  it("plays by the same rules as the API", async () => {
    expect((await act("start", { taskId: TASKS[2]!.id })).timer).toMatchObject({
      state: "running",
      task: TASKS[2]!.name,
    });
    expect((await last()).task.id).toBe(TASKS[2]!.id);
    expect((await act("pause")).timer.state).toBe("paused");
    expect((await last()).breaks).toHaveLength(1);
    expect((await act("resume")).timer.state).toBe("running");
    expect((await last()).breaks[0].endDate).toBeDefined();
    expect((await act("stop")).timer).toBeNull();
    expect((await last()).endTimeUtc).toBeDefined();
  });

  it("books by hand, by the person's own clock", async () => {
    await act("add", { taskId: TASKS[1]!.id, start: "2026-08-26T11:30", minutes: 20 });
    const [entry] = awork.books.entries;
    expect(entry).toMatchObject({
      start: NOW - 30 * MINUTE,
      end: null,
      duration: 20 * MINUTE,
      task: TASKS[1],
    });
  });

  it.each([
    ["a task, billable as its project is by default", TASKS[0]!.id, { task: TASKS[0], isBillable: true }],
    ["a task whose project is not", TASKS[3]!.id, { task: TASKS[3], isBillable: false }],
    ["no task", "", { task: null, isBillable: false }],
  ])("starts on %s", async (_, taskId, expected) => {
    await act("start", { taskId });
    expect(awork.books.current()).toMatchObject(expected);
  });

  it("removes breaks, and deletes", async () => {
    const breaks = [{ start: NOW - 5 * MINUTE, end: null }];
    const { id } = awork.books.add({ start: NOW - HOUR, breaks });
    expect((await act("remove-breaks", { id })).timer).toMatchObject({ state: "running", pauses: [] });
    expect(await act("discard", { id })).toMatchObject({ timer: null, today: [] });
    expect(awork.books.entries).toEqual([]);
  });

  it.each([
    ["the note", { note: " final " }, { note: "final" }],
    ["the note away", { note: "  " }, { note: null }],
    [
      "the start, by the person's own clock",
      { start: "2026-08-26T10:30:15" },
      { start: NOW - 1.5 * HOUR + 15_000 },
    ],
    ["whether it is billable", { isBillable: false }, { isBillable: false }],
    ["nothing else", {}, { note: "draft", start: NOW - HOUR, isBillable: true, task: TASKS[0] }],
  ])("changes %s", async (_, said, expected) => {
    const { id, version } = awork.books.add({ start: NOW - HOUR, note: "draft" });
    expect((await act("edit", { id, ...said })).timer.id).toBe(id);
    expect(awork.books.get(id)).toMatchObject(expected);
    expect(awork.books.get(id).version > version).toBe(true);
  });

  it.each([
    [
      "a start in the future",
      "edit",
      { start: "2026-08-26T12:01" },
      "A running time entry cannot start in the future.",
    ],
    ["an entry that is gone", "discard", { id: ARCHIVED_TYPE_OF_WORK.id }, /^No time entry/],
    ["stopping without a note", "stop", {}, /description is required/],
  ])("is refused like any other: %s", async (_, verb, form, description) => {
    const { id, version } = awork.books.add({ start: NOW - HOUR });
    awork.books.settings.descriptionRequired = true;
    expect((await act(verb, { id, ...form })).description).toMatch(description);
    expect(awork.books.current()?.version).toBe(version);
  });

  it.each([
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["another origin", { origin: "https://example.com" }],
    ["another port", { origin: "http://127.0.0.1:1" }],
  ])("is not for %s", async (_, headers) => {
    const init = { method: "POST", body: "{}", headers: headers as Record<string, string> };
    expect((await fetch(`${awork.origin}/app/timetracking/start`, init)).status).toBe(403);
    expect(awork.books.entries).toEqual([]);
  });
});
