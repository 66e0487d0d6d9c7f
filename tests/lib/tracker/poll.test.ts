import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { phase } from "@/lib/timer/timer";
import { NO_DAYS, isWholeOn, todaysTotal } from "@/lib/tracker/days";
import type { SyncError } from "@/lib/tracker/sync-error";
import { createCaller } from "@/tests/fake-awork/caller";
import type { Entry } from "@/tests/fake-awork/entry";
import { HABITS } from "@/tests/fake-awork/habits";
import { API_KEY_TOKEN, COLLEAGUE_ID } from "@/tests/fake-awork/people";
import type { JournalEntry } from "@/tests/fake-awork/journal";
import type { Behaviour } from "@/tests/fake-awork/script";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { NOW, PURPOSE, wish } from "./states";
import { type World, addBooking, addPaused, createWorld, expectDays, expectTruth } from "./world";

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
const TYPE = "70000000-0000-4000-8000-000000000001";
const times = (count: number) => Array.from({ length: count }, (_, index) => index);
const addRunning = (ago = HOUR) => awork.books.add({ start: NOW - ago });
const look = () => world.tracker.refresh();

const NEARLY_ALL_USED = { headers: { "ratelimit-remaining": "10", "ratelimit-reset": "31" } };

/** How often awork was asked what is current, and for the last days. */
const asked = () => [awork.journal.count(LAST), awork.journal.count(LIST)];

/** Something is known of a moment ago, the last days as well; what that cost does not count. */
async function lookedBefore() {
  await look();
  awork.journal.clear();
  world.writes.length = 0;
}

describe("a list from a cache", () => {
  it("is as old as it says, and today's sum with it", async () => {
    addRunning();
    awork.script.always(LIST, { aged: 1800 });
    await look();
    expect(world.days).toMatchObject({ at: NOW - 30 * MINUTE, trouble: null });
    expect(world.days.timers).toHaveLength(1);
    expect(todaysTotal(world.days, world.stored, world.wall).isSure).toBe(false);
  });

  it("is as old as the oldest of its pages", async () => {
    for (const place of times(150)) addBooking(awork, HOUR + place * 5 * MINUTE);
    awork.script.next(LIST, { aged: 1800 });
    await look();
    expect(world.days.timers).toHaveLength(150);
    expect(world.days.at).toBe(NOW - 30 * MINUTE);
  });

  it("does not take the place of a newer one", async () => {
    addRunning();
    await lookedBefore();
    const known = world.days;
    world.pass(2 * MINUTE);
    awork.script.always(LIST, { aged: 1800 });
    await look();
    expect(world.days).toEqual({ ...known, triedAt: world.wall });
  });

  it("is asked for no more often than any other", async () => {
    const listed = async (behaviour: Behaviour) => {
      world = createWorld(awork);
      world.shown = "today";
      addRunning();
      awork.script.always(LIST, behaviour);
      for (const _look of times(30)) {
        await look();
        world.pass(8 * SECOND);
      }
      await world.live(HOUR);
      return awork.journal.count(LIST);
    };
    expect(await listed({ aged: 1800 })).toBeLessThanOrEqual(await listed({}));
  });

  it("without a timer behind the last entry does not keep one from being found", async () => {
    const hidden = awork.books.add({ start: NOW - 3 * HOUR });
    addBooking(awork, HOUR);
    awork.script.next(LIST, { body: [], headers: { age: "1800" } });
    await world.tracker.poll();
    await world.tracker.poll();
    expect(world.stored.timer?.id).toBe(hidden.id);
  });
});

