import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MINUTE } from "@/lib/timer/time";
import type { Outcome } from "@/lib/tracker/actions/outcome";
import type { SyncError } from "@/lib/tracker/sync-error";
import { createCaller } from "@/tests/fake-awork/caller";
import type { Entry } from "@/tests/fake-awork/entry";
import type { Behaviour } from "@/tests/fake-awork/script";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { SCENES, type Scene } from "../scenes";
import { type Death, type World, createWorld, expectTruth } from "../world";

let awork: FakeAwork;
let world: World;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  world = createWorld(awork);
});
afterAll(() => awork.close());

const GET = { method: "GET" };

/** What changes something. */
const SENT = { method: /POST|PUT|DELETE/ };

/** What may come in place of an answer, whether awork has done it, and how that is told when nobody dies. */
type Failing = [title: string, behaviour: Behaviour, acts: boolean, trouble: SyncError["kind"]];

const OPEN: Failing[] = [
  ["a connection that ends before the deed", { drop: true }, false, "unreachable"],
  ["a connection that ends after the deed", { drop: "after" }, true, "unreachable"],
  ["an answer that is cut off", { truncated: true }, true, "unreachable"],
  ["half of the JSON", { malformed: true }, true, "notUnderstood"],
  ["half of the JSON, and no deed", { body: '{"id":' }, false, "notUnderstood"],
  ["a web page", { html: true }, false, "notUnderstood"],
  ["a web page after the deed", { body: "<!doctype html>", acted: true }, true, "notUnderstood"],
  ["an empty answer", { empty: true }, true, "notUnderstood"],
  ["an empty answer, and no deed", { body: "" }, false, "notUnderstood"],
  ["404", { status: 404 }, false, "gone"],
  ["404 after the deed", { status: 404, acted: true }, true, "gone"],
  ["409", { status: 409 }, false, "gone"],
  ["500", { status: 500 }, false, "aworkTrouble"],
  ["500 after the deed", { status: 500, acted: true }, true, "aworkTrouble"],
  ["503", { status: 503 }, false, "aworkTrouble"],
  ["503 after the deed", { status: 503, acted: true }, true, "aworkTrouble"],
];

const REFUSED: Failing[] = [
  ["400", { status: 400 }, false, "refused"],
  ["401", { status: 401 }, false, "signedOut"],
  ["403", { status: 403 }, false, "forbidden"],
  ["429", { status: 429, headers: { "retry-after": "20" } }, false, "tooMany"],
];

const SILENT: Failing[] = [
  ["silence", { silent: true }, false, "timedOut"],
  ["silence after the deed", { hold: "before" }, true, "timedOut"],
];

const FINE: Failing = ["an answer as it should be", {}, true, "refused"];

/** In a full run all of them are tried with each verb, and with each death of a worker. */
const isFull = process.env.FULL !== undefined;

/** They stand for all, once what each is taken for has been tried: done or not, heard or not. */
const SOME = ["a connection that ends after the deed", "404", "503", "400"];
const OPEN_EACH = OPEN.filter(([title]) => isFull || SOME.includes(title));
const REFUSED_EACH = REFUSED.filter(([title]) => isFull || SOME.includes(title));

const changing = ({ method }: { method: string }) => method !== "GET";

/** The entry is there, and known from just now. */
async function knownEntry({ add }: Scene): Promise<Entry> {
  const entry = add(awork.books);
  await world.tracker.poll();
  awork.journal.clear();
  world.writes.length = 0;
  world.uses.length = 0;
  return entry;
}

/** What was told once the fate was known. */
const told = () => world.writes.filter(({ pending }) => !pending).find(({ outcome }) => outcome)?.outcome;

/** Nothing is open, nothing is sent any more, and what is known is what the books say. */
async function expectQuiet() {
  const sent = world.sent();
  await world.live(3 * MINUTE);
  expect(world.sent()).toBe(sent);
  expect(world.stored).toMatchObject({ pending: null, trouble: null, backoff: null, failures: 0 });
  expectTruth(world, awork);
}

