import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { phase } from "@/lib/timer/timer";
import type { Outcome } from "@/lib/tracker/actions/outcome";
import { createCaller } from "@/tests/fake-awork/caller";
import type { Entry } from "@/tests/fake-awork/entry";
import type { Behaviour } from "@/tests/fake-awork/script";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { NOW, outcomeOf, pendingOf, wish } from "./states";
import { type World, addBooking, addPaused, createWorld, expectTruth } from "./world";

let awork: FakeAwork;
let world: World;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  world = createWorld(awork);
});
afterAll(() => awork.close());

const POST = { method: "POST" };
const GET = { method: "GET" };
const LAST = { path: "/me/timeentries/last" };

const KEY = wish("resume");
const byButton = ({ id }: { id: string }) => wish("resume", { id, asked: true });

/** A paused timer that the tracker has just heard of; what it asked for that does not count. */
async function knownPaused(given?: Parameters<typeof addPaused>[1]): Promise<Entry> {
  const entry = addPaused(awork, given);
  await world.tracker.poll();
  awork.journal.clear();
  world.writes.length = 0;
  return entry;
}

describe("Resume", () => {
  it.each([
    ["from the button", (entry: Entry) => byButton(entry)],
    ["from the keyboard", () => KEY],
  ])("%s: posts once, applies the answer, and says what happened", async (_title, wanted) => {
    const entry = await knownPaused();
    const outcome = await world.tracker.act(wanted(entry));
    expect(outcome).toEqual(outcomeOf("resumed", { breaks: 10 * MINUTE }));
    expect(awork.journal.all().map(({ method, path, hasBody }) => [method, path, hasBody])).toEqual([
      ["GET", "/api/v1/me/timeentries/last", false],
      ["POST", `/api/v1/timeentries/${entry.id}/removebreaks`, false],
    ]);
    expect(world.stored).toMatchObject({ outcome, pending: null, trouble: null, at: NOW, askedAt: NOW });
    expect(phase(world.stored.timer)).toBe("running");
    expectTruth(world, awork);
  });

  it("plans the next turn of the badge", async () => {
    await knownPaused();
    await world.tracker.act(KEY);
    expect(world.wakes.at(-1)).toBe(NOW + MINUTE + 100);
  });

  it("is joined by who presses while it is under way", async () => {
    const entry = await knownPaused();
    const held = awork.script.next(POST, { hold: true });
    const first = world.tracker.act(KEY);
    const second = world.tracker.act({ ...byButton(entry), asked: false });
    await held.arrived;
    const third = world.tracker.act(KEY);
    held.release();
    expect(await Promise.all([first, second, third])).toEqual(Array(3).fill(await first));
    expect([await first, world.posted()]).toMatchObject([{ kind: "resumed" }, 1]);
  });

  it("is not joined by the answer to its question: that is sent once it has been asked", async () => {
    const entry = await knownPaused({ start: NOW - 10 * HOUR, ago: 2 * HOUR });
    const first = world.tracker.act(KEY);
    const second = world.tracker.act(byButton(entry));
    expect([(await first).kind, (await second).kind]).toEqual(["ask", "resumed"]);
    expect(world.posted()).toBe(1);
  });

  it("pressed again afterwards finds the timer running", async () => {
    await knownPaused();
    await world.tracker.act(KEY);
    expect(await world.tracker.act(KEY)).toMatchObject({ kind: "alreadyRunning" });
    expect(world.posted()).toBe(1);
  });

  it("may be wanted again after the next pause", async () => {
    await knownPaused();
    await world.tracker.act(KEY);
    world.pass(HOUR);
    awork.books.pause();
    world.pass(MINUTE);
    expect(await world.tracker.act(KEY)).toMatchObject({ kind: "resumed" });
    expect(world.posted()).toBe(2);
    expectTruth(world, awork);
  });

  it("resumes a timer that a later booking hides", async () => {
    const entry = addPaused(awork);
    addBooking(awork, 5 * MINUTE);
    expect(await world.tracker.act(KEY)).toMatchObject({ kind: "resumed" });
    expect(world.stored.timer?.id).toBe(entry.id);
    await world.tracker.poll();
    expectTruth(world, awork);
  });

  it("is told until awork has answered a minute later", async () => {
    await knownPaused();
    await world.tracker.act(KEY);
    world.pass(30 * SECOND);
    await world.tracker.poll();
    expect(world.stored.outcome?.kind).toBe("resumed");
    world.pass(30 * SECOND);
    await world.tracker.poll();
    expect(world.stored.outcome).toBeNull();
  });
});

