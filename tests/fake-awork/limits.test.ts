import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "./caller.ts";
import { MINUTE, SECOND } from "./clock.ts";
import { API_KEY_TOKEN, COLLEAGUE_TOKEN } from "./people.ts";
import { startFakeAwork, type FakeAwork } from "./server.ts";

let awork: FakeAwork;
let call: ReturnType<typeof createCaller>;
beforeAll(async () => {
  awork = await startFakeAwork();
  call = createCaller(awork);
});
beforeEach(() => {
  awork.script.clear();
  awork.journal.clear();
});
afterAll(() => awork.close());

const NAMES = [
  "ratelimit-limit",
  "ratelimit-remaining",
  "x-ratelimit-remaining-minute",
  "x-ratelimit-remaining-second",
];
const counts = async (line = "GET /me", token?: string) => {
  const { headers } = await call(line, token ? { token } : {});
  return NAMES.map((name) => Number(headers.get(name)));
};

describe("the limits of a workspace", () => {
  it("are in every answer, the refusing ones too", async () => {
    expect(await counts()).toEqual([1000, 999, 999, 49]);
    expect(await counts("GET /nothing")).toEqual([1000, 998, 998, 48]);
    awork.script.next({}, { status: 500 });
    expect(await counts()).toEqual([1000, 997, 997, 47]);
  });

  it("are shared by all its people", async () => {
    await counts("GET /me", COLLEAGUE_TOKEN);
    await counts("GET /me", API_KEY_TOKEN);
    expect(await counts()).toEqual([1000, 997, 997, 47]);
  });

  it("refuse what is too much, until the minute is over", async () => {
    awork.script.limits({ remaining: 1 });
    expect((await call("GET /me")).status).toBe(200);
    const { status, json, headers } = await call("GET /me");
    expect([status, json.code, headers.get("ratelimit-remaining")]).toEqual([429, "too-many-requests", "0"]);
    const reset = Number(headers.get("ratelimit-reset"));
    expect(reset).toBeGreaterThan(50);
    expect(reset).toBeLessThanOrEqual(60);
    awork.clock.advance(MINUTE);
    expect(await counts()).toEqual([1000, 999, 999, 49]);
  });

  it("refuse more than fifty in a second", async () => {
    awork.script.limits({ remainingSecond: 0 });
    const { status, headers } = await call("GET /me");
    expect([status, headers.get("ratelimit-reset")]).toEqual([429, "1"]);
    awork.clock.advance(SECOND);
    expect((await call("GET /me")).status).toBe(200);
  });

  it("count by themselves", async () => {
    awork.script.limits({ perMinute: 2, perSecond: 100 });
    expect(await counts()).toEqual([2, 1, 1, 99]);
    await call("GET /me");
    expect((await call("GET /me")).status).toBe(429);
  });

  it("change nothing when they refuse", async () => {
    awork.books.start();
    awork.script.limits({ remaining: 0 });
    expect((await call("POST /me/timetracking/stop")).status).toBe(429);
    expect(awork.books.current()).not.toBeNull();
  });

  it("may be one of requests at a time", async () => {
    awork.script.limits({ atOnce: 4 });
    const held = awork.script.always({ path: "/me" }, { hold: true });
    const first = Array.from({ length: 4 }, () => call("GET /me"));
    await expect.poll(() => awork.journal.count({ path: "/me" })).toBe(4);
    expect((await call("GET /typeofwork")).status).toBe(429);
    held.release();
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await call("GET /typeofwork")).status).toBe(200);
  });
});
