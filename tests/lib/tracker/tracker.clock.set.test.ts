import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { createTestWords } from "../words";
import { NOW, wish } from "./states";
import { RIGHT, type Watch, createWatch } from "./watch";
import { type World, createWorld, expectDays } from "./world";

const en = createTestWords("en");

let awork: FakeAwork;
let world: World;
let watch: Watch;
beforeAll(async () => {
  awork = await startFakeAwork();
});
afterAll(() => awork.close());
beforeEach(() => {
  world = createWorld(awork);
  watch = createWatch(world, awork);
});

/** No number turns at a moment at which somebody looks. */
const START = NOW - HOUR - 25 * SECOND;
const running = () => awork.books.add({ start: START });
const paused = () => awork.books.add({ start: START, breaks: [{ start: NOW - 12 * MINUTE, end: null }] });
const stopped = () => awork.books.add({ start: START, end: NOW - MINUTE });
const refresh = () => watch.see(() => world.tracker.poll());

/** How long until the alarm rings. */
const wait = () => watch.alarm()! - world.wall;

/** Longer than any rest after failures. */
const LONGEST_REST = 20;

const CHANGES: [string, number][] = [
  ["ahead by a minute", MINUTE],
  ["ahead by ten minutes", 10 * MINUTE],
  ["ahead by a day", DAY],
  ["back by a minute", -MINUTE],
  ["back by ten minutes", -10 * MINUTE],
  ["back by a day", -DAY],
];
const BACK = CHANGES.filter(([, by]) => by < 0);

const TIMERS: [string, () => unknown][] = [
  ["running", running],
  ["paused", paused],
];

describe.each(TIMERS)("with a timer that is %s, this computer's clock is set", (_title, add) => {
  beforeEach(async () => {
    add();
    await refresh();
    await watch.live(5, RIGHT);
  });

  it.each(CHANGES)("%s: all is right again with the next answer, for good", async (_how, by) => {
    watch.setClock(by);
    await watch.live(2, {});
    await watch.live(20, RIGHT);
  });

  it.each(CHANGES)("%s, and right again later: the difference is forgotten", async (_how, by) => {
    watch.setClock(by);
    await watch.live(5, {});
    watch.setClock(-by);
    await watch.live(2, {});
    await watch.live(10, RIGHT);
    expect(world.stored.offset).toBe(0);
  });

  it.each(CHANGES)("%s, without a network: what is shown is marked until awork answers", async (_how, by) => {
    watch.goOffline();
    await watch.live(3, { isRight: true });
    watch.setClock(by);
    await watch.live(30, { isMarked: true });
    watch.goOnline();
    await watch.until(() => !watch.look().isMarked, LONGEST_REST);
    await watch.live(10, RIGHT);
  });

  it.each(CHANGES)("%s, and the network goes with it", async (_how, by) => {
    watch.setClock(by);
    watch.goOffline();
    await watch.live(2, {});
    await watch.live(20, { isMarked: true });
    watch.goOnline();
    await watch.until(() => !watch.look().isMarked, LONGEST_REST);
    await watch.live(5, RIGHT);
  });

  it.each(CHANGES.filter(([, by]) => by === DAY || by < -MINUTE))(
    "%s: what is shown is marked as soon as it is drawn anew, before awork has answered",
    (_how, by) => {
      watch.setClock(by);
      watch.paint();
      expect(watch.look().isMarked).toBe(true);
      expect(watch.look().texts.includes(en("clockChanged"))).toBe(by < 0);
    },
  );
});

it.each(CHANGES)(
  "with a timer that is running, the clock is set %s while awork is being asked",
  async (_how, by) => {
    running();
    await refresh();
    await watch.live(5, RIGHT);
    const held = awork.script.next({}, { hold: "before" });
    const poll = refresh();
    await held.arrived;
    watch.setClock(by, { movesAlarm: false });
    held.release();
    await poll;
    expect(wait()).toBeLessThanOrEqual(2 * MINUTE);
    await watch.live(4, {});
    await watch.live(10, RIGHT);
  },
);

// Chromium's alarms are for a time of day: one that was set before the clock was set back rings that much later.
describe.each(TIMERS)(
  "with a timer that is %s, an alarm that went astray when the clock was set",
  (_title, add) => {
    const AWAKE: [string, () => Promise<unknown>][] = [
      ["somebody comes back", () => world.tracker.tick()],
      ["somebody looks", () => world.tracker.refresh()],
      ["somebody asks", () => world.tracker.poll()],
      ["a key is pressed", () => world.tracker.act(wish("start"))],
      ["the browser starts", () => world.start().tick()],
    ];

    it.each(BACK.flatMap(([how, by]) => AWAKE.map(([what, wake]) => [how, what, by, wake] as const)))(
      "%s is set anew when %s",
      async (_how, _what, by, wake) => {
        add();
        await refresh();
        watch.setClock(by, { movesAlarm: false });
        expect(wait()).toBeGreaterThan(-by);
        await watch.see(wake);
        expect(wait()).toBeLessThanOrEqual(2 * MINUTE);
        await watch.live(10, RIGHT);
      },
    );

    it.each(BACK)("%s is set anew also where awork can't be asked", async (_how, by) => {
      add();
      await refresh();
      watch.setClock(by, { movesAlarm: false });
      watch.goOffline();
      await watch.see(() => world.tracker.tick());
      expect(wait()).toBeLessThanOrEqual(2 * MINUTE);
      await watch.live(2, {});
      await watch.live(20, { isMarked: true });
    });
  },
);