describe("a person who looks sees", () => {
  it("what is current, and the last days", async () => {
    addRunning();
    addBooking(awork, 3 * HOUR);
    addBooking(awork, DAY);
    awork.books.add({ start: null, day: "2026-08-26", duration: HOUR });
    await look();
    expectTruth(world, awork);
    expectDays(world, awork);
    expect(world.days.timers).toHaveLength(4);
    expect(world.stored).toMatchObject({ at: NOW, askedAt: NOW, trouble: null, backoff: null });
  });

  it("seven days, and none before", async () => {
    const days = times(9).map((day) => addBooking(awork, day * DAY + HOUR).id);
    await look();
    expect(world.days.timers.map(({ id }) => id)).toEqual(days.slice(0, 7));
  });

  it("by awork's calendar, where the clocks are days apart", async () => {
    awork.clock.advance(10 * DAY);
    awork.books.start();
    await world.tracker.poll();
    await look();
    expectDays(world, awork);
    expect(world.days.timers).toHaveLength(1);
  });

  it("nobody else's with an API key", async () => {
    world.account = { userId: COLLEAGUE_ID, byKey: true };
    world.token = API_KEY_TOKEN;
    addRunning();
    const { id } = awork.books.add({ userId: COLLEAGUE_ID, start: NOW - HOUR });
    await look();
    expect(world.days.timers.map((timer) => timer.id)).toEqual([id]);
  });

  it.each([
    ["the timer that began after the hidden one that is followed", 4 * HOUR],
    ["a timer hidden behind a stopped entry that is known", null],
  ])("from a list that is read just after a poll: %s", async (_title, followed) => {
    if (followed !== null) awork.books.add({ start: NOW - followed });
    addBooking(awork, HOUR);
    await lookedBefore();
    world.pass(2 * MINUTE);
    await world.tracker.poll();
    const begun = awork.books.add({ start: NOW - 2 * HOUR });
    world.pass(2 * SECOND);
    await look();
    expect(world.stored.timer?.id).toBe(begun.id);
    expectDays(world, awork);
  });

  it("what happened in awork at once", async () => {
    const { id } = addRunning();
    await look();
    world.pass(7 * SECOND);
    awork.books.pause();
    await look();
    expect([world.stored.timer?.id, phase(world.stored.timer)]).toEqual([id, "paused"]);
  });

  it("more than a hundred entries", async () => {
    for (const place of times(120)) addBooking(awork, HOUR + place * 5 * MINUTE);
    await look();
    expectDays(world, awork);
    expect(world.days.timers).toHaveLength(120);
  });

  it("ten pages, and that this is not all of the older days", async () => {
    for (const place of times(1010)) addBooking(awork, HOUR + place * 5 * MINUTE);
    await look();
    expect(world.days).toMatchObject({ isWhole: false, trouble: null });
    expect(world.days.timers).toHaveLength(1000);
    world.shown = "today";
    expect(todaysTotal(world.days, world.stored, world.wall).isSure).toBe(true);
    expect(isWholeOn(world.days, "2026-08-22")).toBe(false);
  });

  it("all of a list of 561 entries, whatever awork does with it, but for one that nobody can read", async () => {
    for (const place of times(561)) addBooking(awork, HOUR + place * 5 * MINUTE);
    const running = addRunning();
    for (const habit of HABITS.filter((each) => each !== "lostEntry")) awork.books.habits.add(habit);
    await look();
    expect(world.stored).toMatchObject({ trouble: null, timer: { id: running.id, duration: null } });
    expect(world.days.timers).toHaveLength(562);
    expect(world.days).toMatchObject({ isWhole: false, unsure: ["2026-08-25"] });
    const days = ["2026-08-24", "2026-08-25", "2026-08-26"];
    expect(days.map((day) => isWholeOn(world.days, day))).toEqual([true, false, true]);
    const { worked, isSure } = todaysTotal(world.days, world.stored, world.wall);
    expect(isSure).toBe(true);
    expect(Math.abs(worked - awork.books.total("2026-08-26"))).toBeLessThan(3 * SECOND);
  });

  it("no sum as sure where awork counts an entry that never comes", async () => {
    addBooking(awork);
    awork.books.habits.add("lostEntry");
    await look();
    expect(todaysTotal(world.days, world.stored, world.wall).isSure).toBe(false);
    expect(isWholeOn(world.days, "2026-08-20")).toBe(false);
  });

  it("that an entry is missing which could not be understood", async () => {
    addRunning();
    const odd = addBooking(awork, 3 * HOUR);
    awork.books.raw(odd.id, { id: odd.id });
    await look();
    expect(world.days).toMatchObject({ isWhole: false, trouble: null });
    expect(world.days.timers).toHaveLength(1);
    expect(world.stored.trouble).toBeNull();
  });
});

