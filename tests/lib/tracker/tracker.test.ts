import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import type { Presence } from "@/lib/tracker/cadence";
import { NO_DAYS } from "@/lib/tracker/days";
import { NOTHING_KNOWN } from "@/lib/tracker/state";
import type { SyncError } from "@/lib/tracker/sync-error";
import { API_KEY_TOKEN, COLLEAGUE_ID, PERSON_ID } from "@/tests/fake-awork/people";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import type { Behaviour } from "@/tests/fake-awork/script";
import { timeOfDay } from "@/lib/timer/typed/time-of-day";
import { toolbarView } from "@/lib/toolbar/toolbar-view";
import { ACCOUNT } from "../fake-browser/account";
import { createTestWords } from "../words";
import { TALK } from "./scenes";
import { IN_BADGE, NOW, wish } from "./states";
import { type World, addBooking, addPaused, createWorld, expectTruth } from "./world";

const en = createTestWords("en");

let awork: FakeAwork;
let world: World;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  world = createWorld(awork);
});
afterAll(() => awork.close());

const LAST = { path: "/me/timeentries/last" };
const LIST = { path: "/timeentries" };
const times = (count: number) => Array.from({ length: count }, (_, index) => index);
const addRunning = (ago = HOUR) => awork.books.add({ start: NOW - ago });
const failing = (behaviour: Behaviour) => awork.script.always({}, behaviour);

/** Lets the polls go wrong once, with something known from an hour ago. */
async function fail(behaviour: Behaviour) {
  await world.tracker.poll();
  world.pass(HOUR);
  awork.journal.clear();
  world.impede({}, behaviour);
  await world.tracker.poll();
}

describe("poll", () => {
  it("learns what is current, and when it was said", async () => {
    addRunning();
    await world.tracker.poll();
    expectTruth(world, awork);
    expect(world.stored).toMatchObject({ at: NOW, askedAt: NOW, trouble: null, throttle: 1, offset: 0 });
  });

  it.each([
    ["running", () => addRunning()],
    ["paused", () => addPaused(awork)],
    ["stopped", () => addBooking(awork)],
    ["none", () => {}],
  ])("agrees with awork: %s", async (_title, add) => {
    add();
    await world.tracker.poll();
    expectTruth(world, awork);
  });

  it("asks once, however many want to know", async () => {
    addRunning();
    const held = awork.script.next(LAST, { hold: true });
    const all = times(10).map(() => world.tracker.poll());
    await held.arrived;
    all.push(world.tracker.poll(), world.tracker.tick(), world.tracker.refresh());
    held.release();
    await Promise.all(all);
    expect(awork.journal.count(LAST)).toBe(1);
    expectTruth(world, awork);
  });

  it("asks again when it is wanted again", async () => {
    await world.tracker.poll();
    await world.tracker.poll();
    expect(world.asked()).toBe(2);
  });

  it("follows what happens in awork", async () => {
    const { books } = awork;
    for (const happen of [books.start, books.pause, books.resume, books.start, books.stop, books.clear]) {
      world.pass(MINUTE);
      happen();
      await world.tracker.poll();
      expectTruth(world, awork);
    }
  });
});

describe("with nobody connected", () => {
  it.each(["poll", "tick", "refresh"] as const)("%s asks nothing and sets no alarm", async (verb) => {
    world.account = null;
    await world.tracker[verb]();
    expect([world.asked(), world.wakes, world.writes]).toEqual([0, [null], []]);
  });

  it("there is nothing to resume", async () => {
    world.account = null;
    expect(await world.tracker.act(wish("resume"))).toMatchObject({ kind: "nothing" });
    expect([world.posted(), world.wakes.filter(Boolean)]).toEqual([0, []]);
  });
});

describe("with a token that can't be read any more", () => {
  beforeEach(async () => {
    addPaused(awork);
    await world.tracker.poll();
    awork.journal.clear();
    world.token = null;
  });

  it("says so, keeps what is known, and asks nothing", async () => {
    await world.tracker.poll();
    expectTruth(world, awork);
    expect(world.stored).toMatchObject({ at: NOW, trouble: { kind: "tokenLost" } });
    expect(world.asked()).toBe(0);
  });

  it("resumes nothing", async () => {
    const outcome = await world.tracker.act(wish("resume", { asked: true }));
    expect(outcome).toMatchObject({ kind: "failed", trouble: { kind: "tokenLost" } });
    expect([world.asked(), world.posted(), world.stored.outcome]).toEqual([0, 0, outcome]);
  });
});