describe("before it resumes, awork is read again", () => {
  it.each([
    ["when it was just heard", 0],
    ["when it was heard five seconds ago", 5 * SECOND],
    ["when it was heard longer ago", 6 * SECOND + 1],
    ["when it was heard in the future: the clock was set back", -SECOND],
  ])("%s", async (_title, ago) => {
    const entry = await knownPaused();
    world.wall += ago;
    expect(await world.tracker.act(byButton(entry))).toMatchObject({ kind: "resumed" });
    expect([world.asked(), world.posted()]).toEqual([1, 1]);
  });

  it("when nothing was heard at all", async () => {
    addPaused(awork);
    expect(await world.tracker.act(KEY)).toMatchObject({ kind: "resumed" });
    expect([world.asked(), world.posted()]).toEqual([1, 1]);
  });

  it("when something has gone wrong since, and no back-off stands in a person's way", async () => {
    await knownPaused();
    awork.script.next({}, { status: 500 });
    await world.tracker.poll();
    expect(world.stored.backoff?.until).toBeGreaterThan(world.wall);
    awork.journal.clear();
    expect(await world.tracker.act(KEY)).toMatchObject({ kind: "resumed" });
    expect([world.asked(), world.posted()]).toEqual([1, 1]);
  });

  it.each<[string, Behaviour, string]>([
    ["awork is in trouble", { status: 500 }, "aworkTrouble"],
    ["the network is gone", { drop: true }, "unreachable"],
    ["the answer can't be understood", { html: true }, "notUnderstood"],
    ["there were too many requests", { status: 429 }, "tooMany"],
    ["the token is no good", { status: 401 }, "signedOut"],
  ])("and nothing is sent when that fails: %s", async (_title, behaviour, kind) => {
    const entry = await knownPaused();
    const { timer } = world.stored;
    world.pass(MINUTE);
    awork.script.next(GET, behaviour);
    const outcome = await world.tracker.act(byButton(entry));
    expect(outcome).toMatchObject({ kind: "failed", trouble: { kind } });
    expect(world.stored).toMatchObject({ timer, at: NOW, outcome, pending: null, trouble: { kind } });
    expect(world.posted()).toBe(0);
  });
});

describe("Resume refuses", () => {
  it.each<[string, (entry: Entry) => unknown, "button" | "key", Outcome["kind"]]>([
    ["what runs again", () => awork.books.resume(), "button", "alreadyRunning"],
    ["what runs again, from the keyboard", () => awork.books.resume(), "key", "alreadyRunning"],
    ["what was stopped", () => awork.books.stop(), "button", "changed"],
    ["what was stopped, from the keyboard", () => awork.books.stop(), "key", "nothing"],
    ["what another timer has taken the place of", () => awork.books.start(), "button", "changed"],
    ["what is gone", () => awork.books.clear(), "button", "changed"],
    ["what is gone, from the keyboard", () => awork.books.clear(), "key", "nothing"],
  ])("%s", async (_title, happen, how, kind) => {
    const entry = await knownPaused();
    world.pass(MINUTE);
    happen(entry);
    const before = structuredClone(awork.books.entries.map(({ breaks }) => breaks));
    const outcome = await world.tracker.act(how === "key" ? KEY : byButton(entry));
    expect(outcome.kind).toBe(kind);
    expect([world.posted(), world.stored.outcome]).toEqual([0, outcome]);
    expect(awork.books.entries.map(({ breaks }) => breaks)).toEqual(before);
    expectTruth(world, awork);
  });

  it("another entry than the current one, though that is paused", async () => {
    await knownPaused();
    const outcome = await world.tracker.act(byButton({ id: crypto.randomUUID() }));
    expect([outcome.kind, world.posted()]).toEqual(["changed", 0]);
  });

  it("when there never was a timer", async () => {
    expect(await world.tracker.act(KEY)).toMatchObject({ kind: "nothing" });
    expect(world.posted()).toBe(0);
  });
});