describe("a look costs", () => {
  it("at most twelve questions a minute, in popups that are opened a hundred times and each ask when they may", async () => {
    addRunning();
    for (let opening = 0; opening < 100; opening += 1) {
      await look();
      world.pass(MINUTE / 100);
    }
    expect(awork.journal.count()).toBeLessThanOrEqual(12);
    expect(awork.journal.count(LAST)).toBeGreaterThanOrEqual(9);
  });

  it.each<[string, () => unknown, [last: number, list: number]]>([
    ["nothing, where both are fresh", () => {}, [0, 0]],
    ["nothing, within six seconds", () => world.pass(6 * SECOND), [0, 0]],
    ["one, after six seconds", () => world.pass(6 * SECOND + 1), [1, 0]],
    ["one, for a minute", () => world.pass(MINUTE), [1, 0]],
    ["two, after a minute", () => world.pass(MINUTE + 1), [1, 1]],
    ["one, where the alarm has just asked", () => (world.pass(MINUTE + 1), world.tracker.poll()), [0, 1]],
    ["two, where this computer's clock was set back", () => (world.wall -= 1), [1, 1]],
    ["two, where the worker knew nothing and all is old", () => (world.pass(HOUR), world.start()), [1, 1]],
    ["nothing, where the worker died and all is fresh", () => world.start(), [0, 0]],
  ])("%s", async (_title, happen, requests) => {
    addRunning();
    await lookedBefore();
    await happen();
    awork.journal.clear();
    world.wakes.length = 0;
    await look();
    expect(asked()).toEqual(requests);
    expect(awork.journal.count()).toBe(requests[0] + requests[1]);
    expect(world.wakes.length).toBeGreaterThan(0);
    expectTruth(world, awork);
  });

  it("two, where it wakes a worker that has slept through its alarm", async () => {
    addRunning();
    await lookedBefore();
    world.pass(HOUR);
    world.start();
    awork.journal.clear();
    await Promise.all([world.tracker.tick(), look()]);
    expect([asked(), awork.journal.count()]).toEqual([[1, 1], 2]);
    expectTruth(world, awork);
  });

  it("two, where nothing is known", async () => {
    await look();
    expect([asked(), awork.journal.count()]).toEqual([[1, 1], 2]);
  });

  it("the time of one, since both are asked side by side", async () => {
    const held = [awork.script.next(LAST, { hold: true }), awork.script.next(LIST, { hold: true })];
    const looked = look();
    await Promise.all(held.map(({ arrived }) => arrived));
    for (const { release } of held) release();
    await looked;
    expectDays(world, awork);
  });

  it.each<[string, Behaviour, number, number]>([
    ["awork answers", {}, 10, 1],
    ["awork is in trouble", { status: 500 }, 10, 1],
    ["the network is gone", { drop: true }, 10, 1],
    ["the days alone are refused", {}, 10, 1],
  ])(
    "little, however often it is done: a hundred times a minute, and %s",
    async (title, behaviour, last, list) => {
      addRunning();
      if (title.startsWith("the days")) awork.script.always(LIST, { status: 400 });
      else awork.script.always({}, behaviour);
      for (const _opening of times(100)) {
        await look();
        world.pass(0.6 * SECOND);
      }
      expect([asked(), awork.journal.count()]).toEqual([[last, list], last + list]);
    },
  );

  it.each<[string, () => unknown, () => unknown]>([
    ["a timer runs", addRunning, () => {}],
    ["it is paused", () => addPaused(awork), () => {}],
    ["nothing runs", () => addBooking(awork), () => {}],
    ["a booking hides it", () => (addRunning(), addBooking(awork)), () => {}],
    ["nothing is known to awork", () => {}, () => {}],
    ["the worker dies under each", addRunning, () => world.start()],
    ["the alarm rings with each", addRunning, () => world.tracker.tick()],
    ["the company is slow", () => (addRunning(), awork.script.always({}, NEARLY_ALL_USED)), () => {}],
  ])("twelve requests of any kind at most, a hundred times within a minute, where %s", async (...given) => {
    const [_title, add, between] = given;
    add();
    for (const _opening of times(100)) {
      await between();
      await look();
      world.pass(0.6 * SECOND);
    }
    expect(awork.journal.count()).toBeLessThanOrEqual(12);
    expect(awork.journal.count()).toBeGreaterThan(9);
    expectTruth(world, awork);
  });

  it("nothing, while awork wants to be left alone", async () => {
    awork.script.next({}, { status: 429, headers: { "retry-after": "90" } });
    await world.tracker.poll();
    awork.journal.clear();
    world.pass(90 * SECOND - 1);
    await look();
    expect(awork.journal.count()).toBe(0);
    world.pass(1);
    await look();
    expect(asked()).toEqual([1, 1]);
  });
});

describe("a list of which awork counts an entry that never comes", () => {
  /** A look for which the list is old; what it costs of the list. */
  async function lookAgain() {
    world.pass(2 * MINUTE);
    awork.journal.clear();
    await look();
    return awork.journal.count(LIST);
  }
  const isSure = () => todaysTotal(world.days, world.stored, world.wall).isSure;

  beforeEach(async () => {
    addRunning();
    awork.books.habits.add("lostEntry");
    await look();
  });

  it("is read to its end once, and no sum of it is sure", async () => {
    expect(awork.journal.count(LIST)).toBe(2);
    const { timers, unsure } = world.days;
    for (const _look of times(3)) {
      expect(await lookAgain()).toBe(1);
      expect(world.days).toMatchObject({ at: world.wall, timers, unsure, isWhole: false });
      expect(isSure()).toBe(false);
    }
  });

  it("is read to its end again after an hour", async () => {
    const costs = [];
    for (const _look of times(40)) costs.push(await lookAgain());
    // Looks come each two minutes, so the hour is over at the 31st.
    expect(costs.flatMap((cost, place) => (cost > 1 ? [place + 1] : []))).toEqual([31]);
  });

  it("is read to its end again where another entry has come", async () => {
    addBooking(awork, 3 * HOUR);
    expect(await lookAgain()).toBe(2);
    expect(world.days.timers).toHaveLength(2);
    expect(await lookAgain()).toBe(1);
  });

  it("is whole as soon as the entry comes", async () => {
    awork.books.habits.delete("lostEntry");
    addBooking(awork, 3 * HOUR);
    expect(await lookAgain()).toBe(1);
    expectDays(world, awork);
    expect(isSure()).toBe(true);
    expect(world.days.shortfall).toBeNull();
  });

  it("is read to its end again where somebody else has connected", async () => {
    await world.tracker.reset();
    expect(world.days.shortfall).toBeNull();
    expect(await lookAgain()).toBe(2);
  });

  it("is read no further by a worker that was started anew", async () => {
    world.start();
    expect(await lookAgain()).toBe(1);
  });

  it("is read no further after a failure", async () => {
    awork.script.next(LIST, { status: 500 });
    expect(await lookAgain()).toBe(1);
    expect(world.days.trouble?.kind).toBe("aworkTrouble");
    expect(await lookAgain()).toBe(1);
    expect(world.days.trouble).toBeNull();
  });
});