describe("when awork can't be heard", () => {
  const detail = "The operation is not allowed.";
  it.each<[string, Behaviour, SyncError]>([
    ["400", { status: 400 }, { kind: "refused", detail }],
    ["401", { status: 401 }, { kind: "signedOut", detail: "" }],
    ["403", { status: 403 }, { kind: "forbidden", detail: "" }],
    ["404", { status: 404 }, { kind: "gone", detail: "" }],
    ["409", { status: 409 }, { kind: "gone", detail: "" }],
    ["429", { status: 429 }, { kind: "tooMany", detail: "" }],
    ["500", { status: 500 }, { kind: "aworkTrouble", detail: "" }],
    ["503", { status: 503, body: "<h1>Back soon</h1>" }, { kind: "aworkTrouble", detail: "" }],
    ["a connection that ends", { drop: true }, { kind: "unreachable", detail: "" }],
    ["an answer that is cut off", { truncated: true }, { kind: "unreachable", detail: "" }],
    ["a web page", { html: true }, { kind: "notUnderstood", detail: "body" }],
    ["an empty answer", { empty: true }, { kind: "notUnderstood", detail: "body" }],
    ["half of the JSON", { malformed: true }, { kind: "notUnderstood", detail: "body" }],
    ["something else", { body: { id: "no uuid" } }, { kind: "notUnderstood", detail: "id" }],
  ])("%s: the time goes on, and since when is told", async (_title, behaviour, trouble) => {
    addRunning();
    await fail(behaviour);
    expectTruth(world, awork);
    expect(world.stored).toMatchObject({ at: NOW, askedAt: NOW + HOUR, trouble, failures: 1 });
    expect(world.wakes.at(-1)).toBeGreaterThan(world.wall);

    // By then a 429 has been waited out too.
    world.pass(MINUTE);
    await world.tracker.poll();
    expect(world.stored).toMatchObject({
      at: NOW + HOUR + MINUTE,
      trouble: null,
      failures: 0,
      backoff: null,
    });
  });

  it("silence is ended", async () => {
    addRunning();
    await fail({ silent: true });
    expect(world.stored).toMatchObject({ at: NOW, trouble: { kind: "timedOut" } });
    expectTruth(world, awork);
  });

  it("an entry of somebody else is not shown", async () => {
    addRunning();
    await world.tracker.poll();
    const { timer } = world.stored;
    const theirs = awork.books.add({ start: NOW - MINUTE });
    awork.books.raw(theirs.id, (json: object) => ({ ...json, userId: COLLEAGUE_ID }));
    await world.tracker.poll();
    expect(world.stored.trouble).toEqual({ kind: "notUnderstood", detail: "userId" });
    expect(world.stored.timer).toEqual(timer);
  });

  it.each<[string, Behaviour, SyncError["kind"]]>([
    ["a call that was not let out is not called offline", { drop: true }, "noPermission"],
    ["one that was answered was let out", { status: 500 }, "aworkTrouble"],
  ])("for want of permission: %s", async (_title, behaviour, kind) => {
    world.permitted = false;
    await fail(behaviour);
    expect(world.stored.trouble?.kind).toBe(kind);
  });

  it("a first call that fails leaves nothing known", async () => {
    failing({ status: 500 });
    await world.tracker.poll();
    expect(world.stored).toMatchObject({ timer: null, at: null, trouble: { kind: "aworkTrouble" } });
  });
});