describe("long breaks", () => {
  it.each([
    ["at the limit, the key resumes", HOUR, 60 * MINUTE, KEY, "resumed", 1],
    ["above the limit, the key asks", HOUR, 60 * MINUTE + SECOND, KEY, "ask", 0],
    ["with a limit of nothing, the key always asks", 0, SECOND, KEY, "ask", 0],
    ["once it was asked, they become work", HOUR, 9 * HOUR, wish("resume", { asked: true }), "resumed", 1],
  ] as const)("%s", async (_title, guard, ago, wanted, kind, posts) => {
    world.guard = guard;
    await knownPaused({ start: NOW - 10 * HOUR, ago });
    const outcome = await world.tracker.act(wanted);
    expect(outcome).toMatchObject({ kind, breaks: ago });
    expect([world.posted(), world.stored.outcome]).toEqual([posts, outcome]);
  });

  it("are asked about until the person answers, whatever else happens", async () => {
    await knownPaused({ start: NOW - 10 * HOUR, ago: 2 * HOUR });
    const question = { about: "breaks", verb: "resume", id: world.stored.timer!.id };
    await world.tracker.act(wish("resume", { id: world.stored.timer!.id }));
    expect(world.stored.question).toEqual(question);
    await world.live(20 * MINUTE);
    expect(world.stored).toMatchObject({ question, outcome: null });
    world.start();
    await world.tracker.refresh();
    expect(world.stored.question).toEqual(question);
    await world.tracker.dismiss();
    expect([world.stored.question, world.posted()]).toEqual([null, 0]);
  });

  it.each([
    ["with all of them", { asked: true, agreed: 2 * HOUR }, "resumed", 1],
    ["with less than another device has made of them", { asked: true, agreed: 30 * MINUTE }, "ask", 0],
  ])("become work where the person has agreed, %s", async (_title, given, kind, posts) => {
    await knownPaused({ start: NOW - 10 * HOUR, ago: 2 * HOUR });
    await world.tracker.act(KEY);
    expect(await world.tracker.act(wish("resume", given))).toMatchObject({ kind });
    expect([world.posted(), world.stored.question === null]).toEqual([posts, posts === 1]);
  });

  it("of a running timer are asked about as well", async () => {
    const night = { start: NOW - 23 * HOUR, end: NOW - 2 * HOUR };
    const entry = awork.books.add({ start: NOW - 23.5 * HOUR, breaks: [night] });
    await world.tracker.poll();
    const outcome = await world.tracker.act(wish("removeBreaks", { id: entry.id }));
    expect([outcome.kind, outcome.breaks, world.posted()]).toEqual(["ask", 21 * HOUR, 0]);
  });

  it("are measured by awork's clock", async () => {
    awork.clock.advance(10 * MINUTE);
    await knownPaused({ ago: 55 * MINUTE, start: NOW - 2 * HOUR });
    expect(await world.tracker.act(KEY)).toMatchObject({ kind: "ask" });
  });
});

