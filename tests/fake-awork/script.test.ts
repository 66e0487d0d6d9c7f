import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "./caller.ts";
import type { Behaviour } from "./script.ts";
import { startFakeAwork, type FakeAwork } from "./server.ts";

let awork: FakeAwork;
let call: ReturnType<typeof createCaller>;
beforeAll(async () => {
  awork = await startFakeAwork();
  call = createCaller(awork);
});
beforeEach(() => {
  awork.books.clear();
  awork.script.clear();
  awork.journal.clear();
  awork.clock.reset();
});
afterAll(() => awork.close());

const PAUSE = "POST /me/timetracking/pause";
const statusOfMe = async () => (await call("GET /me")).status;
const isPaused = () => awork.books.current()?.breaks.length === 1;

describe("which request a rule is for", () => {
  it.each([
    ["any", {}, 418],
    ["its method", { method: "get" }, 418],
    ["another method", { method: "POST" }, 200],
    ["its path, short", { path: "/me" }, 418],
    ["its path, whole", { path: "/api/v1/me" }, 418],
    ["a longer path", { path: "/me/timeentries/last" }, 200],
    ["an expression", { path: /\/me$/ }, 418],
    ["an expression with a memory", { path: /\/me$/g }, 418],
  ])("%s", async (_, match, status) => {
    awork.script.always(match, { status: 418 });
    expect([await statusOfMe(), await statusOfMe()]).toEqual([status, status]);
  });

  it("counts the times, and takes rules in their order", async () => {
    awork.script.always({}, { status: 503 });
    awork.script.next({ times: 2 }, { status: 502 });
    awork.script.next({}, { status: 500 });
    const statuses: number[] = [];
    while (statuses.length < 5) statuses.push(await statusOfMe());
    expect(statuses).toEqual([502, 502, 500, 503, 503]);
    awork.script.clear();
    expect((await call("GET /me")).status).toBe(200);
  });
});

describe("what is kept waiting", () => {
  it.each<[string, Behaviour]>([
    ["held before it is done", { hold: "after" }],
    ["late", { delay: 20_000 }],
  ])("is done no more once all is begun anew: %s", async (_title, behaviour) => {
    awork.books.start();
    const held = awork.script.next({}, behaviour);
    const answer = call(PAUSE).then(
      () => "an answer",
      () => "no answer",
    );
    await held.arrived;
    awork.script.reset();
    expect([await answer, isPaused()]).toEqual(["no answer", false]);
    expect((await call(PAUSE)).status).toBe(200);
  });
});

describe("an answer as it is given", () => {
  it.each([
    [400, "invalid-operation"],
    [401, "unauthorized"],
    [404, "not-found"],
    [409, "concurrency-violation"],
    [429, "too-many-requests"],
    [500, "server-error"],
    [503, "server-error"],
  ])("%i without a body has awork's own: %s, and nothing was done", async (status, code) => {
    awork.books.start();
    awork.script.next({}, { status });
    const answer = await call(PAUSE);
    expect([answer.status, answer.json.code, answer.json.link]).toEqual([
      status,
      code,
      "https://developers.awork.com",
    ]);
    expect(isPaused()).toBe(false);
  });

  it("may come after the deed", async () => {
    awork.books.start();
    awork.script.next({}, { status: 504, acted: true });
    expect((await call(PAUSE)).status).toBe(504);
    expect(isPaused()).toBe(true);
  });

  it("may be an older answer again", async () => {
    const { id } = awork.books.start();
    const older = await call(`GET /timeentries/${id}`);
    await call(PAUSE);
    awork.script.next({}, { body: older.text });
    expect((await call("GET /me/timeentries/last")).text).toBe(older.text);
    awork.script.next({}, { body: older.json });
    expect((await call("GET /me/timeentries/last")).json).toEqual(older.json);
  });

  it("may have headers of its own, or go without one", async () => {
    awork.script.next({}, { status: 429, headers: { "retry-after": "7", date: null } });
    const { headers } = await call("GET /me");
    expect([headers.get("retry-after"), headers.get("date"), headers.get("ratelimit-remaining")]).toEqual([
      "7",
      null,
      "0",
    ]);
  });

  it("may be the ordinary one with other headers", async () => {
    awork.script.next({}, { headers: { age: "90" } });
    const { json, headers } = await call("GET /me");
    expect([json.firstName, headers.get("age")]).toEqual(["Carla", "90"]);
  });
});

