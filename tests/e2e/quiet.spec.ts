import { until } from "../../scripts/wait.ts";
import { COLLEAGUE_ID, COLLEAGUE_TOKEN, PERSON_ID, PERSON_TOKEN } from "../fake-awork/people.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import { NOTHING } from "../quiet/changes.ts";
import { type Chromium, startChromium } from "../quiet/chromium.ts";
import { askerOf, evaluate } from "../quiet/page.ts";
import { createWatch } from "../quiet/watch.ts";
import { connect } from "./ask.ts";
import { expect, test } from "./fixtures.ts";
import { badgeOf, truth } from "./truth.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** A worker that nobody needs ends after 30 s. */
const SLEEPS = 40 * SECOND;

/** Somebody who is connected, with a timer of 50 minutes whose next minute turns in so long. */
async function connected(chromium: Chromium, awork: FakeAwork, userId: string, token: string, left: number) {
  const watch = await createWatch(chromium, awork, userId);
  awork.books.add({ userId, start: awork.clock.now() - 51 * MINUTE + left });
  const turn = Date.now() + left;
  const isOnBadge = async () => {
    const { worked } = truth(awork.books, userId, awork.clock.now());
    return (await evaluate(chromium.page, "chrome.action.getBadgeText({})")) === badgeOf(worked);
  };
  await connect(askerOf(chromium.page), token);
  await until("the timer is known", isOnBadge);
  return {
    watch,
    turn,
    /** Resolves when the minute has turned, and the badge with it. */
    async turned() {
      expect(Date.now(), "it sleeps before the minute turns").toBeLessThan(turn);
      await until("the minute turns", async () => !watch.isAsleep(), left + 15 * SECOND);
      expect(watch.lives().at(-1)!.since).toBeGreaterThanOrEqual(turn);
      await until("the badge turns", isOnBadge);
    },
  };
}

/** The minute turns soon after awork was asked: that is the badge's alone. */
async function turnsSoon(chromium: Chromium, awork: FakeAwork) {
  const { watch, turned } = await connected(chromium, awork, COLLEAGUE_ID, COLLEAGUE_TOKEN, 12 * SECOND);
  await chromium.page.send("ServiceWorker.stopAllWorkers");
  await until("the worker is ended", async () => watch.isAsleep());
  const seen = await watch.begin();
  await turned();
  await until("the worker sleeps, with nobody to end it", async () => watch.isAsleep(), SLEEPS);
  expect(await seen()).toMatchObject({ wakes: 1, calls: [], writes: [], alarms: 1 });
}

/** The minute turns when it is nearly time to ask: awork is asked as well. */
async function turnsLate(chromium: Chromium, awork: FakeAwork) {
  const { watch, turned } = await connected(chromium, awork, PERSON_ID, PERSON_TOKEN, 42 * SECOND);
  await until("the worker sleeps, with nobody to end it", async () => watch.isAsleep(), SLEEPS);
  const seen = await watch.begin();
  await turned();
  await until("awork has answered", async () => {
    const { writes, alarms } = await seen();
    return writes.length > 0 && alarms > 0;
  });
  expect(await seen()).toMatchObject({
    wakes: 1,
    calls: ["GET /me/timeentries/last"],
    writes: [expect.stringMatching(/^state \(askedAt, at\b.*\)$/)],
    alarms: 1,
  });

  // What was there already is seen when it is written: that none was is more than a blind eye.
  const probe = await watch.begin();
  for (const value of [1, 1, 2])
    await evaluate(chromium.page, `chrome.storage.local.set({ probe: { value: ${value} } })`);
  await evaluate(chromium.page, `chrome.storage.session.set({ probe: 1 })`);
  expect((await probe()).writes).toEqual(["probe", NOTHING, "probe (value)", "probe in memory"]);
}

test(
  "the worker sleeps, wakes when the minute turns, and asks and writes no more than it must",
  { tag: "@full" },
  async ({ chromiumPath, server: { extension }, awork }) => {
    test.setTimeout(4 * MINUTE);
    await using things = new AsyncDisposableStack();
    const open = async () => {
      const chromium = await startChromium({ executablePath: chromiumPath, extension });
      things.defer(() => chromium.close());
      return chromium;
    };
    // The time goes by for both at once.
    await Promise.all([turnsSoon, turnsLate].map(async (turns) => turns(await open(), awork)));
  },
);