describe.each(SCENES)("$title", (scene) => {
  const { action, isDone, kind } = scene;
  const done = (entry: Entry) => isDone(entry, awork.books);
  // What an answer is taken for is the same for each: all of them are tried with the first.
  const isFirst = scene === SCENES[0];

  it.each(isFirst ? [...OPEN, ...SILENT] : [...OPEN_EACH, ...SILENT])(
    "%s: what awork shows is told, and nothing is sent again",
    async (...failing) => {
      const [, behaviour, acts, why] = failing;
      const entry = await knownEntry(scene);
      world.impede(SENT, behaviour);
      const outcome = await world.tracker.act(action(entry));
      expect(done(entry)).toBe(acts);
      expect([outcome.kind, outcome.trouble?.kind]).toEqual(acts ? [kind, undefined] : ["notDone", why]);
      expect(world.sent()).toBe(1);
      expect(world.stored).toMatchObject({ outcome, pending: null, trouble: null });
      expectTruth(world, awork);
      await expectQuiet();
    },
  );

  it.each(isFirst ? REFUSED : REFUSED_EACH)(
    "%s: nothing was done, and that is told",
    async (_title, behaviour, _acts, why) => {
      const entry = await knownEntry(scene);
      world.impede(SENT, behaviour);
      const outcome = await world.tracker.act(action(entry));
      expect(outcome).toMatchObject({ kind: "failed", trouble: { kind: why } });
      expect(done(entry)).toBe(false);
      expect(world.stored).toMatchObject({ outcome, pending: null });
      expect([world.asked(), world.sent()]).toEqual([scene.reads, 1]);
      await expectQuiet();
    },
  );

  it.each<[string, Behaviour, Outcome["kind"]]>([
    ["it was done", { drop: "after" }, kind],
    ["it was not done", { drop: true }, "notDone"],
  ])("where reading is impossible too, a later poll settles it: %s", async (_title, behaviour, settled) => {
    const entry = await knownEntry(scene);
    const { timer } = world.stored;
    const lost = world.impede(SENT, behaviour);
    void lost.arrived.then(() => awork.script.always({}, { status: 503 }));
    const outcome = await world.tracker.act(action(entry));
    expect(outcome).toMatchObject({ kind: "unknown", trouble: { kind: "unreachable" } });
    expect(world.stored).toMatchObject({ timer, outcome, pending: { verb: scene.verb, id: entry.id } });
    await world.live(5 * MINUTE);
    expect(world.stored).toMatchObject({ timer, outcome, pending: { verb: scene.verb } });
    world.start();
    awork.script.clear();
    await world.live(20 * MINUTE);
    expect(told()?.kind).toBe(settled);
    expect(world.sent()).toBe(1);
    await expectQuiet();
  });

  it("pressed while its fate is unknown reads before it sends", async () => {
    const entry = await knownEntry(scene);
    const wanted = action(entry);
    const lost = awork.script.next(SENT, { drop: "after" });
    void lost.arrived.then(() => awork.script.next(GET, { drop: true }));
    expect(await world.tracker.act(wanted)).toMatchObject({ kind: "unknown" });
    const again = await world.tracker.act(wanted);
    expect(again.kind).toMatch(/^(already.*|changed)$/);
    expect([world.sent(), world.stored.pending]).toEqual([1, null]);
    await expectQuiet();
  });

  it.each<[string, Behaviour]>([
    ["no connection", { drop: true }],
    ["too many requests", { status: 429, headers: { "retry-after": "20" } }],
  ])(
    "pressed while neither its fate nor anything else can be heard is not told as failed: %s",
    async (...given) => {
      const [, behaviour] = given;
      const entry = await knownEntry(scene);
      const wanted = action(entry);
      const lost = awork.script.next(SENT, { drop: "after" });
      void lost.arrived.then(() => awork.script.next({ ...GET, times: 3 }, behaviour));
      for (let presses = 0; presses < 3; presses += 1)
        expect(await world.tracker.act(wanted)).toMatchObject({ verb: scene.verb, kind: "unknown" });
      expect(world.stored.pending).toMatchObject({ verb: scene.verb });
      awork.script.clear();
      await expectQuiet();
      expect([world.sent(), done(entry)]).toEqual([1, true]);
    },
  );

  it("what awork does long after is known at the next poll", async () => {
    const entry = await knownEntry(scene);
    const held = world.impede(SENT, { hold: "after" });
    expect(await world.tracker.act(action(entry))).toMatchObject({
      kind: "notDone",
      trouble: { kind: "timedOut" },
    });
    held.release();
    // The next request is answered after the one that was let go.
    await createCaller(awork)("GET /me");
    expect(done(entry)).toBe(true);
    await expectQuiet();
    expect(world.sent()).toBe(1);
  });

  /** The call of awork that carries the verb out. */
  const sending = { use: "fetch", nth: 1 + scene.reads };
  const DEATHS: [title: string, when: Death["when"]][] = [
    ["while it is under way", "under way"],
    ["when the answer is there", "after"],
  ];

  describe.each(DEATHS)("the worker is killed %s", (_title, when) => {
    it.each([FINE, ...OPEN_EACH, ...REFUSED_EACH])("%s", async (_answer, behaviour, acts) => {
      const entry = await knownEntry(scene);
      world.impede(SENT, behaviour);
      world.death = { ...sending, when };
      void world.tracker.act(action(entry));
      await world.killed();
      world.death = null;
      await awork.journal.waitFor(changing);
      await createCaller(awork)("GET /me");
      expect(world.stored.pending).toMatchObject({ verb: scene.verb, id: entry.id });
      expect(done(entry)).toBe(acts);

      await world.start().tick();
      expect(world.stored.pending).toBeNull();
      expect(told()).toMatchObject({ verb: scene.verb, kind: acts ? kind : "notDone" });
      expectTruth(world, awork);
      expect(world.sent()).toBe(1);
      await expectQuiet();
    });
  });

  it("the worker is killed before it is sent: it is not, and that is told", async () => {
    const entry = await knownEntry(scene);
    world.death = { ...sending, when: "before" };
    void world.tracker.act(action(entry));
    await world.killed();
    world.death = null;
    expect(world.stored.pending).toMatchObject({ verb: scene.verb, id: entry.id });
    await world.start().tick();
    expect(told()).toMatchObject({ verb: scene.verb, kind: "notDone" });
    await expectQuiet();
    expect([world.sent(), done(entry)]).toEqual([0, false]);
  });

  it.each<[string, "before" | "after", boolean]>([
    ["has done it", "before", true],
    ["does it only then", "after", false],
  ])("the worker is killed while awork takes its time, and %s", async (_title, hold, isDoneBefore) => {
    const entry = await knownEntry(scene);
    const held = awork.script.next(SENT, { hold });
    void world.tracker.act(action(entry));
    await held.arrived;
    await createCaller(awork)("GET /me");
    await world.start().tick();
    expect(told()?.kind).toBe(isDoneBefore ? kind : "notDone");
    expectTruth(world, awork);
    held.release();
    await createCaller(awork)("GET /me");
    expect(done(entry)).toBe(true);
    await expectQuiet();
    expect(world.sent()).toBe(1);
  });

  it("the worker is killed at any of its steps: at most one is sent, and told is what came of it", async () => {
    const dry = await knownEntry(scene);
    await world.tracker.act(action(dry));
    const steps = world.uses.length;
    for (let use = 1; use <= steps; use += 1) {
      for (const when of ["before", "under way", "after"] as const) {
        world = createWorld(awork);
        const entry = await knownEntry(scene);
        world.death = { use, when };
        void world.tracker.act(action(entry));
        await world.killed();
        world.death = null;
        await createCaller(awork)("GET /me");
        await world.start().tick();
        await world.live(3 * MINUTE);
        const place = `${when} ${world.uses[use - 1]} (${use})`;
        expect(world.sent(), place).toBeLessThanOrEqual(1);
        expect(world.stored.pending, place).toBeNull();
        if (world.sent() === 1) expect([told()?.kind, done(entry)], place).toEqual([kind, true]);
        else
          expect(
            [
              [undefined, false],
              ["notDone", false],
            ],
            place,
          ).toContainEqual([told()?.kind, done(entry)]);
        expectTruth(world, awork);
      }
    }
  });
});
