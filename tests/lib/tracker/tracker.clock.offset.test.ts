import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { wish } from "./states";
import { RIGHT, RIGHT_AND_MARKED, type Watch, WRONG_AND_MARKED, createWatch } from "./watch";
import { type World, createWorld } from "./world";

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

/** Longer than any rest after failures. */
const LONGEST_REST = 20;

const ago = (duration: number) => watch.there() - duration;
/** No number turns at a moment at which somebody looks. */
const running = () => awork.books.add({ start: ago(HOUR + 25 * SECOND) });
const paused = () =>
  awork.books.add({
    start: ago(HOUR + 25 * SECOND),
    breaks: [{ start: ago(12 * MINUTE), end: null }],
  });
const refresh = () => watch.see(() => world.tracker.poll());

const AHEAD: [string, number][] = [
  ["five seconds ahead of", 5 * SECOND],
  ["five seconds behind", -5 * SECOND],
  ["90 seconds ahead of", 90 * SECOND],
  ["90 seconds behind", -90 * SECOND],
  ["ten minutes ahead of", 10 * MINUTE],
  ["ten minutes behind", -10 * MINUTE],
  ["a day ahead of", DAY],
  ["a day behind", -DAY],
];

describe.each([
  ["running", running],
  ["paused", paused],
])("with a timer that is %s, and awork's clock", (_title, add) => {
  describe.each(AHEAD)("%s this computer's", (_how, ahead) => {
    beforeEach(async () => {
      watch.moveAwork(ahead);
      add();
    });

    it("the number is right from the first answer on", async () => {
      await refresh();
      expect(watch.look()).toMatchObject(RIGHT);
      await watch.live(20, RIGHT);
    });

    it("it stays right in other workers, and without a network", async () => {
      await refresh();
      world.start();
      await watch.live(3, RIGHT);
      watch.goOffline();
      await watch.live(2, { isRight: true });
      world.start();
      await watch.live(15, RIGHT_AND_MARKED);
      watch.goOnline();
      await watch.until(() => !watch.look().isMarked, LONGEST_REST);
      await watch.live(5, RIGHT);
    });

    it("the difference is forgotten when this computer's is put right", async () => {
      await refresh();
      watch.setClock(ahead);
      await watch.live(2, {});
      await watch.live(5, RIGHT);
      expect(world.stored.offset).toBe(0);
    });

    it("the difference is learnt anew when the computer has slept, and its clock was put right meanwhile", async () => {
      await refresh();
      watch.sleep(8 * HOUR);
      watch.setClock(ahead);
      await watch.live(2, {});
      await watch.live(5, RIGHT);
      expect(world.stored.offset).toBe(0);
    });

    it.each<[string, () => Record<string, string | null>]>([
      [
        "the answers that say so were kept",
        () => ({ age: "90", date: new Date(ago(90 * SECOND)).toUTCString() }),
      ],
      ["the answers do not say so", () => ({ date: null })],
      ["the answers tell no time", () => ({ date: "yesterday" })],
    ])("what was known is not forgotten where %s", async (_why, headers) => {
      await refresh();
      awork.script.always({}, { headers: headers() });
      await watch.live(10, RIGHT);
    });
  });
});

describe("a clock that was put back by a day, and answers that do not say so", () => {
  it("mark the number as long as it can't be right", async () => {
    running();
    await refresh();
    watch.setClock(-DAY);
    awork.script.always({}, { headers: { date: null } });
    await watch.live(10, { ...WRONG_AND_MARKED, number: "0:00:00", badge: "?" });
    awork.script.clear();
    await watch.until(() => watch.look().isRight, 2);
    await watch.live(3, RIGHT);
  });
});

describe("what is done where awork's clock is", () => {
  it.each(AHEAD)("%s this computer's, is right at once", async (_how, ahead) => {
    watch.moveAwork(ahead);
    const act = (verb: Parameters<typeof wish>[0]) => watch.see(() => world.tracker.act(wish(verb)));
    running();
    expect((await act("pause")).kind).toBe("paused");
    await watch.live(7, RIGHT);
    expect(await act("resume")).toMatchObject({ kind: "resumed" });
    await watch.live(3, RIGHT);
    expect((await act("stop")).kind).toBe("stopped");
    await watch.live(3, RIGHT);
    expect((await act("start")).kind).toBe("started");
    await watch.live(3, { ...RIGHT, state: "running" });
  });
});
