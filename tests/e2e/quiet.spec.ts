import { until } from "../../scripts/wait.ts";
import { PERSON_ID, PERSON_TOKEN } from "../fake-awork/people.ts";
import { NOTHING } from "../quiet/changes.ts";
import { startChromium } from "../quiet/chromium.ts";
import { connect, evaluate } from "../quiet/page.ts";
import { createWatch } from "../quiet/watch.ts";
import { expect, test } from "./fixtures.ts";
import { badgeOf, truth } from "./truth.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Longer than it takes from one turn of the minute to the next. */
const SOON = 75 * SECOND;

test("the worker sleeps, wakes when the minute turns, and asks and writes no more than it must", async ({
  chromiumPath,
  server: { extension },
  awork,
}) => {
  test.setTimeout(4 * MINUTE);
  await using things = new AsyncDisposableStack();
  const chromium = await startChromium({ executablePath: chromiumPath, extension });
  things.defer(() => chromium.close());
  const watch = await createWatch(chromium, awork, PERSON_ID);
  const badge = () => evaluate<string>(chromium.page, "chrome.action.getBadgeText({})");
  const worked = () => truth(awork.books, PERSON_ID, awork.clock.now()).worked;

  const { start } = awork.books.add({ start: awork.clock.now() - 50 * MINUTE - 15 * SECOND });
  const turn = (number: number) => start! + (50 + number) * MINUTE;
  await connect(chromium.page, PERSON_TOKEN);
  // As if a popup had awork asked just before the first turn, which is the badge's alone then.
  await evaluate(
    chromium.page,
    `chrome.storage.local.get("state").then(({ state }) =>
      chrome.storage.local.set({ state: { ...state, askedAt: ${turn(1) - 5 * SECOND} } }))`,
  );
  await until("the worker sleeps, with nobody to end it", async () => watch.isAsleep(), 40 * SECOND);
  expect(Date.now()).toBeLessThan(turn(1));

  const first = await watch.begin();
  await until("the minute turns", async () => !watch.isAsleep(), SOON);
  expect(watch.lives().at(-1)!.since).toBeGreaterThanOrEqual(turn(1));
  await until("the badge turns", async () => (await badge()) === badgeOf(worked()));
  await until("the worker sleeps", async () => watch.isAsleep(), 40 * SECOND);
  expect(await first()).toMatchObject({ wakes: 1, calls: [], writes: [], alarms: 1 });

  const second = await watch.begin();
  await until("the minute turns", async () => !watch.isAsleep(), SOON);
  expect(watch.lives().at(-1)!.since).toBeGreaterThanOrEqual(turn(2));
  await until("awork has answered", async () => {
    const { writes, alarms } = await second();
    return writes.length > 0 && alarms > 0;
  });
  expect(await second()).toMatchObject({
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
});
