import { expect, onTestFinished, vi } from "vitest";
import { createClient } from "@/lib/awork/client";
import type { Fetch } from "@/lib/awork/call";
import { type ApiError, TokenLost } from "@/lib/awork/api-error";
import type { Connection } from "@/lib/awork/request";
import type { Rules } from "@/lib/timer/rules/rules";
import type { Settings } from "@/lib/timer/settings";
import { type Duration, HOUR, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import { elapsed } from "@/lib/timer/elapsed";
import type { Presence } from "@/lib/tracker/cadence";
import type { Added } from "@/lib/tracker/edits/added";
import type { Addition } from "@/lib/tracker/edits/additions";
import type { Deletion } from "@/lib/tracker/edits/deletions";
import type { KeptEdit } from "@/lib/tracker/edits/edits";
import { type Days, NO_DAYS, firstDay } from "@/lib/tracker/days";
import { NOTHING_KNOWN, type State } from "@/lib/tracker/state";
import { type Tracker, createTracker } from "@/lib/tracker/tracker";
import { type Entry, isPaused, isTimer, localDay, worked as workedByBooks } from "@/tests/fake-awork/entry";
import { PERSON_ID, PERSON_TOKEN } from "@/tests/fake-awork/people";
import type { Match } from "@/tests/fake-awork/match";
import type { Behaviour, Caught } from "@/tests/fake-awork/script";
import type { FakeAwork } from "@/tests/fake-awork/server";
import { NOW } from "./states";

export type World = ReturnType<typeof createWorld>;

/**
 * `use`: which one, counted from 1, or of which port, and there the `nth` one. The worker dies before that has an effect, when it has begun, or
 * when it is done, and never learns of it.
 */
export type Death = { use: number | string; nth?: number; when: "before" | "under way" | "after" };

function newLife() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const life = {
    goesOn: true,
    ended: promise,
    kill() {
      life.goesOn = false;
      resolve();
    },
  };
  return life;
}

/**
 * A computer with nothing on it but a tracker, real calls to the fake awork, and storage in a variable.
 * Its clock stands still until it is moved.
 */