describe("the clock is set, and what was to last a while does not last for it:", () => {
  const RESTS = CHANGES.filter(([, by]) => Math.abs(by) > MINUTE);
  it.each(RESTS.flatMap(([how, by]) => TIMERS.map(([title, add]) => [title, how, by, add] as const)))(
    "a rest, with a timer that is %s, %s",
    async (_title, _how, by, add) => {
      add();
      await refresh();
      awork.script.next({}, { status: 429, headers: { "retry-after": "300" } });
      await refresh();
      watch.setClock(by);
      await watch.live(6, {});
      await watch.live(10, RIGHT);
    },
  );

  it.each(BACK)("a rest that began long before, %s", async (_how, by) => {
    running();
    await refresh();
    awork.script.next({}, { status: 429, headers: { "retry-after": "1800" } });
    await refresh();
    await watch.live(20, {});
    watch.setClock(by);
    // At most as long as it was to be.
    await watch.until(() => !world.stored.backoff, 30);
    await watch.live(5, RIGHT);
  });

  it.each(CHANGES)("the rests after failures, %s", async (_how, by) => {
    running();
    await refresh();
    watch.goOffline();
    await watch.live(60, { isRight: true });
    watch.goOnline();
    watch.setClock(by);
    await watch.until(() => !world.stored.trouble, LONGEST_REST);
    await watch.live(5, RIGHT);
  });

  it.each(CHANGES)("an outcome, %s", async (_how, by) => {
    paused();
    await watch.see(() => world.tracker.act(wish("resume")));
    expect(world.stored.outcome?.kind).toBe("resumed");
    watch.setClock(by);
    await watch.until(() => !world.stored.outcome, 4);
    await watch.live(5, RIGHT);
  });

  const ACTS = [
    ["resume", paused, "resumed"],
    ["keep", paused, "kept"],
    ["pause", running, "paused"],
    ["stop", running, "stopped"],
    ["start", stopped, "started"],
  ] as const;

  it.each(
    CHANGES.flatMap(([how, by]) => ACTS.map(([verb, add, kind]) => [verb, how, by, add, kind] as const)),
  )("an action whose fate is open: %s, %s", async (verb, _how, by, add, kind) => {
    add();
    await refresh();
    awork.journal.clear();
    // Some verbs read first: what is sent once the action is written down is the verb itself.
    world.beforeWrite = ({ pending }) => {
      if (pending) world.death = { use: "fetch", when: "under way" };
    };
    void world.tracker.act(wish(verb));
    await world.killed();
    world.beforeWrite = () => {};
    world.death = null;
    world.start();
    watch.setClock(by);
    await watch.until(() => !world.stored.pending, 3);
    expect(world.stored.outcome).toMatchObject({ verb, kind });
    await watch.live(3, {});
    await watch.live(5, RIGHT);
    expect(world.posted()).toBe(1);
  });

  it.each(CHANGES)("the list of the last days, %s", async (_how, by) => {
    running();
    stopped();
    await watch.see(() => world.tracker.refresh());
    watch.setClock(by);
    await watch.live(5, {});
    awork.books.stop();
    awork.books.start();
    await watch.see(() => world.tracker.refresh());
    expectDays(world, awork);
    awork.journal.clear();
    await watch.see(() => world.tracker.refresh());
    expect(world.asked()).toBe(0);
  });

  it.each(CHANGES)("an edit that waits, %s", async (_how, by) => {
    const { id } = running();
    await refresh();
    watch.goOffline();
    await watch.see(() => world.tracker.edit({ id, field: "note", from: null, to: "Draft" }));
    watch.setClock(by);
    watch.goOnline();
    await watch.until(() => world.edits.length === 0, LONGEST_REST);
    expect(awork.books.find(id)?.note).toBe("Draft");
  });
});

describe("a break as long as no clock here can tell", () => {
  const night = () =>
    awork.books.add({ start: NOW - 11 * HOUR, breaks: [{ start: NOW - 10 * HOUR, end: null }] });

  it.each(CHANGES)(
    "is never made work by a key that nobody asked about: the clock is set %s",
    async (_how, by) => {
      night();
      await refresh();
      watch.setClock(by);
      // So slow that nothing is learnt of awork's clock.
      const held = awork.script.next({}, { hold: true });
      const act = watch.see(() => world.tracker.act(wish("resume")));
      await held.arrived;
      watch.pass(2 * SECOND + 1);
      held.release();
      expect((await act).kind).toBe("ask");
      expect(world.posted()).toBe(0);
    },
  );
});