describe("an action is written down before it is sent", () => {
  it("and no longer when its answer is", async () => {
    const entry = await knownPaused();
    const sentBefore: number[] = [];
    world.beforeWrite = () => void sentBefore.push(world.posted());
    const held = awork.script.next(POST, { hold: true });
    const resume = world.tracker.act(KEY);
    await held.arrived;
    const pending = pendingOf({ id: entry.id, breaks: 10 * MINUTE });
    expect(world.stored).toMatchObject({ pending, outcome: null });
    expect(sentBefore).toEqual([0]);
    held.release();
    await resume;
    expect(sentBefore).toEqual([0, 1]);
    expect(world.stored.pending).toBeNull();
  });

  it("and what came of the last one is told no more", async () => {
    await knownPaused();
    awork.script.next(POST, { status: 400 });
    await world.tracker.act(KEY);
    expect(world.stored.outcome?.kind).toBe("failed");
    await world.tracker.poll();
    const held = awork.script.next(POST, { hold: true });
    const resume = world.tracker.act(KEY);
    await held.arrived;
    expect(world.stored).toMatchObject({ pending: { breaks: 10 * MINUTE }, outcome: null });
    held.release();
    await resume;
  });

  it("so what can't be written down is not sent, and may be wanted again", async () => {
    await knownPaused();
    world.beforeWrite = () => {
      throw new Error("storage is full");
    };
    await expect(world.tracker.act(KEY)).rejects.toThrow("storage is full");
    expect(world.posted()).toBe(0);
    world.beforeWrite = () => {};
    expect(await world.tracker.act(KEY)).toMatchObject({ kind: "resumed" });
    expect(world.posted()).toBe(1);
  });

  it("so an answer that can't be written down is read again", async () => {
    await knownPaused();
    world.beforeWrite = ({ pending }) => {
      if (!pending) throw new Error("storage is full");
    };
    await expect(world.tracker.act(KEY)).rejects.toThrow("storage is full");
    world.beforeWrite = () => {};
    await world.tracker.tick();
    expect(world.stored).toMatchObject({ outcome: { kind: "resumed" }, pending: null });
    expect(world.posted()).toBe(1);
    expectTruth(world, awork);
  });
});

describe("polls and Resume", () => {
  it.each([
    ["what is known is fresh", 0],
    ["what is known is old", MINUTE],
  ])("it does not wait for a poll that hangs: %s", async (_title, ago) => {
    await knownPaused();
    world.pass(ago);
    const held = awork.script.next(GET, { hold: "before" });
    const poll = world.tracker.poll();
    await held.arrived;
    expect(await world.tracker.act(KEY)).toMatchObject({ kind: "resumed" });
    await poll;
    expect([world.asked(), world.posted()]).toEqual([2, 1]);
    // The poll's answer is older: it still says that the timer is paused.
    held.release();
    await world.tracker.tick();
    expect(phase(world.stored.timer)).toBe("running");
    expectTruth(world, awork);
    expect(world.writes.findLastIndex(({ timer }) => phase(timer) === "paused")).toBe(
      world.writes.length - 2,
    );
  });

  it("a poll that was called off is no trouble", async () => {
    await knownPaused();
    const held = awork.script.next(GET, { hold: true });
    const poll = world.tracker.poll();
    await held.arrived;
    await Promise.all([world.tracker.act(KEY), poll]);
    expect(world.writes.map(({ trouble, failures }) => [trouble, failures])).toEqual(
      world.writes.map(() => [null, 0]),
    );
  });

  it("a poll called off before its turn asks nothing", async () => {
    await knownPaused();
    const poll = world.tracker.poll();
    await Promise.all([world.tracker.act(KEY), poll]);
    expect([world.asked(), world.posted()]).toEqual([1, 1]);
  });

  it("its answer is news enough for whoever asks meanwhile", async () => {
    await knownPaused();
    const held = awork.script.next(POST, { hold: true });
    const resume = world.tracker.act(KEY);
    await held.arrived;
    const { poll, tick, refresh } = world.tracker;
    const polls = [poll(), poll(), tick(), refresh()];
    held.release();
    await Promise.all([resume, ...polls]);
    expect([awork.journal.count(LAST), world.posted()]).toEqual([1, 1]);
    expect(phase(world.stored.timer)).toBe("running");
  });
});

