import { expect } from "vitest";
import { createClient } from "@/lib/awork/client";
import type { Fetch } from "@/lib/awork/call";
import { type Failure, TokenLost } from "@/lib/awork/failure";
import { type Duration, HOUR, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import { phase } from "@/lib/timer/timer";
import { worked } from "@/lib/timer/worked";
import type { Presence } from "@/lib/tracker/cadence";
import { NOTHING_KNOWN, type State } from "@/lib/tracker/state";
import { type Tracker, createTracker } from "@/lib/tracker/tracker";
import { isPaused, isTimer, worked as workedByBooks } from "@/tests/fake-awork/entry";
import { PERSON_ID, PERSON_TOKEN } from "@/tests/fake-awork/people";
import type { FakeAwork } from "@/tests/fake-awork/server";
import { NOW } from "./states";

export type World = ReturnType<typeof createWorld>;

/**
 * A computer with nothing on it but a tracker, real calls to the fake awork, and storage in a variable.
 * Its clock stands still until it is moved.
 */
export function createWorld(awork: FakeAwork) {
  awork.books.clear();
  awork.script.clear();
  awork.journal.clear();
  awork.clock.set(NOW);

  let life = { goesOn: true };

  const world = {
    /** Now, on this computer's clock. */
    wall: NOW,
    stored: NOTHING_KNOWN as State,
    writes: [] as State[],
    wakes: [] as (Instant | null)[],
    account: { userId: PERSON_ID, byKey: false } as { userId: string; byKey: boolean } | null,
    token: PERSON_TOKEN as string | null,
    /** Why there is no token to call with: thrown in place of a client. */
    failure: null as Failure | null,
    /** Brings another token in place of one that awork refused, where there is a way to one. */
    renew: null as ((refused: string) => Promise<string>) | null,
    permitted: true,
    presence: "active" as Presence,
    guard: HOUR,
    random: 0.5,
    timeout: 10 * SECOND,
    /** Called before a state is stored; what it throws, storing it throws. */
    beforeWrite: (_state: State) => {},
    tracker: null as unknown as Tracker,

    /** Time goes by, here and at awork. */
    pass(duration: Duration) {
      world.wall += duration;
      awork.clock.advance(duration);
    },

    /** Ends the worker where it stands: nothing that it still does has an effect. What it has sent is on its way. */
    kill() {
      life.goesOn = false;
    },

    /** A new worker with nothing in its memory. */
    start() {
      world.kill();
      world.tracker = tracker();
      return world.tracker;
    },

    /** Lets the alarms wake the tracker for so long. */
    async live(duration: Duration) {
      const end = world.wall + duration;
      for (let at = world.wakes.at(-1); at && at <= end; at = world.wakes.at(-1)) {
        world.pass(at - world.wall);
        await world.tracker.tick();
        if (world.wakes.at(-1) === at) throw new Error("The tracker was woken and planned no other wake");
      }
      world.pass(end - world.wall);
    },

    /** How many requests awork got. */
    asked: () => awork.journal.count({ method: "GET" }),
    posted: () => awork.journal.count({ method: "POST" }),
  };

  /** The ports of one worker: once it is killed, they never answer it again. */
  function tracker() {
    const mine = { goesOn: true };
    life = mine;
    const port =
      <Given extends unknown[], T>(use: (...given: Given) => T | Promise<T>) =>
      async (...given: Given): Promise<T> => {
        const result = mine.goesOn ? await use(...given) : undefined;
        return mine.goesOn ? (result as T) : new Promise<never>(() => {});
      };
    const send: Fetch = port((url, init) => fetch(url, init));
    return createTracker({
      now: () => world.wall,
      random: () => world.random,
      read: port(() => structuredClone(world.stored)),
      write: port((state) => {
        world.beforeWrite(state);
        if (!mine.goesOn) return;
        world.stored = structuredClone(state);
        world.writes.push(world.stored);
      }),
      client: port((signal) => {
        if (!world.account) return null;
        if (world.token === null) throw new TokenLost("lost");
        const { token, timeout, renew, failure } = world;
        if (failure) throw failure;
        const connection = { fetch: send, origin: awork.origin, token, now: () => world.wall, timeout };
        return createClient(
          { ...connection, ...(signal && { signal }), ...(renew && { renew }) },
          world.account,
        );
      }),
      permitted: port(() => world.permitted),
      presence: port(() => world.presence),
      guard: port(() => world.guard),
      wakeAt: port((at) => {
        world.wakes.push(at);
      }),
    });
  }

  world.start();
  return world;
}

/** A paused timer in the books: for an hour, of which the last ten minutes were a break, unless said otherwise. */
export const addPaused = ({ books }: FakeAwork, { ago = 10 * MINUTE, start = NOW - HOUR } = {}) =>
  books.add({ start, breaks: [{ start: NOW - ago, end: null }] });

/** A booking by hand that started later than anything that runs, and hides it from `last`. */
export const addBooking = ({ books }: FakeAwork, ago: Duration = 10 * MINUTE) =>
  books.add({ start: NOW - ago, end: NOW - ago + MINUTE, byHand: true });

/** What is known is what the books say: the timer that goes on, else the entry that started last. */
export function expectTruth({ stored, wall }: Pick<World, "stored" | "wall">, { books, clock }: FakeAwork) {
  const entry = books.current() ?? books.last();
  expect(stored.timer?.id).toBe(entry?.id);
  if (!stored.timer || !entry) return;
  expect(phase(stored.timer)).toBe(isPaused(entry) ? "paused" : isTimer(entry) ? "running" : "stopped");
  expect(stored.timer.breaks).toHaveLength(entry.breaks.length);
  const difference = worked(stored.timer, wall + stored.offset) - workedByBooks(entry, clock.now());
  expect(Math.abs(difference)).toBeLessThan(3 * SECOND);
}