describe("the last days are read again at the next look", () => {
  const APART = 7 * SECOND;
  it.each<[string, () => unknown, number]>([
    [
      "after a start",
      () => world.tracker.act(wish("start", { purpose: { ...PURPOSE, typeOfWorkId: TYPE } })),
      1,
    ],
    ["after a discard", () => world.tracker.act(wish("discard")), 1],
    ["after a start elsewhere that an alarm saw", () => (awork.books.start(), world.tracker.poll()), 1],
    [
      "not after a pause: it is the same entry",
      () => (awork.books.resume(), world.tracker.act(wish("pause"))),
      0,
    ],
    ["not when nothing happened", () => world.tracker.poll(), 0],
  ])("%s", async (_title, happen, lists) => {
    addBooking(awork);
    await lookedBefore();
    world.pass(APART);
    await happen();
    awork.journal.clear();
    await look();
    expect(awork.journal.count(LIST)).toBe(lists);
    expectDays(world, awork);
  });

  it("and until then what is stored is the list from before", async () => {
    addBooking(awork);
    await lookedBefore();
    const { days } = world;
    world.pass(APART);
    await world.tracker.act(wish("discard"));
    expect(world.days).toEqual(days);
  });
});

describe("a timer that a later booking hides", () => {
  it("is found in the list, which is there anyway", async () => {
    const { id } = addRunning();
    const booking = addBooking(awork);
    await look();
    expect([asked(), world.stored.timer?.id]).toEqual([[1, 1], id]);
    expect(world.stored.hiddenBy).toMatchObject({ id: booking.id, found: true, timer: id });
    expectTruth(world, awork);
  });

  it("is found in the list although awork keeps its duration up to date there", async () => {
    const { id } = addRunning();
    addBooking(awork);
    awork.books.habits.add("durationInLists");
    for (const _poll of times(3)) {
      await look();
      expect([world.stored.timer?.id, phase(world.stored.timer)]).toEqual([id, "running"]);
      world.pass(2 * MINUTE);
    }
    await look();
    const { worked } = todaysTotal(world.days, world.stored, world.wall);
    expect(Math.abs(worked - awork.books.total("2026-08-26"))).toBeLessThan(3 * SECOND);
  });

  it("is found among more open entries than a page has, and again by every later poll, which costs one request", async () => {
    const { id } = awork.books.add({ start: NOW - 5 * HOUR });
    for (const place of times(150))
      awork.books.add({ start: NOW - HOUR - place * MINUTE, duration: HOUR / 2, byHand: true });
    addBooking(awork);
    for (const habit of ["shortPages", "looseTies", "oddEntry"] as const) awork.books.habits.add(habit);
    await world.tracker.poll();
    expect(world.stored.timer?.id).toBe(id);
    awork.journal.clear();
    for (const _poll of times(5)) {
      world.pass(2 * MINUTE);
      await world.tracker.poll();
      expect([world.stored.timer?.id, phase(world.stored.timer)]).toEqual([id, "running"]);
    }
    expect(awork.journal.count()).toBe(5);
    awork.books.stop();
    world.pass(2 * MINUTE);
    await world.tracker.poll();
    expectTruth(world, awork);
  });

  it.each<[string, () => Partial<Entry>]>([
    ["has no end", () => ({ start: NOW + HOUR })],
    ["has an end", () => ({ start: NOW + HOUR, end: NOW + 2 * HOUR })],
    ["has a length", () => ({ start: NOW + HOUR, duration: HOUR, byHand: true })],
    ["began by a length of nothing", () => ({ start: NOW + MINUTE, duration: 0, byHand: true })],
  ])("is not one that is planned and %s", async (_sentence, given) => {
    const planned = awork.books.add(given());
    const done = addBooking(awork);
    for (const _poll of times(3)) {
      await look();
      expect(world.stored.timer?.id).toBe(done.id);
      expect(world.stored.hiddenBy).toMatchObject({ found: false });
      world.pass(8 * SECOND);
    }
    await world.tracker.poll();
    expect(world.stored.timer?.id).toBe(done.id);
    const { worked, isSure } = todaysTotal(world.days, world.stored, world.wall);
    expect([worked, isSure]).toEqual([MINUTE, true]);
    for (const verb of ["stop", "pause", "keep", "resume", "removeBreaks"] as const)
      expect((await world.tracker.act(wish(verb, { asked: true }))).kind).not.toBe("stopped");
    expect((await world.tracker.act(wish("stop", { id: planned.id }))).kind).toBe("changed");
    expect(world.posted()).toBe(0);
    expect(awork.books.find(planned.id)).toMatchObject(given());
  });

  it("is not one that is planned, also where only a cache answers and this clock is a day ahead", async () => {
    const { id } = addRunning();
    awork.books.add({ start: NOW + 3 * HOUR });
    addBooking(awork);
    awork.script.always({}, { aged: 5 });
    world.wall += DAY;
    await world.tracker.poll();
    expect(world.stored.timer?.id).toBe(id);
  });

  it.each([
    ["last", false],
    ["hidden behind a booking", true],
  ])("is one that began after a cache had its answer, %s", async (_sentence, isHidden) => {
    const { id } = awork.books.add({ start: NOW - MINUTE });
    if (isHidden) addBooking(awork, MINUTE / 2);
    awork.script.always({}, { aged: 600 });
    await world.tracker.poll();
    expect(world.stored.timer?.id).toBe(id);
  });

  it("is not one that is planned, though that were the last", async () => {
    const planned = awork.books.add({ start: NOW + HOUR });
    const { id } = addRunning();
    const said = await createCaller(awork)(`GET /timeentries/${planned.id}`);
    awork.script.always(LAST, { body: said.json });
    await look();
    await world.tracker.poll();
    expect(world.stored.timer?.id).toBe(id);
    awork.books.stop();
    world.pass(MINUTE);
    await world.tracker.poll();
    expect(world.stored).toMatchObject({ timer: null, trouble: null });
  });

  it.each<[string, Behaviour]>([
    ["400", { status: 400 }],
    ["403", { status: 403 }],
    ["500", { status: 500 }],
    ["a web page", { html: true }],
    ["no connection", { drop: true }],
  ])(
    "costs nothing of what was said to be last where the search for it fails: %s",
    async (_title, behaviour) => {
      const running = addRunning();
      const booking = addBooking(awork);
      awork.script.next(LIST, behaviour);
      await world.tracker.poll();
      expect(world.stored).toMatchObject({ timer: { id: booking.id }, trouble: null, at: world.wall });
      world.pass(2 * MINUTE);
      await world.tracker.poll();
      expect(world.stored.timer?.id).toBe(running.id);
    },
  );

  it("heeds a search that was one request too many", async () => {
    addRunning();
    const booking = addBooking(awork);
    awork.script.next(LIST, { status: 429, headers: { "retry-after": "60" } });
    await world.tracker.poll();
    expect(world.stored).toMatchObject({
      timer: { id: booking.id },
      at: world.wall,
      trouble: { kind: "tooMany" },
      backoff: { strict: true, until: world.wall + MINUTE },
    });
  });

  it("is not there, and that needs no third request either", async () => {
    const booking = addBooking(awork);
    await look();
    expect(asked()).toEqual([1, 1]);
    expect(world.stored.hiddenBy).toEqual({ id: booking.id, found: false });
    expectTruth(world, awork);
  });

  it("is followed in the list alone, while it goes on", async () => {
    addRunning();
    addBooking(awork);
    await lookedBefore();
    world.pass(2 * MINUTE);
    awork.books.pause();
    await look();
    expect(asked()).toEqual([0, 1]);
    expectTruth(world, awork);
  });

  it("is over, and the list says so", async () => {
    addRunning();
    const booking = addBooking(awork);
    await lookedBefore();
    world.pass(2 * MINUTE);
    awork.books.stop();
    await look();
    expect([asked(), world.stored.timer?.id]).toEqual([[1, 1], booking.id]);
    expectTruth(world, awork);
  });

  it.each<[string, () => unknown]>([
    ["the list is refused", () => awork.script.next(LIST, { status: 400 })],
    ["the list is cut off", () => awork.script.next(LIST, { truncated: true })],
    [
      "an entry of the list is not understood",
      () => awork.books.raw(addBooking(awork, 5 * HOUR).id, { id: "odd" }),
    ],
  ])("is looked for by itself where %s", async (_title, happen) => {
    const { id } = addRunning();
    addBooking(awork);
    happen();
    await look();
    expect([asked(), world.stored.timer?.id]).toEqual([[1, 2], id]);
  });

  it("is not looked for where the list was one request too many", async () => {
    addRunning();
    addBooking(awork);
    awork.script.next(LIST, { status: 429, headers: { "retry-after": "60" } });
    await look();
    expect(asked()).toEqual([1, 1]);
    expect(world.stored).toMatchObject({
      trouble: { kind: "tooMany" },
      failures: 1,
      backoff: { strict: true },
    });
  });
});

