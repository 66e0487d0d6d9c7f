import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "./caller.ts";
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
});
afterAll(() => awork.close());

const PAUSE = "POST /me/timetracking/pause";
const isPaused = () => awork.books.current()?.breaks.length === 1;

describe("an answer that is late", () => {
  it("comes after its delay", async () => {
    awork.books.start();
    awork.script.next({}, { delay: 30 });
    const asked = performance.now();
    expect((await call(PAUSE)).status).toBe(200);
    expect(performance.now() - asked).toBeGreaterThanOrEqual(29);
  });

  it.each([
    ["held after the deed", true, true],
    ["held after the deed, in so many words", "before", true],
    ["held before the deed", "after", false],
  ] as const)("is %s", async (_, hold, isDoneBefore) => {
    awork.books.start();
    const held = awork.script.next({ method: "POST" }, { hold });
    const answer = call(PAUSE);
    expect((await held.arrived).path).toBe("/api/v1/me/timetracking/pause");
    // Another answer, so that what the held request does has been done.
    await call("GET /me");
    expect(isPaused()).toBe(isDoneBefore);
    held.release();
    expect((await answer).json.breaks).toHaveLength(1);
    expect(isPaused()).toBe(true);
  });

  it("is as old as its deed", async () => {
    awork.books.start();
    const held = awork.script.next({}, { hold: "before" });
    const answer = call("GET /me/timeentries/last");
    await held.arrived;
    await call(PAUSE);
    held.release();
    expect((await answer).json.breaks).toBeUndefined();
  });

  it("comes when the script is cleared", async () => {
    const held = awork.script.next({}, { hold: true });
    const answer = call("GET /me");
    await held.arrived;
    awork.script.clear();
    expect((await answer).status).toBe(200);
  });
});