describe("a refusal is an answer", () => {
  it.each([
    [401, "signedOut", ""],
    [403, "forbidden", ""],
    [429, "tooMany", ""],
  ])("%i: nothing was done, and that is told", async (status, kind, detail) => {
    const entry = await knownPaused();
    const { timer } = world.stored;
    awork.script.next(POST, { status });
    const outcome = await world.tracker.act(byButton(entry));
    expect(outcome).toMatchObject({ kind: "failed", trouble: { kind, detail } });
    expect(world.stored).toMatchObject({ timer, at: NOW, outcome, pending: null, trouble: { kind, detail } });
    expect([world.asked(), world.posted()]).toEqual([1, 1]);
    expectTruth(world, awork);
    await world.live(10 * MINUTE);
    expect([world.posted(), world.stored.trouble]).toEqual([1, null]);
  });

  it("400: nothing was done, and that is told with awork's reason; awork can be reached all the same", async () => {
    const entry = await knownPaused();
    const before = world.stored;
    awork.script.next(POST, { status: 400 });
    const outcome = await world.tracker.act(byButton(entry));
    const trouble = { kind: "refused", detail: "The operation is not allowed." } as const;
    expect(outcome).toEqual(outcomeOf("failed", { trouble }));
    expect(world.stored).toEqual({ ...before, outcome });
    expect([world.asked(), world.posted()]).toEqual([1, 1]);
    expectTruth(world, awork);
  });

  it("429: nothing is sent until the time that it names", async () => {
    await knownPaused();
    awork.script.next(POST, { status: 429, headers: { "retry-after": "40" } });
    await world.tracker.act(KEY);
    awork.journal.clear();
    world.pass(40 * SECOND - 1);
    await world.tracker.tick();
    await world.tracker.refresh();
    expect(await world.tracker.act(KEY)).toMatchObject({ kind: "failed", trouble: { kind: "tooMany" } });
    expect(awork.journal.count()).toBe(0);
    world.pass(1);
    expect(await world.tracker.act(KEY)).toMatchObject({ kind: "resumed" });
  });

  it.each<[number, string, () => unknown, Outcome["kind"], string | null]>([
    [404, "it is gone", () => awork.books.clear(), "uncertain", null],
    [409, "it was stopped", () => awork.books.stop(), "uncertain", null],
    [409, "another one has taken its place", () => awork.books.start(), "uncertain", null],
    [409, "somebody resumed it and kept the break", () => awork.books.resume(), "uncertain", null],
    [404, "it is paused all the same", () => {}, "notDone", "gone"],
  ])("%i: awork is read again, and what it says is told: %s", async (status, _title, happen, kind, why) => {
    const entry = await knownPaused();
    const lost = awork.script.next(POST, { status });
    void lost.arrived.then(happen);
    const outcome = await world.tracker.act(byButton(entry));
    expect([outcome.kind, outcome.trouble?.kind ?? null]).toEqual([kind, why]);
    expect([world.asked(), world.posted()]).toEqual([awork.journal.count(GET), 1]);
    expect(world.asked()).toBeGreaterThan(0);
    expect(world.stored).toMatchObject({ outcome, pending: null, trouble: null });
    expectTruth(world, awork);
  });
});

/** What leaves open whether awork has done what was asked for. */
const DONE: [string, Behaviour, string][] = [
  ["a connection that ends", { drop: "after" }, "unreachable"],
  ["an answer that is cut off", { truncated: true }, "unreachable"],
  ["no answer in time", { hold: "before" }, "timedOut"],
  ["500", { status: 500, acted: true }, "aworkTrouble"],
  ["503", { status: 503, acted: true }, "aworkTrouble"],
  ["half of the JSON", { malformed: true }, "notUnderstood"],
  ["an empty answer", { empty: true }, "notUnderstood"],
  ["a web page", { body: "<!doctype html><h1>Welcome</h1>", acted: true }, "notUnderstood"],
];
const NOT_DONE: [string, Behaviour, string][] = [
  ["a connection that ends", { drop: true }, "unreachable"],
  ["no answer", { silent: true }, "timedOut"],
  ["500", { status: 500 }, "aworkTrouble"],
  ["503", { status: 503 }, "aworkTrouble"],
  ["half of the JSON", { body: '{"id":' }, "notUnderstood"],
  ["an empty answer", { body: "" }, "notUnderstood"],
  ["a web page", { html: true }, "notUnderstood"],
];