describe("a list that fails by itself", () => {
  it.each<[string, Behaviour, SyncError]>([
    ["400", { status: 400 }, { kind: "refused", detail: "The operation is not allowed." }],
    ["404", { status: 404 }, { kind: "gone", detail: "" }],
    ["a web page", { html: true }, { kind: "notUnderstood", detail: "body" }],
    ["no list", { body: { items: [] } }, { kind: "notUnderstood", detail: expect.any(String) }],
    ["half of the JSON", { malformed: true }, { kind: "notUnderstood", detail: "body" }],
    ["nothing", { status: 204 }, { kind: "notUnderstood", detail: expect.any(String) }],
    ["403", { status: 403 }, { kind: "forbidden", detail: "" }],
    ["500", { status: 500 }, { kind: "aworkTrouble", detail: "" }],
    ["silence", { silent: true }, { kind: "timedOut", detail: "" }],
  ])("leaves the timer followed, without trouble and rest: %s", async (_title, behaviour, trouble) => {
    addRunning();
    addBooking(awork, 2 * HOUR);
    await lookedBefore();
    const { timers, at } = world.days;
    world.pass(2 * MINUTE);
    awork.books.pause();
    world.impede(LIST, behaviour);
    await look();
    expectTruth(world, awork);
    expect(world.stored).toMatchObject({ trouble: null, backoff: null, failures: 0, at: world.wall });
    // What is known stays, and is no newer than it was.
    expect(world.days).toMatchObject({ timers, at, triedAt: world.wall, trouble });

    world.pass(MINUTE + 1);
    await look();
    expectDays(world, awork);
  });
});

