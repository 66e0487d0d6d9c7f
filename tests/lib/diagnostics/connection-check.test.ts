import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ASSUMPTIONS } from "@/lib/awork/assumptions/assumptions";
import { createConnectionCheck } from "@/lib/diagnostics/connection-check";
import { accountItem } from "@/lib/tracker-store/state-items";
import { HOUR, SECOND } from "@/lib/timer/time";
import type { Account } from "@/lib/tracker-store/account";
import { seedDay } from "@/tests/fake-awork/day";
import { COLLEAGUE_ID, COLLEAGUE_TOKEN, PERSON_ID } from "@/tests/fake-awork/people";
import type { Behaviour } from "@/tests/fake-awork/script";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import type { World } from "../tracker/world";
import { NOW } from "../tracker/states";
import { ACCOUNT } from "../fake-browser/account";
import { createWorker } from "../fake-browser/worker";

const CARLA: Account = { ...ACCOUNT, userId: PERSON_ID };
const COLLEAGUE: Account = { ...ACCOUNT, userId: COLLEAGUE_ID };
const ALL = ASSUMPTIONS.length;
const LAST = { path: "/me/timeentries/last" };

let awork: FakeAwork;
let world: World;
let check: ReturnType<typeof createConnectionCheck>;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(async () => {
  world = await createWorker(awork, CARLA);
  check = createConnectionCheck(world.tracker);
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => awork.close());

const paths = () => awork.journal.all().map(({ path }) => path);

describe("a check of the connection", () => {
  it("asks what changes nothing, and finds that all holds", async () => {
    seedDay(awork.books, NOW);
    const before = structuredClone(world.stored);
    const found = await check();
    expect(found).toMatchObject({ at: NOW, holding: ALL, trouble: null });
    expect(found!.lines).toHaveLength(ALL);
    expect([world.asked(), world.sent()]).toEqual([16, 0]);
    expect(world.stored).toEqual(before);
  });

  it("names what does not hold, and what there was nothing to see of", async () => {
    const id = awork.books.add({ start: NOW - HOUR, note: "A secret plan" }).id;
    awork.books.raw(id, (json: object) => ({ ...json, timezone: "Nowhere/Secret" }));
    const { lines, holding } = (await check())!;
    expect(holding).toBeLessThan(ALL);
    expect(lines).toContainEqual(expect.stringMatching(/^fails: An entry's zone/));
    expect(lines).toContainEqual(expect.stringMatching(/^not seen: A break/));
    expect(lines.join()).not.toMatch(/secret/i);
  });

  it("runs once, however many want to know, and again after that", async () => {
    const [one, other] = await Promise.all([check(), check()]);
    expect(other).toEqual(one);
    const once = world.asked();
    expect(new Set(paths()).size).toBeGreaterThan(6);
    await check();
    expect(world.asked()).toBe(2 * once);
  });

  it("is of nobody where nobody is connected", async () => {
    await accountItem.set(null);
    expect([await check(), awork.journal.count()]).toEqual([null, 0]);
  });

  it.each<[string, Behaviour, string]>([
    ["no connection", { drop: true }, "unreachable"],
    ["401", { status: 401 }, "signedOut"],
    ["403", { status: 403 }, "forbidden"],
    ["503", { status: 503 }, "aworkTrouble"],
    ["a web page", { html: true }, "notUnderstood"],
  ])("says why it did not finish, and says nothing about the timer: %s", async (_title, behaviour, kind) => {
    awork.script.always({}, behaviour);
    const before = structuredClone(world.stored);
    expect(await check()).toMatchObject({ holding: expect.any(Number), trouble: { kind } });
    expect([awork.journal.count(), world.stored]).toEqual([1, before]);
  });

  it("says so where the browser lets nothing out", async () => {
    const { browser } = await import("wxt/browser");
    vi.spyOn(browser.permissions, "contains").mockResolvedValue(false as never);
    awork.script.always({}, { drop: true });
    expect(await check()).toMatchObject({ trouble: { kind: "noPermission" } });
  });

  it("that awork ends puts everything to rest, and what was found until then is told", async () => {
    seedDay(awork.books, NOW);
    awork.script.next({ path: "/typeofwork" }, { status: 429, headers: { "retry-after": "90" } });
    const found = (await check())!;
    expect(found).toMatchObject({ trouble: { kind: "tooMany" } });
    expect(found.holding).toBeGreaterThan(5);
    expect(world.asked()).toBe(6);
    expect(world.stored.backoff).toEqual({ since: NOW, until: NOW + 90 * SECOND, strict: true });
  });

  it("asks nothing while awork has told us to wait", async () => {
    awork.script.next(LAST, { status: 429, headers: { "retry-after": "90" } });
    await world.tracker.poll();
    awork.journal.clear();
    world.pass(89 * SECOND);
    expect(await check()).toMatchObject({ lines: [], trouble: { kind: "tooMany" } });
    expect(awork.journal.count()).toBe(0);
    world.pass(SECOND);
    expect(await check()).toMatchObject({ trouble: null });
  });

  it("can be made again after a defect of our own", async () => {
    const consult = vi.fn().mockRejectedValueOnce(new Error("no")).mockImplementation(world.tracker.consult);
    check = createConnectionCheck({ consult });
    await expect(check()).rejects.toThrow("no");
    expect(await check()).toMatchObject({ trouble: null });
  });
});

describe("a check under way when the person signs out", () => {
  it.each<[string, Account | null]>([
    ["signs out", null],
    ["becomes somebody else", COLLEAGUE],
  ])("asks nothing more, and tells nothing: %s", async (_title, next) => {
    const held = awork.script.next(LAST, { hold: "before" });
    const checked = check();
    await held.arrived;
    await accountItem.set(next);
    expect(await checked).toBeNull();
    held.release();
    expect(world.asked()).toBe(2);
  });

  it("does not stand in the way of the next person's", async () => {
    const held = awork.script.next(LAST, { hold: "before" });
    const checked = check();
    await held.arrived;
    world.account = COLLEAGUE;
    world.token = COLLEAGUE_TOKEN;
    await accountItem.set(COLLEAGUE);
    expect(await check()).toMatchObject({ trouble: null });
    held.release();
    expect(await checked).toBeNull();
  });

  it("goes on where only the name of the workspace is another", async () => {
    const held = awork.script.next(LAST, { hold: "before" });
    const checked = check();
    await held.arrived;
    await accountItem.set({ ...CARLA, workspace: { ...CARLA.workspace, name: "Renamed" } });
    held.release();
    expect(await checked).toMatchObject({ trouble: null });
  });
});
