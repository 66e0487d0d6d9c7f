import { createDesk, titleIn } from "./desk.ts";
import { expect, test } from "./fixtures.ts";

const MINUTE = 60_000;

test("a 429 is waited out, whoever looks and whatever is pressed", async ({ desk, awork }) => {
  awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
  awork.books.pause();
  await desk.connect();
  const popup = await desk.openPopup();
  await desk.expectTruth(popup);
  awork.script.next({ path: /last$/ }, { status: 429, headers: { "ratelimit-reset": "4" } });
  await desk.pass(5 * MINUTE);
  await expect(popup.getByRole("alert")).toContainText("request limit");
  const { rest } = await desk.stored("state");
  expect(rest.until - rest.since).toBe(4_000);
  const asked = awork.journal.count();
  await desk.killWorker();
  await popup.getByRole("button", { name: "Resume", exact: true }).click();
  await expect(popup.getByText("Not resumed. Your company has used up awork’s request limit.")).toBeVisible();
  await (await desk.openPopup()).close();
  expect(awork.journal.count()).toBe(asked);
  // The alarm rings when the wait is over, and not before.
  await expect(popup.getByRole("alert").getByText("request limit")).toHaveCount(1);
  await awork.journal.waitFor((request) => awork.journal.all().indexOf(request) >= asked, 10_000);
  expect(awork.journal.all().at(-1)!.at).toBeGreaterThanOrEqual(rest.until);
});

test("a 429 is waited out over a restart of the browser, to the moment", async ({ profile, awork }) => {
  awork.books.add({ start: awork.clock.now() - 50 * MINUTE - 20_000 });
  // A paused timer wakes nobody for the badge: the alarm is the wait's own.
  awork.books.pause();
  const first = await profile.start();
  const desk = await createDesk(first, awork);
  await desk.connect();
  awork.script.next({ path: /last$/ }, { status: 429, headers: { "ratelimit-reset": "10" } });
  await desk.pass(5 * MINUTE);
  await expect.poll(async () => (await desk.stored("state")).rest?.strict).toBe(true);
  const { rest } = await desk.stored("state");
  await first.close();

  awork.books.resume();
  awork.journal.clear();
  const second = await profile.start();
  // What was known is there at once, and why nothing newer is.
  await expect.poll(() => titleIn(second)).toMatch(/^Paused 0:50.*request limit/s);
  await expect.poll(() => titleIn(second), { timeout: 20_000 }).toMatch(/^Running 0:50/);
  const [asked] = awork.journal.all();
  expect(asked!.at).toBeGreaterThanOrEqual(rest.until);
  expect(asked!.at).toBeLessThan(rest.until + 2_000);
});

test("popups opened a hundred times in a minute cost at most twelve requests", async ({ desk, awork }) => {
  test.slow();
  awork.books.add();
  await desk.connect();
  awork.journal.clear();
  const popup = await desk.openPopup();
  const begun = Date.now();
  for (let opening = 1; opening < 100; opening += 1) await popup.reload();
  // One each six seconds and a list of the last days: twelve in a minute.
  expect(awork.journal.count()).toBeLessThanOrEqual(2 + (Date.now() - begun) / 6_000);
});