describe("a list that could never be read", () => {
  it("is told as such, is left alone for a minute, and is then read by itself", async () => {
    addRunning();
    awork.script.next(LIST, { status: 400 });
    await look();
    expectTruth(world, awork);
    expect(world.days).toMatchObject({
      at: null,
      timers: [],
      triedAt: world.wall,
      trouble: { kind: "refused" },
    });
    awork.journal.clear();
    world.pass(10 * SECOND);
    await look();
    expect(asked()).toEqual([1, 0]);
    world.pass(MINUTE);
    await look();
    expectDays(world, awork);
    expect(world.days).toMatchObject({ triedAt: null, trouble: null });
  });
});

describe("a list that fails as any call may", () => {
  it.each<[string, Behaviour, SyncError["kind"]]>([
    ["401", { status: 401 }, "signedOut"],
    ["429", { status: 429 }, "tooMany"],
    ["a connection that ends", { drop: true }, "unreachable"],
    ["a list that is cut off half-way", { truncated: true }, "unreachable"],
  ])(
    "is told, the list stays as it was, and the timer is what awork said: %s",
    async (_title, behaviour, kind) => {
      addRunning();
      await lookedBefore();
      const { days } = world;
      world.pass(2 * MINUTE);
      awork.books.pause();
      awork.script.next(LIST, behaviour);
      await look();
      expectTruth(world, awork);
      expect(world.stored).toMatchObject({ trouble: { kind }, failures: 1, at: world.wall });
      expect(world.days).toEqual(days);
      await world.live(5 * MINUTE);
      expect(world.stored).toMatchObject({ trouble: null, backoff: null });
      await look();
      expectDays(world, awork);
    },
  );

  it("on a later page is not stored either", async () => {
    for (const place of times(120)) addBooking(awork, HOUR + place * 5 * MINUTE);
    const first = awork.script.next(LIST, { hold: true });
    const looked = look();
    await first.arrived;
    awork.script.next(LIST, { truncated: true });
    first.release();
    await looked;
    expect(world.days).toEqual(NO_DAYS);
    expect(world.stored.trouble?.kind).toBe("unreachable");
  });
});

describe("where awork can't be heard at all", () => {
  it.each<[string, Behaviour]>([
    ["500", { status: 500 }],
    ["no connection", { drop: true }],
    ["a web page", { html: true }],
    ["401", { status: 401 }],
  ])("that is one failure, not two: %s", async (_title, behaviour) => {
    addRunning();
    awork.script.always({}, behaviour);
    await look();
    expect(world.stored.failures).toBe(1);
    const isUnreached = world.stored.trouble?.kind === "unreachable";
    expect(world.stored.backoff!.until - world.wall).toBe((isUnreached ? 25 : 30) * SECOND);
    expect(world.days).toEqual(NO_DAYS);
  });

  it("it is asked one thing first, and the other once it answers", async () => {
    addRunning();
    awork.script.next({ times: 3 }, { status: 500 });
    await look();
    expect(asked()).toEqual([1, 1]);
    world.pass(7 * SECOND);
    await look();
    expect(asked()).toEqual([2, 1]);
    await look();
    expect(asked()).toEqual([2, 1]);
    world.pass(7 * SECOND);
    await look();
    expect(asked()).toEqual([3, 2]);
    expectTruth(world, awork);
    expectDays(world, awork);
  });

  it("the list alone still counts", async () => {
    addRunning();
    awork.script.next(LAST, { status: 500 });
    await look();
    expect(world.stored).toMatchObject({ at: null, trouble: { kind: "aworkTrouble" }, failures: 1 });
    expect(world.days.timers).toHaveLength(1);
  });
});

describe("what is stored", () => {
  it("is written once, also when the list is read as well and tells nothing more of awork", async () => {
    addRunning();
    await lookedBefore();
    world.pass(2 * MINUTE);
    await look();
    expect(asked()).toEqual([1, 1]);
    expect(world.writes).toHaveLength(1);
  });
});