describe("an action whose fate is unknown is read, and never sent again", () => {
  it.each(DONE)("done, and then %s: resumed", async (_title, behaviour) => {
    const entry = await knownPaused();
    world.impede(POST, behaviour);
    const outcome = await world.tracker.act(byButton(entry));
    expect(outcome).toEqual(outcomeOf("resumed", { breaks: 10 * MINUTE }));
    expect([world.asked(), world.posted()]).toEqual([2, 1]);
    expect(world.stored).toMatchObject({ outcome, pending: null, trouble: null });
    expectTruth(world, awork);
  });

  it.each(NOT_DONE)("not done, but %s: that is told, and why", async (_title, behaviour, kind) => {
    const entry = await knownPaused();
    world.impede(POST, behaviour);
    const outcome = await world.tracker.act(byButton(entry));
    expect(outcome).toMatchObject({ kind: "notDone", trouble: { kind } });
    expect([world.asked(), world.posted()]).toEqual([2, 1]);
    expect(world.stored).toMatchObject({ outcome, pending: null, trouble: null });
    expectTruth(world, awork);
    await world.live(10 * MINUTE);
    expect(world.posted()).toBe(1);
  });

  it("not let out at all: that is told, and not called offline", async () => {
    await knownPaused();
    world.permitted = false;
    awork.script.next(POST, { drop: true });
    expect(await world.tracker.act(KEY)).toMatchObject({
      kind: "notDone",
      trouble: { kind: "noPermission" },
    });
  });

  it.each<[string, Behaviour, Outcome["kind"]]>([
    ["it was done", { drop: "after" }, "resumed"],
    ["it was not done", { drop: true }, "notDone"],
  ])("where reading is impossible too, a later poll settles it: %s", async (_title, behaviour, kind) => {
    const entry = await knownPaused();
    const { timer } = world.stored;
    const lost = awork.script.next(POST, behaviour);
    void lost.arrived.then(() => awork.script.always({}, { status: 503 }));
    const outcome = await world.tracker.act(byButton(entry));
    expect(outcome).toMatchObject({ kind: "unknown", trouble: { kind: "unreachable" } });
    const open = { timer, at: NOW, outcome, pending: { id: entry.id, breaks: 10 * MINUTE } };
    expect(world.stored).toMatchObject(open);

    await world.live(5 * MINUTE);
    expect(world.stored).toMatchObject(open);
    world.start();
    awork.script.clear();
    await world.live(20 * MINUTE);
    expect(world.writes.find(({ pending }) => pending === null)?.outcome?.kind).toBe(kind);
    expect([world.posted(), world.stored.pending]).toEqual([1, null]);
    expectTruth(world, awork);
  });

  it("a press while its fate is unknown reads before it sends", async () => {
    await knownPaused();
    const lost = awork.script.next(POST, { drop: "after" });
    void lost.arrived.then(() => awork.script.next(GET, { drop: true }));
    expect(await world.tracker.act(KEY)).toMatchObject({ kind: "unknown" });
    expect(await world.tracker.act(KEY)).toMatchObject({ kind: "alreadyRunning" });
    expect([world.posted(), world.stored.pending]).toEqual([1, null]);
  });

  it("what awork does long after is known at the next poll", async () => {
    await knownPaused();
    const held = world.impede(POST, { hold: "after" });
    expect(await world.tracker.act(KEY)).toMatchObject({ kind: "notDone", trouble: { kind: "timedOut" } });
    held.release();
    // The next request is answered after the one that was let go.
    await createCaller(awork)("GET /me");
    await world.live(2 * MINUTE);
    expect(phase(world.stored.timer)).toBe("running");
    expectTruth(world, awork);
    expect(world.posted()).toBe(1);
  });
});