describe("by itself it asks", () => {
  it.each<[string, () => unknown, Presence, number, number]>([
    ["each minute while it runs", addRunning, "active", 20, 20],
    ["each two minutes while it is paused", () => addPaused(awork), "active", 10, 10],
    ["each two minutes when the last entry is stopped", () => addBooking(awork), "active", 10, 10],
    ["each two minutes when there is no entry", () => {}, "active", 10, 10],
    ["each five minutes when nobody is there, though the badge turns", addRunning, "idle", 4, 20],
    ["each five minutes when the screen is locked", addRunning, "locked", 4, 4],
    ["each five minutes while it is paused and nobody is there", () => addPaused(awork), "idle", 4, 4],
  ])("%s", async (_title, add, presence, polls, wakes) => {
    add();
    world.presence = presence;
    await world.tracker.tick();
    awork.journal.clear();
    const woken = world.wakes.length;
    // The badge turns a moment after the minute is whole.
    await world.live(20 * MINUTE + 10 * SECOND);
    expect(world.asked()).toBe(polls);
    // The last wake that was planned is still to come.
    expect(world.wakes.length - woken).toBe(wakes);
    expectTruth(world, awork);
  });

  /** What awork's head says in the middle of a minute. */
  const said = (left: number) => ({ "ratelimit-remaining": String(left), "ratelimit-reset": "31" });

  it.each([
    [1000, 30],
    [900, 30],
    [860, 23],
    [840, 17],
    [500, 5],
    [0, 5],
  ])(
    "more rarely as the company's limit shrinks: %i of 1000 left by half of the minute, %i times an hour",
    async (left, polls) => {
      awork.script.always({}, { headers: said(left) });
      await world.tracker.tick();
      awork.journal.clear();
      await world.live(HOUR);
      expect(world.asked()).toBe(polls);
    },
  );

  it("more rarely before a request is refused, and as often as ever soon after", async () => {
    addRunning();
    awork.script.always({}, { headers: said(10) });
    await world.tracker.tick();
    await world.live(5 * MINUTE);
    awork.journal.clear();
    await world.live(13 * MINUTE);
    expect(world.asked()).toBeLessThanOrEqual(1);
    expect(world.stored).toMatchObject({ trouble: null, throttle: 14 });
    expectTruth(world, awork);
    awork.script.clear();
    awork.script.always({}, { headers: said(990) });
    await world.live(25 * MINUTE);
    expect(world.stored.throttle).toBe(1);
    awork.journal.clear();
    await world.live(10 * MINUTE);
    expect(world.asked()).toBe(10);
  });

  it("at once all the same when a person looks, however slow the company is", async () => {
    addRunning();
    awork.script.always({}, { headers: said(10) });
    await world.tracker.tick();
    await world.live(10 * MINUTE);
    expect(world.stored.throttle).toBeGreaterThan(10);
    awork.books.pause();
    awork.journal.clear();
    await world.tracker.refresh();
    expect(awork.journal.count(LAST)).toBe(1);
    expectTruth(world, awork);
  });

  it("and wakes when the badge turns, on awork's clock", async () => {
    awork.clock.advance(10 * MINUTE);
    awork.books.add({ start: NOW - 25 * SECOND });
    await world.tracker.poll();
    const wait = world.wakes.at(-1)! - world.wall;
    // Of awork's clock only whole seconds are known.
    expect(Math.abs(wait - 35 * SECOND)).toBeLessThan(1500);
  });

  it("not before it is time, but plans it", async () => {
    addPaused(awork);
    await world.tracker.poll();
    world.wakes.length = 0;
    world.pass(MINUTE);
    await world.tracker.tick();
    expect([world.asked(), world.wakes]).toEqual([1, [NOW + 2 * MINUTE]]);
  });

  it("and goes on where another worker left off", async () => {
    addPaused(awork);
    await world.tracker.poll();
    world.pass(MINUTE);
    await world.start().tick();
    expect(world.asked()).toBe(1);
    world.pass(MINUTE);
    await world.start().tick();
    expect(world.asked()).toBe(2);
  });
});