describe("a look that is called off", () => {
  it.each(["last", "list"])("by an action, while it waits for the %s, leaves no trouble", async (which) => {
    addPaused(awork);
    await lookedBefore();
    const { days } = world;
    world.pass(2 * MINUTE);
    const held = awork.script.next(which === "last" ? LAST : LIST, { hold: true });
    const looked = look();
    await held.arrived;
    await Promise.all([world.tracker.act(wish("resume", { asked: true })), looked]);
    expect(world.posted()).toBe(1);
    expect(world.writes.map(({ trouble, failures }) => [trouble, failures])).toEqual(
      world.writes.map(() => [null, 0]),
    );
    expect(world.days).toEqual(days);
    held.release();
    await look();
    expectTruth(world, awork);
    expectDays(world, awork);
  });

  it("by signing out leaves nothing behind", async () => {
    addRunning();
    const held = awork.script.next(LIST, { hold: "before" });
    const looked = look();
    await held.arrived;
    world.account = null;
    await world.tracker.reset();
    held.release();
    await looked;
    expect([world.days, world.stored.at]).toEqual([NO_DAYS, null]);
  });
});

describe("where the toolbar tells today's total", () => {
  beforeEach(() => void (world.shown = "today"));

  /** The list is known, and what that cost does not count. */
  async function known() {
    addRunning();
    addBooking(awork, 2 * HOUR);
    await world.tracker.tick();
    expectDays(world, awork);
    awork.journal.clear();
  }
  const total = () => todaysTotal(world.days, world.stored, world.wall);

  it("the first poll reads the list along", async () => {
    await known();
    expect(total().isSure).toBe(true);
  });

  it("an hour costs five or six lists more than without, and no poll; and it is sure all along", async () => {
    await known();
    for (const _minute of times(60)) {
      await world.live(MINUTE);
      expect(total().isSure).toBe(true);
    }
    const [polls, lists] = asked();
    expect([5, 6]).toContain(lists);
    // It turns at another second, so one may be on the other side of the end.
    expect([59, 60]).toContain(polls);
  });

  it.each<[string, () => unknown]>([
    [
      "a start here",
      async () => {
        await world.tracker.act(wish("stop"));
        await world.tracker.act(wish("start", { purpose: { ...PURPOSE, typeOfWorkId: TYPE } }));
        expect(total().isSure).toBe(false);
      },
    ],
    ["a discard here", () => world.tracker.act(wish("discard"))],
    ["a start elsewhere that a poll sees", () => (awork.books.start(), world.live(2 * MINUTE))],
  ])("it is sure again without a wait after %s, for one list", async (_title, happen) => {
    await known();
    world.pass(7 * SECOND);
    await happen();
    await expect.poll(() => total().isSure).toBe(true);
    // What runs behind a stopped entry is asked for at the same address.
    const isList = ({ path, query }: JournalEntry) =>
      path.endsWith(LIST.path) && !query.filterby?.startsWith("endTime");
    expect(awork.journal.count(isList)).toBe(1);
    expectDays(world, awork);
  });

  it("a pause needs no list", async () => {
    await known();
    world.pass(7 * SECOND);
    await world.tracker.act(wish("pause"));
    await world.live(5 * MINUTE);
    expect([awork.journal.count(LIST), total().isSure]).toEqual([0, true]);
  });

  it("a wish for it needs no poll that is due", async () => {
    world.shown = "entry";
    addRunning();
    await world.tracker.tick();
    awork.journal.clear();
    world.shown = "today";
    world.pass(SECOND);
    await world.tracker.tick();
    expect(asked()).toEqual([0, 1]);
    await world.tracker.tick();
    expect(asked()).toEqual([0, 1]);
  });

  it.each<[string, () => unknown]>([
    ["the screen is locked", () => (world.presence = "locked")],
    [
      "awork wants to be left alone",
      () => awork.script.next({}, { status: 429, headers: { "retry-after": "600" } }),
    ],
  ])("no list is asked for while %s", async (_title, happen) => {
    await known();
    world.pass(7 * SECOND);
    happen();
    await world.tracker.poll();
    awork.journal.clear();
    await world.live(9 * MINUTE);
    world.stored = { ...world.stored, entryChangedAt: world.wall };
    await world.tracker.tick();
    expect(awork.journal.count(LIST)).toBe(0);
  });

  it("a list that awork refuses is not asked for at each turn of the minute", async () => {
    awork.script.always(LIST, { status: 400 });
    addRunning();
    await world.tracker.tick();
    await world.live(9 * MINUTE);
    expect([awork.journal.count(LIST), total().isSure]).toEqual([1, false]);
  });

  it("a list that fails each time costs one list a minute at most, no poll, and no trouble", async () => {
    awork.script.always(LIST, { status: 500 });
    addRunning();
    await world.tracker.tick();
    await world.live(10 * MINUTE);
    expect(awork.journal.count(LIST)).toBeLessThanOrEqual(11);
    expect(awork.journal.count(LAST)).toBeLessThanOrEqual(11);
    expect([world.stored.trouble, total().isSure]).toEqual([null, false]);
    awork.script.clear();
    await world.live(2 * MINUTE);
    expect(total().isSure).toBe(true);
  });

  it("the alarm rings when the total turns", async () => {
    addRunning(30 * SECOND);
    awork.books.add({ start: NOW - 3 * HOUR, end: NOW - 2 * HOUR - 50 * SECOND });
    await world.tracker.tick();
    expect(world.wakes.at(-1)! - world.wall).toBe(20 * SECOND + 100);
  });
});