describe("an answer that is spoilt", () => {
  it("is a web page, and nothing was done", async () => {
    awork.books.start();
    awork.script.next({}, { html: true });
    const { status, text, headers } = await call(PAUSE);
    expect([status, headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(text).toContain("<h1>");
    expect(isPaused()).toBe(false);
  });

  it("is empty", async () => {
    awork.books.start();
    awork.script.next({}, { empty: true });
    const { status, text, headers } = await call(PAUSE);
    expect([status, text, headers.get("content-type")]).toEqual([200, "", "application/json; charset=utf-8"]);
    expect(isPaused()).toBe(true);
  });

  it("is broken JSON", async () => {
    awork.script.next({}, { malformed: true });
    await expect(call("GET /me")).rejects.toThrow(SyntaxError);
  });

  it("is broken JSON even where there would be nothing", async () => {
    awork.script.next({}, { malformed: true });
    await expect(call(PAUSE)).rejects.toThrow(SyntaxError);
  });

  it("ends in the middle", async () => {
    awork.books.start();
    awork.script.next({}, { truncated: true });
    await expect(call(PAUSE)).rejects.toThrow("terminated");
    expect(awork.journal.all()[0]?.status).toBe(200);
    expect(isPaused()).toBe(true);
  });

  it.each([
    ["before the deed", true, false],
    ["after the deed", "after", true],
  ] as const)("never comes, the connection ends %s", async (_, drop, isDone) => {
    awork.books.start();
    awork.script.next({}, { drop });
    await expect(call(PAUSE)).rejects.toThrow("fetch failed");
    expect(isPaused()).toBe(isDone);
    expect(awork.journal.all()[0]?.status).toBeNull();
  });

  it("never comes at all", async () => {
    awork.books.start();
    const { arrived } = awork.script.next({ path: "/me/timetracking/pause" }, { silent: true });
    const given = new AbortController();
    const answer = fetch(`${awork.origin}/api/v1/me/timetracking/pause`, {
      method: "POST",
      signal: given.signal,
    });
    const outcome = Promise.race([
      answer.then(
        () => "answered",
        () => "given up",
      ),
      call("GET /me").then(() => "silent"),
    ]);
    await arrived;
    expect(await outcome).toBe("silent");
    given.abort();
    await expect(answer).rejects.toThrow();
    expect(isPaused()).toBe(false);
  });
});

describe("an answer that awork was seen to give", () => {
  const LAST = "GET /me/timeentries/last";

  it("refuses a call with 401 and a reason, though the token is good, and nothing was done", async () => {
    awork.books.start();
    awork.script.next({}, { blocked: true });
    const { status, json } = await call(PAUSE);
    expect([status, json.code, Object.keys(json)]).toEqual([401, "unauthorized", ["code", "description"]]);
    expect(isPaused()).toBe(false);
    expect(await statusOfMe()).toBe(200);
  });

  it("is about somebody else's entry", async () => {
    const { id, userId } = awork.books.start();
    awork.script.next({}, { foreign: true });
    const { json } = await call(LAST);
    expect(json.id).toBe(id);
    expect(json.userId).not.toBe(userId);
  });

  it("is half an hour old, and says so", async () => {
    awork.clock.stand(1_700_000_000_000);
    awork.books.start();
    awork.script.next({}, { aged: 1800 });
    const { status, headers } = await call(LAST);
    const date = new Date(1_700_000_000_000 - 1_800_000).toUTCString();
    expect([status, headers.get("age"), headers.get("date")]).toEqual([200, "1800", date]);
  });

  it("comes after something else has happened", async () => {
    const { id } = awork.books.start();
    awork.script.next({}, { meanwhile: () => void awork.books.start() });
    const { json } = await call("POST /me/timetracking/stop");
    expect(json.id).not.toBe(id);
  });

  it("is a web page whose clock is ahead", async () => {
    awork.clock.stand(1_700_000_000_000);
    awork.script.next({}, { html: true, ahead: 3_600_000 });
    const { headers } = await call(LAST);
    expect(Date.parse(headers.get("date")!)).toBe(1_700_000_000_000 + 3_600_000);
  });
});