export function createWorld(awork: FakeAwork) {
  awork.books.clear();
  awork.script.reset();
  awork.journal.clear();
  awork.clock.stand(NOW);

  let life = newLife();
  /** Told of each call of awork right before it is sent. */
  let onSend: (url: string) => unknown = () => {};

  const world = {
    /** Now, on this computer's clock. */
    wall: NOW,
    stored: NOTHING_KNOWN as State,
    days: NO_DAYS as Days,
    edits: [] as KeptEdit[],
    additions: [] as Addition[],
    deletions: [] as Deletion[],
    added: [] as Added[],
    writes: [] as State[],
    wakes: [] as (Instant | null)[],
    account: { userId: PERSON_ID, byKey: false } as { userId: string; byKey: boolean } | null,
    token: PERSON_TOKEN as string | null,
    /** Why there is no token to call with: thrown in place of a client. */
    failure: null as ApiError | null,
    /** Brings another token in place of one that awork refused, where there is a way to one. */
    renew: null as ((refused: string) => Promise<string | null>) | null,
    permitted: true,
    presence: "active" as Presence,
    isOffline: false,
    guard: HOUR,
    rules: null as Rules | null,
    shown: "entry" as Settings["shown"],
    countsBreaks: false,
    random: 0.5,
    timeout: 10 * SECOND,
    /** Called before a state is stored; what it throws, storing it throws. */
    beforeWrite: (_state: State) => {},
    /** Called with the edits as they are stored. */
    onKept: (_edits: KeptEdit[]) => {},
    /** Every port that was used, in order. */
    uses: [] as string[],
    /** Called at each use of a port, which waits for it. */
    onUse: (_place: number, _name: string): unknown => undefined,
    /** At which use of a port the worker dies. */
    death: null as Death | null,
    tracker: null as unknown as Tracker,

    /** Time goes by, here and at awork. */
    pass(duration: Duration) {
      world.wall += duration;
      awork.clock.advance(duration);
    },

    /** Ends the worker where it stands: nothing that it still does has an effect. What it has sent is on its way. */
    kill: () => life.kill(),

    /** Resolves when the worker is killed. */
    killed: () => life.ended,

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

    /** What comes in place of the next answer; where none would, its time is up as soon as awork has the request. */
    impede(match: Match, behaviour: Behaviour): Caught {
      const caught = awork.script.next(match, behaviour);
      if (!("silent" in behaviour) && !("hold" in behaviour)) return caught;
      const calls: { limit: AbortController; url: string }[] = [];
      const timeout = vi.spyOn(AbortSignal, "timeout").mockImplementation(() => {
        const limit = new AbortController();
        onSend = (url) => calls.push({ limit, url });
        return limit.signal;
      });
      const restore = () => {
        timeout.mockRestore();
        onSend = () => {};
      };
      onTestFinished(restore);
      void caught.arrived.then(({ path }) => {
        restore();
        calls.findLast(({ url }) => new URL(url).pathname === path)!.limit.abort();
      });
      return caught;
    },

    /** How many requests awork got. */
    asked: () => awork.journal.count({ method: "GET" }),
    posted: () => awork.journal.count({ method: "POST" }),
    /** How many of them were to change something. */
    sent: () => awork.journal.count(({ method }) => method !== "GET"),
  };

  /** The ports of one worker: once it is killed, they never answer it again. */
  function tracker() {
    const mine = newLife();
    life = mine;
    const port =
      <Given extends unknown[], T>(name: string, use: (...given: Given) => T | Promise<T>) =>
      async (...given: Given): Promise<T> => {
        if (!mine.goesOn) return new Promise<never>(() => {});
        const place = world.uses.push(name);
        await world.onUse(place, name);
        const die = (when: Death["when"]) => {
          const { death } = world;
          if (death?.when !== when || ![place, name].includes(death.use)) return;
          death.nth = (death.nth ?? 1) - 1;
          if (death.nth === 0) mine.kill();
        };
        die("before");
        try {
          const result = mine.goesOn ? use(...given) : undefined;
          die("under way");
          await result;
          die("after");
          if (mine.goesOn) return result as T;
        } catch (failure) {
          die("after");
          if (mine.goesOn) throw failure;
        }
        return new Promise<never>(() => {});
      };
    const kept = <Key extends "days" | "edits" | "additions" | "deletions" | "added">(key: Key) => ({
      get: port(`${key}.get`, () => structuredClone(world[key])),
      set: port(`${key}.set`, (value: World[Key]) => {
        world[key] = structuredClone(value);
        world.onKept(world.edits);
      }),
    });
    const send: Fetch = port("fetch", (url, init) => {
      onSend(url);
      return fetch(url, init);
    });
    return createTracker({
      now: () => world.wall,
      random: () => world.random,
      timezone: () => "Europe/Berlin",
      state: {
        get: port("state.get", () => structuredClone(world.stored)),
        set: port("state.set", (state) => {
          world.beforeWrite(state);
          if (!mine.goesOn) return;
          world.stored = structuredClone(state);
          world.writes.push(world.stored);
        }),
      },
      days: kept("days"),
      edits: kept("edits"),
      additions: kept("additions"),
      deletions: kept("deletions"),
      added: kept("added"),
      client: port("client", (signal) => {
        if (!world.account) return null;
        if (world.token === null) throw new TokenLost("lost");
        const { token, renew, failure } = world;
        if (failure) throw failure;
        const connection: Connection = {
          fetch: send,
          origin: awork.origin,
          token,
          now: () => world.wall,
          get timeout() {
            return world.timeout;
          },
        };
        if (signal) connection.signal = signal;
        if (renew) connection.renew = renew;
        return createClient(connection, world.account);
      }),
      permitted: port("permitted", () => world.permitted),
      presence: port("presence", () => world.presence),
      isOffline: () => world.isOffline,
      guard: port("guard", () => world.guard),
      rules: port("rules", () => world.rules),
      shown: port("shown", () => world.shown),
      countsBreaks: async () => world.countsBreaks,
      wakeAt: port("wakeAt", (at) => {
        // As the browser's port does: an alarm that is set for then is left alone.
        if (at === null || at <= world.wall || at !== world.wakes.at(-1)) world.wakes.push(at);
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
  if (stored.timer && entry) expectSame(stored.timer, entry, wall + stored.offset, clock.now());
}

/** The last first; those of one start by their ids. */
const newestFirst = (a: Placed, b: Placed) =>
  b.day.localeCompare(a.day) || (b.start ?? 0) - (a.start ?? 0) || b.id.localeCompare(a.id);
type Placed = Pick<Timer, "id" | "day" | "start">;

const placeOf = ({ day, start }: Placed) => ({ day, start });

/**
 * The list is what the books have of the last days, the last first. Those that started within one millisecond may stand
 * either way: awork's times are finer.
 */
export function expectDays({ days, stored, wall }: World, { books, clock }: FakeAwork) {
  const first = firstDay(wall + stored.offset);
  const entries = books.entries
    .filter((entry) => entry.userId === PERSON_ID && localDay(entry) >= first)
    .map((entry) => ({ entry, id: entry.id, day: localDay(entry), start: entry.start }))
    .toSorted(newestFirst);
  expect(days).toMatchObject({ isWhole: true, trouble: null });
  const timers = days.timers.toSorted(newestFirst);
  expect(days.timers.map(placeOf)).toEqual(timers.map(placeOf));
  expect(timers.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
  for (const [place, timer] of timers.entries()) {
    const { entry, day } = entries[place]!;
    expect(timer.day).toBe(day);
    expectSame(timer, entry, wall + stored.offset, clock.now());
  }
}

function expectSame(timer: Timer, entry: Entry, now: Instant, byBooks: Instant) {
  expect(phase(timer)).toBe(isPaused(entry) ? "paused" : isTimer(entry) ? "running" : "stopped");
  expect(timer.breaks).toHaveLength(entry.breaks.length);
  expect(timer.subject.note).toBe(entry.note?.trim() ? entry.note : null);
  expect(timer.about).toEqual({
    taskId: entry.task?.id ?? null,
    projectId: entry.project?.id ?? null,
    typeOfWorkId: entry.typeOfWork.id,
    isBillable: entry.isBillable,
  });
  expect(Math.abs(elapsed(timer, now) - workedByBooks(entry, byBooks))).toBeLessThan(3 * SECOND);
}