describe("where breaks are counted", () => {
  beforeEach(() => void (world.countsBreaks = true));

  it("the list is read once for each entry that becomes current, and not again while that runs", async () => {
    addRunning();
    await world.tracker.tick();
    await world.live(3 * HOUR);
    expect(awork.journal.count(LIST)).toBe(1);
    expectDays(world, awork);
    // What runs behind a stopped entry is asked for at the same address.
    const isList = ({ path, query }: JournalEntry) =>
      path.endsWith(LIST.path) && !query.filterby?.startsWith("endTime");
    awork.books.start();
    await world.live(HOUR);
    expect(awork.journal.count(isList)).toBe(2);
  });

  it.each<[string, () => unknown]>([
    ["the timer is paused", () => awork.books.pause()],
    ["the screen is locked", () => (world.presence = "locked")],
    ["nobody wants it", () => (world.countsBreaks = false)],
  ])("no list is read while %s", async (_title, happen) => {
    addRunning();
    happen();
    await world.tracker.tick();
    await world.live(HOUR);
    expect(awork.journal.count(LIST)).toBe(0);
  });
});

describe("a worker that dies over a look", () => {
  it("is followed by one that looks again, and nothing half is stored", async () => {
    addRunning();
    addBooking(awork, 2 * HOUR);
    await look();
    const uses = world.uses.length;
    for (const use of times(uses)) {
      for (const when of ["before", "under way", "after"] as const) {
        world = createWorld(awork);
        addRunning();
        addBooking(awork, 2 * HOUR);
        world.death = { use: use + 1, when };
        void look();
        await world.killed();
        world.death = null;
        expect([NO_DAYS.timers.length, 2]).toContain(world.days.timers.length);
        world.start();
        await look();
        expectTruth(world, awork);
        expectDays(world, awork);
      }
    }
  });
});

describe("after awork's web app has changed something", () => {
  it("the timer is read in one request although it was read just now, and the list at the next look", async () => {
    const entry = addRunning();
    await lookedBefore();
    awork.books.pause();
    await world.tracker.follow();
    expect(asked()).toEqual([1, 0]);
    expectTruth(world, awork);
    awork.books.edit(entry.id, { note: "Edited in the web app" });
    await look();
    expect(asked()).toEqual([1, 1]);
    expectDays(world, awork);
    await look();
    expect(asked()).toEqual([1, 1]);
  });

  it("an answer from before that is still under way isn't enough", async () => {
    addRunning();
    await lookedBefore();
    world.pass(MINUTE);
    const held = awork.script.next(LAST, { hold: true });
    const before = world.tracker.poll();
    await held.arrived;
    const after = world.tracker.follow();
    awork.books.stop();
    held.release();
    await Promise.all([before, after]);
    expectTruth(world, awork);
  });

  it("today's total in the toolbar is read along, and isn't sure until then", async () => {
    addRunning();
    world.shown = "today";
    await lookedBefore();
    const held = awork.script.next(LIST, { hold: true });
    const done = world.tracker.follow();
    await held.arrived;
    expect(todaysTotal(world.days, world.stored, world.wall).isSure).toBe(false);
    held.release();
    await done;
    expect(todaysTotal(world.days, world.stored, world.wall).isSure).toBe(true);
    expect(asked()).toEqual([1, 1]);
  });

  it("a list that can't be read is left alone for a minute, and is then read", async () => {
    addRunning();
    await lookedBefore();
    await world.tracker.follow();
    awork.script.next(LIST, { status: 500 });
    await look();
    await look();
    expect(asked()).toEqual([1, 1]);
    world.pass(MINUTE + 1);
    await look();
    expect(asked()).toEqual([2, 2]);
    expect(world.days).toMatchObject({ isStale: false, trouble: null });
  });

  it("nothing is asked while awork wants to be left alone, and the list is read once it doesn't", async () => {
    addRunning();
    await lookedBefore();
    awork.script.next(LAST, { status: 429, headers: { "retry-after": "30" } });
    await world.tracker.poll();
    awork.journal.clear();
    await world.tracker.follow();
    expect(awork.journal.count()).toBe(0);
    world.pass(31 * SECOND);
    await look();
    expect(asked()).toEqual([1, 1]);
  });

  it("nothing is asked or stored where nobody is signed in", async () => {
    world.account = null;
    await world.tracker.follow();
    expect(awork.journal.count()).toBe(0);
    expect(world.days).toEqual(NO_DAYS);
  });
});
