import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "./caller.ts";
import { HOUR, MINUTE } from "./clock.ts";
import type { Entry } from "./entry.ts";
import { API_KEY_TOKEN, COLLEAGUE_ID, COLLEAGUE_TOKEN } from "./people.ts";
import { startFakeAwork, type FakeAwork } from "./server.ts";

const NOW = Date.parse("2026-08-26T10:00:00Z");

let awork: FakeAwork;
let call: ReturnType<typeof createCaller>;
beforeAll(async () => {
  awork = await startFakeAwork();
  call = createCaller(awork);
});
beforeEach(() => {
  awork.books.clear();
  awork.script.clear();
  awork.clock.set(NOW);
});
afterAll(() => awork.close());

describe("DELETE", () => {
  it.each<[string, Partial<Entry>]>([
    ["a timer that runs", {}],
    ["a timer that is paused", { breaks: [{ start: NOW - MINUTE, end: null }] }],
    ["what is stopped", { end: NOW }],
    ["what was booked for a day", { start: null, duration: HOUR }],
  ])("takes away %s, and nothing else", async (_, given) => {
    const other = awork.books.add({ start: NOW - 3 * HOUR, end: NOW - 2 * HOUR });
    const { id } = awork.books.add({ start: NOW - HOUR, ...given });
    const { status, text } = await call(`DELETE /timeentries/${id.toUpperCase()}`);
    expect([status, text]).toEqual([204, ""]);
    expect((await call(`GET /timeentries/${id}`)).status).toBe(404);
    expect((await call("GET /me/timeentries/last")).json.id).toBe(other.id);
    expect((await call(`DELETE /timeentries/${id}`)).status).toBe(404);
  });

  it.each<[string, Partial<Entry>, string | undefined, number]>([
    ["its owner may", {}, undefined, 204],
    ["a colleague may not", {}, COLLEAGUE_TOKEN, 401],
    ["an admin may", {}, API_KEY_TOKEN, 204],
    ["its owner may not once it is billed", { isBilled: true }, undefined, 401],
    ["an admin may though it is billed", { isBilled: true }, API_KEY_TOKEN, 204],
  ])("%s", async (_, given, token, status) => {
    const { id } = awork.books.add(given);
    expect((await call(`DELETE /timeentries/${id}`, token ? { token } : {})).status).toBe(status);
    expect(awork.books.find(id) === null).toBe(status === 204);
  });

  it.each([
    ["unknown", COLLEAGUE_ID, 404, "not-found"],
    ["malformed", "current", 400, "invalid-model"],
  ])("refuses an id that is %s", async (_, id, status, code) => {
    const answer = await call(`DELETE /timeentries/${id}`);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });
});