describe("awork is left alone", () => {
  const headers = (given: Record<string, string | null>) => ({ "ratelimit-reset": null, ...given });
  const TOO_MANY: [string, Record<string, string | null>, number][] = [
    ["for as long as the limit lasts", headers({ "ratelimit-reset": "37" }), 37 * SECOND],
    ["for as long as it says", headers({ "retry-after": "90" }), 90 * SECOND],
    ["for the longer way of saying it", { "ratelimit-reset": "5", "retry-after": "1200" }, 20 * MINUTE],
    ["for a minute when it does not say", headers({}), MINUTE],
  ];

  describe.each(TOO_MANY)("after too many requests, %s", (_title, given, wait) => {
    beforeEach(async () => {
      addPaused(awork);
      await world.tracker.poll();
      world.pass(10 * SECOND);
      awork.script.next({}, { status: 429, headers: given });
      await world.tracker.poll();
      expect(world.stored.trouble?.kind).toBe("tooMany");
      awork.journal.clear();
    });

    it("to the last moment, whoever wants what", async () => {
      const resume = () => world.tracker.act(wish("resume", { asked: true }));
      for (const passed of [0, wait - 1]) {
        world.pass(passed);
        await world.tracker.tick();
        await world.tracker.refresh();
        await world.tracker.poll();
        expect(await resume()).toMatchObject({ kind: "failed", trouble: { kind: "tooMany" } });
        await world.start().tick();
      }
      expect(awork.journal.count()).toBe(0);
      expect(world.wakes.at(-1)).toBe(world.wall + SECOND);
    });

    it("and no longer: an alarm asks again", async () => {
      expect(world.wakes.at(-1)).toBe(world.wall + wait);
      await world.live(wait);
      expect(world.asked()).toBe(1);
      expect(world.stored).toMatchObject({ trouble: null, backoff: null });
    });

    it.each(["tick", "refresh"] as const)("and no longer: %s asks again", async (verb) => {
      world.pass(wait);
      await world.tracker[verb]();
      expect(awork.journal.count(LAST)).toBe(1);
    });

    it("and no longer: a person may resume again", async () => {
      world.pass(wait);
      expect(await world.tracker.act(wish("resume", { asked: true }))).toMatchObject({ kind: "resumed" });
      expect(world.posted()).toBe(1);
    });
  });

  it("the longer the more often it fails, up to a limit", async () => {
    failing({ status: 503 });
    await world.tracker.tick();
    const rests: number[] = [];
    for (const _failure of times(8)) {
      const until = world.wakes.at(-1)!;
      rests.push((until - world.wall) / SECOND);
      world.pass(until - world.wall - 1);
      const asked = world.asked();
      // Every other time in a new worker: how often it failed outlives it.
      await (rests.length % 2 ? world.start() : world.tracker).tick();
      expect(world.asked()).toBe(asked);
      world.pass(1);
      await world.tracker.tick();
      expect(world.asked()).toBe(asked + 1);
    }
    expect(rests).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it.each([
    [0, 22.5],
    [0.5, 30],
    [1, 37.5],
  ])("spread by chance (%f): %f seconds", async (random, seconds) => {
    world.random = random;
    failing({ status: 500 });
    await world.tracker.tick();
    expect((world.wakes.at(-1)! - world.wall) / SECOND).toBe(seconds);
  });

  it("no longer once it has answered", async () => {
    awork.script.next({ times: 5 }, { status: 500 });
    await world.tracker.tick();
    await world.live(30 * MINUTE);
    expect(world.stored).toMatchObject({ failures: 0, backoff: null, trouble: null });
    awork.script.next({}, { status: 500 });
    await world.tracker.poll();
    expect(world.wakes.at(-1)! - world.wall).toBe(30 * SECOND);
  });

  it("but not while a person looks: only awork itself may ask for that", async () => {
    awork.script.next({}, { status: 500 });
    await world.tracker.tick();
    world.pass(7 * SECOND);
    await world.tracker.tick();
    expect(world.asked()).toBe(1);
    await world.tracker.refresh();
    expect(awork.journal.count(LAST)).toBe(2);
    expect(world.stored.trouble).toBeNull();
  });

  it("while the badge goes on turning", async () => {
    addRunning();
    await fail({ status: 429, headers: { "retry-after": "600" } });
    world.wakes.length = 0;
    await world.live(9 * MINUTE);
    expect([world.asked(), world.wakes.length]).toEqual([1, 0]);
    await world.tracker.tick();
    await world.live(9.5 * MINUTE);
    expect(world.wakes.length).toBeGreaterThanOrEqual(9);
  });
});

describe("a timer that a later booking hides", () => {
  it("is looked for once behind each stopped entry", async () => {
    addBooking(awork, 30 * MINUTE);
    const requests: number[] = [];
    const poll = async () => {
      awork.journal.clear();
      await world.tracker.poll();
      requests.push(world.asked());
    };
    await poll();
    await poll();
    await world.start().poll();
    await poll();
    addBooking(awork, 20 * MINUTE);
    await poll();
    await poll();
    expect(requests).toEqual([2, 1, 1, 2, 1]);
    expect(awork.journal.count(LIST)).toBe(0);
  });

  it("is found, and followed while it goes on", async () => {
    const { id } = addRunning();
    const booking = addBooking(awork);
    await world.tracker.poll();
    expectTruth(world, awork);
    expect(world.stored.hiddenBy).toMatchObject({ id: booking.id, found: true, timer: id });

    const happenings = [() => {}, () => awork.books.pause(), () => awork.books.resume()];
    for (const happen of happenings) {
      world.pass(MINUTE);
      happen();
      awork.journal.clear();
      await world.start().poll();
      expectTruth(world, awork);
      expect(world.stored.timer?.id).toBe(id);
      expect(awork.journal.all().map(({ path }) => path)).toEqual([`/api/v1/timeentries/${id}`]);
    }
  });

  it("is dropped when it is over, and not looked for again", async () => {
    addRunning();
    const booking = addBooking(awork);
    await world.tracker.poll();
    awork.books.stop();
    await world.tracker.poll();
    expectTruth(world, awork);
    expect(world.stored.timer?.id).toBe(booking.id);
    awork.journal.clear();
    await world.tracker.poll();
    expect([awork.journal.count(LAST), awork.journal.count(LIST)]).toEqual([1, 0]);
  });

  it("is found behind an entry that was seen before it, where its start was moved", async () => {
    addBooking(awork);
    await world.tracker.poll();
    expect(world.stored.hiddenBy?.found).toBe(false);
    await world.tracker.act(wish("start", { purpose: TALK }));
    const { id } = awork.books.current()!;
    awork.books.edit(id, { start: NOW - 30 * MINUTE });
    await world.tracker.poll();
    expect(world.stored.timer?.id).toBe(id);
    awork.journal.clear();
    await world.tracker.poll();
    expectTruth(world, awork);
    expect(awork.journal.all().map(({ path }) => path)).toEqual([`/api/v1/timeentries/${id}`]);
  });

  it("gives way to a timer that was started since", async () => {
    addRunning();
    addBooking(awork);
    await world.tracker.poll();
    const { id } = awork.books.start();
    await world.tracker.poll();
    expect(world.stored.timer?.id).toBe(id);
    expectTruth(world, awork);
  });

  it("is found with an API key as well, and nobody else's", async () => {
    world.account = { userId: COLLEAGUE_ID, byKey: true };
    world.token = API_KEY_TOKEN;
    awork.books.add({ userId: PERSON_ID, start: NOW - 2 * MINUTE });
    const { id } = awork.books.add({ userId: COLLEAGUE_ID, start: NOW - HOUR });
    awork.books.add({ userId: COLLEAGUE_ID, start: NOW - 10 * MINUTE, end: NOW - MINUTE });
    await world.tracker.poll();
    expect(world.stored.timer?.id).toBe(id);
  });
});

describe("awork's clock", () => {
  it.each([
    ["ten minutes ahead", 10 * MINUTE],
    ["ten minutes behind", -10 * MINUTE],
  ])("%s is learnt, and the time worked is awork's", async (_title, ahead) => {
    awork.clock.advance(ahead);
    awork.books.start();
    awork.clock.advance(30 * MINUTE);
    world.wall += 30 * MINUTE;
    await world.tracker.poll();
    expect(Math.abs(world.stored.offset - ahead)).toBeLessThan(1500);
    expectTruth(world, awork);
  });

  it("is learnt from a failure as well", async () => {
    awork.clock.advance(10 * MINUTE);
    failing({ status: 500, headers: { date: new Date(NOW + 10 * MINUTE).toUTCString() } });
    await world.tracker.poll();
    expect(world.stored.offset).toBe(10 * MINUTE + 500);
  });

  it("is not bothered with below three seconds", async () => {
    awork.clock.advance(1.5 * SECOND);
    await world.tracker.poll();
    expect(world.stored.offset).toBe(0);
  });

  it("is not learnt from an answer that was kept", async () => {
    awork.clock.advance(10 * MINUTE);
    failing({ headers: { age: "90" } });
    await world.tracker.poll();
    expect([world.stored.offset, world.stored.trouble]).toEqual([0, null]);
  });

  it.each([3, 6, 11])("is learnt as far as it can be where each answer takes %i seconds", async (seconds) => {
    awork.clock.advance(10 * MINUTE);
    awork.books.start();
    for (let polls = 0; polls < 5; polls += 1) {
      const held = awork.script.next({}, { hold: "after" });
      const poll = world.tracker.poll();
      await held.arrived;
      world.pass(seconds * SECOND);
      held.release();
      await poll;
      const error = Math.abs(world.stored.offset - 10 * MINUTE);
      expect(error).toBeLessThanOrEqual((seconds / 2 + 1.1) * SECOND);
      expect(world.stored).toMatchObject({ isOffsetRough: true, trouble: null });
      const [, ...others] = toolbarView(world.stored, ACCOUNT, world.wall, en, IN_BADGE).title.split("\n");
      expect(others).toEqual([en("clockRough")]);
    }
    await world.tracker.poll();
    expect(world.stored.isOffsetRough).toBe(false);
    expect(Math.abs(world.stored.offset - 10 * MINUTE)).toBeLessThan(1500);
  });

  it.each<[string, Behaviour]>([
    ["a web page", { html: true, ahead: HOUR }],
    ["a web page with 403", { status: 403, body: "<h1>Blocked</h1>" }],
    ["a web page with 503", { status: 503, body: "<h1>Back soon</h1>" }],
    ["half of the JSON", { malformed: true }],
    ["an answer that breaks off", { truncated: true }],
    ["somebody else's entry", { foreign: true }],
    ["JSON of something else", { body: { status: "ok" } }],
    ["a refusal that is not awork's", { status: 401, body: { error: "proxy" } }],
  ])("is not learnt from %s", async (_title, behaviour) => {
    addRunning();
    await world.tracker.poll();
    awork.clock.advance(HOUR);
    failing(behaviour);
    await world.tracker.poll();
    expect(world.stored).toMatchObject({ offset: 0, at: NOW });
    expect(world.stored.trouble).not.toBeNull();
  });

  it("is forgotten when this computer's was set right", async () => {
    awork.clock.advance(10 * MINUTE);
    await world.tracker.poll();
    world.wall += 10 * MINUTE;
    await world.tracker.poll();
    expect(world.stored.offset).toBe(0);
  });
});

describe("an answer from a cache", () => {
  it("is as old as it says, and is told so", async () => {
    addRunning();
    awork.script.always({}, { aged: 1800 });
    await world.tracker.poll();
    expect(world.stored).toMatchObject({ at: NOW - 30 * MINUTE, askedAt: NOW, trouble: null, offset: 0 });
    expectTruth(world, awork);
    const { title, colour } = toolbarView(world.stored, ACCOUNT, world.wall, en, IN_BADGE);
    expect([title.split("\n")[1], colour]).toEqual([
      en("heardLast", timeOfDay(NOW - 30 * MINUTE, NOW, "en")),
      "#59636e",
    ]);
  });

  it("marks at once what is newer as well, since nothing new is heard", async () => {
    addRunning();
    await world.tracker.poll();
    world.pass(MINUTE);
    awork.script.always({}, { aged: 1800 });
    await world.tracker.poll();
    const shown = () => toolbarView(world.stored, ACCOUNT, world.wall, en, IN_BADGE);
    const [, ...lines] = shown().title.split("\n");
    expect(lines).toEqual([
      en("heardLast", timeOfDay(NOW, NOW, "en")),
      en("heardFromCache", timeOfDay(NOW - 29 * MINUTE, NOW, "en")),
    ]);
    expect(shown().colour).toBe("#59636e");
    awork.script.clear();
    await world.tracker.poll();
    expect([shown().title.split("\n").length, shown().colour]).toEqual([1, "#1a7f37"]);
  });

  it("marks nothing while it is no older than an answer may be", async () => {
    addRunning();
    await world.tracker.poll();
    awork.script.always({}, { aged: 90 });
    await world.live(10 * MINUTE);
    expect(toolbarView(world.stored, ACCOUNT, world.wall, en, IN_BADGE).title).not.toContain("\n");
  });

  it("does not take the place of what is newer", async () => {
    addRunning();
    const { id } = awork.books.start();
    await world.tracker.poll();
    awork.books.stop();
    world.pass(MINUTE);
    awork.script.always({}, { aged: 1800 });
    await world.tracker.poll();
    expect(world.stored).toMatchObject({ timer: { id, end: null }, at: NOW, askedAt: NOW + MINUTE });
  });

  it("does not settle what was done to an entry that is not current any more", async () => {
    const { id } = addRunning();
    await world.tracker.poll();
    const lost = awork.script.next({ method: "POST" }, { drop: "after" });
    void lost.arrived.then(() => {
      awork.script.next(LAST, { meanwhile: () => void awork.books.start() });
      awork.script.next({ path: `/timeentries/${id}` }, { aged: 1800 });
    });
    const stop = wish("stop", { id, asked: true });
    expect(await world.tracker.act(stop)).toMatchObject({ kind: "unknown" });
    await world.tracker.poll();
    expect(world.stored).toMatchObject({ pending: null, outcome: { verb: "stop", kind: "stopped" } });
  });

  it("is asked for no more often than any other", async () => {
    const asked = async (behaviour: Behaviour) => {
      world = createWorld(awork);
      addRunning();
      awork.script.always({}, behaviour);
      await world.tracker.poll();
      await world.live(10 * MINUTE);
      return world.asked();
    };
    expect(await asked({ aged: 1800 })).toBe(await asked({}));
  });
});

describe("this computer's clock changes between two polls", () => {
  const CHANGES: [string, number][] = [
    ["three hours ahead", 3 * HOUR],
    ["three hours back", -3 * HOUR],
    ["two days back", -48 * HOUR],
  ];

  it.each(CHANGES)("%s: polls go on", async (_title, change) => {
    addPaused(awork);
    await world.tracker.poll();
    world.wall += change;
    await world.tracker.tick();
    expect(world.asked()).toBe(2);
    expectTruth(world, awork);
    await world.live(20 * MINUTE);
    expect(world.asked()).toBe(12);
  });

  it.each(CHANGES)("%s: no rest lasts for it", async (_title, change) => {
    awork.script.next({}, { status: 429, headers: { "retry-after": "3600" } });
    await world.tracker.poll();
    world.wall += change;
    await world.tracker.tick();
    expect(world.asked()).toBe(2);
    await world.live(20 * MINUTE);
    // A company that had used up its limit is asked for a little less at first.
    expect(world.asked()).toBeGreaterThanOrEqual(10);
    expect(world.asked()).toBeLessThanOrEqual(12);
  });

  it("a person who looks is heard as well", async () => {
    await world.tracker.poll();
    world.wall -= 3 * HOUR;
    await world.tracker.refresh();
    expect(awork.journal.count(LAST)).toBe(2);
  });
});

describe("reset", () => {
  it("forgets everything, the alarm too", async () => {
    const { id } = addRunning();
    await world.tracker.refresh();
    failing({ drop: true });
    await world.tracker.edit({ id, field: "note", from: null, to: "Second draft" });
    expect([world.days.timers.length, world.edits.length]).toEqual([1, 1]);
    await world.tracker.reset();
    expect([world.stored, world.wakes.at(-1)]).toEqual([NOTHING_KNOWN, null]);
    expect([world.days, world.edits]).toEqual([NO_DAYS, []]);
  });

  it("takes over what somebody else's timer is, and plans the next poll", async () => {
    const state = { ...NOTHING_KNOWN, at: NOW, askedAt: NOW };
    await world.tracker.reset(state);
    expect([world.stored, world.wakes.at(-1)]).toEqual([state, NOW + 2 * MINUTE]);
  });

  it("plans it first: the worker may die with what is done before", async () => {
    const state = { ...NOTHING_KNOWN, at: NOW, askedAt: NOW };
    void world.tracker.reset(state, async () => world.kill());
    await world.killed();
    expect(world.wakes.at(-1)).toBe(NOW + 2 * MINUTE);
  });

  it("wins over a poll that is under way, and does not wait for it", async () => {
    addRunning();
    const held = awork.script.next(LAST, { hold: "before" });
    const poll = world.tracker.poll();
    await held.arrived;
    world.account = null;
    await world.tracker.reset();
    held.release();
    await poll;
    expect([world.stored, world.wakes.at(-1)]).toEqual([NOTHING_KNOWN, null]);
  });

  it("is no hindrance to asking anew at once", async () => {
    addRunning();
    const held = awork.script.next(LAST, { hold: "before" });
    const poll = world.tracker.poll();
    await held.arrived;
    const reset = world.tracker.reset();
    const anew = world.tracker.poll();
    held.release();
    await Promise.all([poll, reset, anew]);
    expect(world.stored).toMatchObject({ at: NOW, trouble: null });
    expectTruth(world, awork);
  });

  it("does first what has to be, with nothing under way that could bring back what is forgotten", async () => {
    addPaused(awork);
    await world.tracker.poll();
    const held = awork.script.next({ method: "POST" }, { hold: true });
    const resume = world.tracker.act(wish("resume", { asked: true }));
    await held.arrived;
    const before = vi.fn(() => expect(world.stored.outcome).toMatchObject({ kind: "resumed" }));
    const reset = world.tracker.reset(NOTHING_KNOWN, async () => before());
    held.release();
    await Promise.all([resume, reset]);
    expect(before).toHaveBeenCalledOnce();
    expect(world.stored).toEqual(NOTHING_KNOWN);
  });

  it("forgets nothing where that fails", async () => {
    addRunning();
    await world.tracker.refresh();
    const { stored, days } = world;
    const reset = world.tracker.reset(NOTHING_KNOWN, () => Promise.reject(new Error("disk full")));
    await expect(reset).rejects.toThrow("disk full");
    expect([world.stored, world.days]).toEqual([stored, days]);
  });

  it("wins over a resume that is under way", async () => {
    addPaused(awork);
    await world.tracker.poll();
    const held = awork.script.next({ method: "POST" }, { hold: true });
    const resume = world.tracker.act(wish("resume", { asked: true }));
    await held.arrived;
    const reset = world.tracker.reset();
    held.release();
    await Promise.all([resume, reset]);
    expect([world.stored, world.wakes.at(-1)]).toEqual([NOTHING_KNOWN, null]);
  });
});

describe("a question beside", () => {
  const ask = () => world.tracker.consult((client) => client.typesOfWork());

  it("brings awork's answer, and nothing that is known changes", async () => {
    addRunning();
    await world.tracker.poll();
    const { stored } = world;
    expect((await ask())?.map(({ name }) => name)).toContain("Design");
    expect([world.stored, world.asked()]).toEqual([stored, 2]);
  });

  it("is not asked where nobody is connected", async () => {
    world.account = null;
    expect([await ask(), world.asked()]).toEqual([null, 0]);
  });

  it.each<[string, Behaviour, SyncError["kind"]]>([
    ["400", { status: 400 }, "refused"],
    ["401", { status: 401 }, "signedOut"],
    ["500", { status: 500 }, "aworkTrouble"],
    ["no connection", { drop: true }, "unreachable"],
  ])("fails alone: %s", async (_title, behaviour, kind) => {
    await world.tracker.poll();
    const { stored } = world;
    failing(behaviour);
    await expect(ask()).rejects.toMatchObject({ kind });
    expect(world.stored).toEqual(stored);
  });

  it("fails for all to feel where awork was asked too much, and asks no more until it may", async () => {
    awork.script.next({}, { status: 429, headers: { "retry-after": "40" } });
    await expect(ask()).rejects.toMatchObject({ kind: "tooMany", wait: 40 * SECOND });
    const backoff = { since: NOW, until: NOW + 40 * SECOND, strict: true };
    expect(world.stored).toMatchObject({ trouble: { kind: "tooMany" }, backoff, failures: 1 });
    world.pass(30 * SECOND);
    await expect(ask()).rejects.toMatchObject({ kind: "tooMany", wait: 10 * SECOND });
    expect([world.asked(), world.stored]).toMatchObject([1, { backoff, failures: 1 }]);
    world.pass(10 * SECOND);
    expect(await ask()).not.toBeNull();
  });

  it("waits for nobody's turn", async () => {
    const held = awork.script.next(LAST, { hold: true });
    const poll = world.tracker.poll();
    await held.arrived;
    expect(await ask()).not.toBeNull();
    held.release();
    await poll;
    expect(world.stored.trouble).toBeNull();
  });

  it("lets a defect of our own through", async () => {
    await expect(world.tracker.consult(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(world.stored).toEqual(NOTHING_KNOWN);
  });
});

describe("something that nobody has foreseen", () => {
  const full = () => {
    throw new Error("storage is full");
  };

  it("is told to whoever asked, and the next poll works", async () => {
    addRunning();
    world.beforeWrite = full;
    await expect(world.tracker.poll()).rejects.toThrow("storage is full");
    world.beforeWrite = () => {};
    await world.tracker.poll();
    expectTruth(world, awork);
  });

  it("does not stop the alarms: the badge has to go on", async () => {
    addRunning();
    world.beforeWrite = full;
    await expect(world.tracker.tick()).rejects.toThrow("storage is full");
    expect(world.wakes).toEqual([expect.any(Number)]);
  });

  it("does not hold up a resume that waits its turn", async () => {
    addPaused(awork);
    const held = awork.script.next(LAST, { hold: true });
    world.beforeWrite = () => {
      world.beforeWrite = () => {};
      full();
    };
    const poll = world.tracker.poll();
    await held.arrived;
    const resume = world.tracker.act(wish("resume", { asked: true }));
    await expect(poll).rejects.toThrow("storage is full");
    expect(await resume).toMatchObject({ kind: "resumed" });
    expect(world.posted()).toBe(1);
  });
});
