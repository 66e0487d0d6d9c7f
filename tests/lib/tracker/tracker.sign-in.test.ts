import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  AworkTrouble,
  type ApiError,
  type ApiErrorKind,
  SignInEnded,
  SignedOut,
  TimedOut,
  TokenLost,
  TooMany,
  Unreachable,
} from "@/lib/awork/api-error";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { toolbarView } from "@/lib/toolbar/toolbar-view";
import { notices } from "@/lib/notices/notice";
import { PERSON_TOKEN } from "@/tests/fake-awork/people";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { ACCOUNT } from "../fake-browser/account";
import { createTestWords } from "../words";
import { IN_BADGE, NOW, wish } from "./states";
import { type World, addPaused, createWorld, expectTruth } from "./world";

const en = createTestWords("en");

let awork: FakeAwork;
let world: World;
beforeAll(async () => {
  awork = await startFakeAwork();
});
/** A paused timer is known, from a minute ago; then there is no token to call with. */
beforeEach(async () => {
  world = createWorld(awork);
  addPaused(awork);
  await world.tracker.poll();
  world.pass(MINUTE);
  awork.journal.clear();
});
afterAll(() => awork.close());

type Case = [kind: ApiErrorKind, failure: () => ApiError];
const FAILURES: Case[] = [
  ["signInEnded", () => new SignInEnded("invalid_grant")],
  ["tokenLost", () => new TokenLost("not readable")],
  ["unreachable", () => new Unreachable("no connection")],
  ["timedOut", () => new TimedOut("no whole answer in time")],
  ["aworkTrouble", () => new AworkTrouble("503")],
  ["signedOut", () => new SignedOut("401")],
];

describe.each(FAILURES)("without a token to call with (%s)", (kind, failure) => {
  it.each(["poll", "tick", "refresh"] as const)(
    "%s says so, keeps the timer, and tries again by itself, more and more rarely",
    async (verb) => {
      const { timer } = world.stored;
      world.pass(HOUR);
      world.failure = failure();
      await world.tracker[verb]();
      const { wall } = world;
      expect(world.stored).toMatchObject({ timer, at: NOW, askedAt: wall, failures: 1, trouble: { kind } });
      expect(world.stored.backoff).toMatchObject({ since: wall, strict: false });
      expect(world.wakes.at(-1)).toBeGreaterThan(wall);
      expectTruth(world, awork);

      await world.live(HOUR);
      expect(world.stored.failures).toBeGreaterThan(2);
      // A network that comes back is to be seen soon.
      expect(world.stored.failures).toBeLessThan(kind === "unreachable" ? 60 : 20);
      expect(awork.journal.count()).toBe(0);

      world.failure = null;
      await world.live(HOUR);
      expect(world.stored).toMatchObject({ trouble: null, failures: 0, backoff: null });
    },
  );

  it("Resume fails, says why, and sends nothing", async () => {
    const { timer } = world.stored;
    world.failure = failure();
    const outcome = await world.tracker.act(wish("resume", { id: timer!.id, asked: true }));
    expect(outcome).toMatchObject({ kind: "failed", breaks: 0, trouble: { kind } });
    expect(world.stored).toMatchObject({
      timer,
      at: NOW,
      pending: null,
      outcome,
      trouble: { kind },
      failures: 1,
    });
    expect(world.wakes.at(-1)).toBeGreaterThan(world.wall);
    expect(awork.journal.count()).toBe(0);
  });
});

it("without a network a computer looks within 30 s for one, however long it is gone", async () => {
  world.isOffline = true;
  world.failure = new Unreachable("no connection");
  await world.tracker.tick();
  await world.live(2 * HOUR);
  const before = world.writes.length;
  await world.live(MINUTE);
  expect(world.writes.length - before).toBeGreaterThanOrEqual(2);
});

describe("a token endpoint that is asked too much", () => {
  it.each(["refresh", "tick"] as const)("is left alone for as long as it says: %s", async (verb) => {
    world.pass(HOUR);
    let asked = 0;
    Object.defineProperty(world, "failure", { get: () => ((asked += 1), new TooMany(10 * MINUTE)) });
    await world.tracker.poll();
    expect(world.stored).toMatchObject({
      trouble: { kind: "tooMany" },
      backoff: { since: world.wall, until: world.wall + 10 * MINUTE, strict: true },
    });
    expect(asked).toBe(1);
    world.pass(9 * MINUTE);
    await world.tracker[verb]();
    expect(await world.tracker.act(wish("resume"))).toMatchObject({ kind: "failed" });
    expect(asked).toBe(1);
  });
});

describe("a token that awork refuses under Resume", () => {
  const resumed = () => world.tracker.act(wish("resume", { id: world.stored.timer!.id, asked: true }));
  beforeEach(async () => {
    await world.tracker.poll();
    awork.journal.clear();
    world.token = "token-that-has-ended";
  });

  it("is renewed, and the POST sent a second time, since the first was not let in", async () => {
    world.renew = async () => PERSON_TOKEN;
    expect(await resumed()).toMatchObject({ kind: "resumed" });
    expect(awork.journal.all().map(({ status }) => status)).toEqual([401, 200, 401, 200]);
    expectTruth(world, awork);
  });

  it("lets nothing be sent where the next one is refused as well", async () => {
    world.renew = async () => "no-better-token";
    expect(await resumed()).toMatchObject({ kind: "failed", trouble: { kind: "refused" } });
    expect(awork.journal.all().map(({ method, status }) => [method, status])).toEqual([
      ["GET", 401],
      ["GET", 401],
    ]);
  });

  it.each<Case>([
    ["signInEnded", () => new SignInEnded("invalid_grant")],
    ["tokenLost", () => new TokenLost("not readable")],
    ["tooMany", () => new TooMany(MINUTE)],
  ])("is a failure, and nothing is left open, when there is no other: %s", async (kind, failure) => {
    world.renew = () => Promise.reject(failure());
    expect(await resumed()).toMatchObject({ kind: "failed", trouble: { kind } });
    expect(world.stored).toMatchObject({ pending: null, trouble: { kind } });
    expect(awork.journal.count()).toBe(1);
  });
});

describe("a sign-in that has ended", () => {
  it("is told once, calmly, with what helps, on icon, tooltip and popup", async () => {
    world.failure = new SignInEnded("invalid_grant");
    await world.tracker.poll();
    const ended = "Your sign-in with awork has expired. Sign in again.";
    const told = notices(world.stored, world.wall, en);
    expect(told).toMatchObject([
      { tone: "bad", text: ended, remedy: "signIn" },
      { tone: "note", remedy: null },
    ]);
    const { icon, title, text } = toolbarView(world.stored, ACCOUNT, world.wall, en, IN_BADGE);
    expect([icon, text]).toEqual(["attention", "50m"]);
    expect(title.split(ended)).toHaveLength(2);
  });
});