describe("the worker is killed", () => {
  const tell = () => [world.stored.outcome?.kind, world.stored.pending, world.posted()];

  it("before the action was sent: nothing was done, and that is told", async () => {
    await knownPaused();
    const written = new Promise<void>((resolve) => {
      world.beforeWrite = ({ pending }) => {
        if (!pending) return;
        // What is written still gets there; the worker does nothing with it any more.
        queueMicrotask(() => {
          world.kill();
          resolve();
        });
      };
    });
    void world.tracker.act(KEY);
    await written;
    expect(world.stored.pending).not.toBeNull();
    await world.start().tick();
    expect(tell()).toEqual(["notDone", null, 0]);
    expectTruth(world, awork);
  });

  it.each<[string, "before" | "after", Outcome["kind"]]>([
    ["which was done", "before", "resumed"],
    ["which was not done yet", "after", "notDone"],
  ])("while the action is under way, %s", async (_title, hold, kind) => {
    await knownPaused();
    const held = awork.script.next(POST, { hold });
    void world.tracker.act(KEY);
    await held.arrived;
    world.start();
    await world.tracker.tick();
    expect(tell()).toEqual([kind, null, 1]);
    expectTruth(world, awork);

    held.release();
    await createCaller(awork)("GET /me");
    await world.live(3 * MINUTE);
    expect(phase(world.stored.timer)).toBe("running");
    expectTruth(world, awork);
    expect(world.posted()).toBe(1);
  });

  it("when the answer is there and not yet written down", async () => {
    await knownPaused();
    const killed = new Promise<void>((resolve) => {
      world.beforeWrite = ({ pending }) => {
        if (pending) return;
        world.kill();
        resolve();
      };
    });
    void world.tracker.act(KEY);
    await killed;
    expect([phase(world.stored.timer), world.stored.pending?.breaks]).toEqual(["paused", 10 * MINUTE]);
    world.beforeWrite = () => {};
    await world.start().tick();
    expect(tell()).toEqual(["resumed", null, 1]);
    expectTruth(world, awork);
  });

  it.each<[string, Behaviour, number, Outcome["kind"]]>([
    ["what was done is not sent again", { hold: "before" }, 1, "alreadyRunning"],
    ["what was not done is sent, since it is wanted", { silent: true }, 2, "resumed"],
  ])("and the key wakes the next one: %s", async (_title, behaviour, posts, kind) => {
    await knownPaused();
    const caught = awork.script.next(POST, behaviour);
    void world.tracker.act(KEY);
    await caught.arrived;
    expect(await world.start().act(KEY)).toMatchObject({ kind });
    expect([world.posted(), world.stored.pending]).toEqual([posts, null]);
    expectTruth(world, awork);
  });

  it("while a poll is under way: the next one asks again", async () => {
    addPaused(awork);
    const held = awork.script.next(GET, { hold: true });
    void world.tracker.poll();
    await held.arrived;
    await world.start().tick();
    held.release();
    expect(world.asked()).toBe(2);
    expectTruth(world, awork);
  });
});

it("an awork of before July 2025 leaves the open break: the timer is still paused, and that is told", async () => {
  const closed = { start: NOW - 40 * MINUTE, end: NOW - 30 * MINUTE };
  const open = { start: NOW - 10 * MINUTE, end: null };
  const entry = awork.books.add({ start: NOW - HOUR, breaks: [closed, open] });
  await world.tracker.poll();
  awork.journal.clear();
  awork.books.change(entry.id, { breaks: [open] });
  const { json } = await createCaller(awork)(`GET /timeentries/${entry.id}`);
  awork.books.change(entry.id, { breaks: [closed, open] });
  const caught = awork.script.next(POST, { body: json });
  void caught.arrived.then(() => awork.books.change(entry.id, { breaks: [open] }));
  expect(await world.tracker.act(KEY)).toMatchObject({ kind: "notDone", breaks: 20 * MINUTE });
  expect([world.posted(), world.stored.pending]).toEqual([1, null]);
  expectTruth(world, awork);
  await world.live(10 * MINUTE);
  expect(world.posted()).toBe(1);
});
