import { openPage } from "../../scripts/connection.ts";
import { type Desk, createDesk } from "./desk.ts";
import { expect, test } from "./fixtures.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const LAST = { path: /last$/ };

/** So long nothing may be sent: no machine takes as long for a test, which ends the wait itself. */
const WAIT = 30 * MINUTE;
const TOO_MANY = { status: 429, headers: { "ratelimit-reset": String(WAIT / SECOND) } };

/** When the alarm rings next. */
const alarm = (desk: Desk) =>
  desk.watch.evaluate<number>("chrome.alarms.get('wake').then(({ scheduledTime }) => scheduledTime)");

/** Lets the wait pass and the alarm ring. */
async function waitOut(desk: Desk) {
  await desk.age(WAIT);
  await desk.watch.evaluate(`chrome.alarms.create("wake", { when: Date.now() })`);
}

test("a 429 is waited out, whoever looks and whatever is pressed", async ({ desk, awork }) => {
  awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
  awork.books.pause();
  await desk.connect();
  const popup = await desk.openPopup();
  await desk.expectTruth(popup);
  awork.script.next(LAST, TOO_MANY);
  await desk.pass(5 * MINUTE);
  await expect(popup.getByRole("alert")).toContainText("request limit");
  const { backoff } = await desk.stored("state");
  expect(backoff.until - backoff.since).toBe(WAIT);
  const asked = awork.journal.count();
  await desk.killWorker();
  await popup.getByRole("button", { name: "Resume", exact: true }).click();
  await expect(popup.getByText("Not resumed. Your company has used up awork’s request limit.")).toBeVisible();
  await (await desk.openPopup()).close();
  await expect(popup.getByRole("alert").getByText("request limit")).toHaveCount(1);
  // The alarm rings when the wait is over, and not before.
  expect(Math.abs((await alarm(desk)) - backoff.until)).toBeLessThanOrEqual(SECOND);
  expect(awork.journal.count()).toBe(asked);
  await waitOut(desk);
  await expect.poll(() => awork.journal.count()).toBeGreaterThan(asked);
  await expect(popup.getByText("Retrying automatically")).toHaveCount(0);
  await desk.expectTruth(popup, { failed: true });
});

test(
  "a 429 is waited out over a restart of the browser, to the moment",
  { tag: "@full" },
  async ({ profile, awork }) => {
    test.slow();
    awork.books.add({ start: awork.clock.now() - 50.5 * MINUTE });
    // A paused timer wakes nobody for the badge: the alarm is the wait's own.
    awork.books.pause();
    const first = await profile.start();
    const desk = await createDesk(first, awork);
    await desk.connect();
    awork.script.next(LAST, TOO_MANY);
    await desk.pass(5 * MINUTE);
    await expect.poll(async () => (await desk.stored("state")).backoff?.strict).toBe(true);
    const { backoff } = await desk.stored("state");
    await first.close();

    awork.books.resume();
    awork.journal.clear();
    const second = await profile.start();
    const later = await createDesk(second, awork, await openPage(second, "options"));
    const title = async () => (await later.toolbar()).tooltip;
    // What was known is there at once, and why nothing newer is.
    await expect.poll(title).toMatch(/^Paused 0:50.*request limit/s);
    await expect.poll(async () => Math.abs((await alarm(later)) - backoff.until)).toBeLessThanOrEqual(SECOND);
    expect(awork.journal.count()).toBe(0);
    await waitOut(later);
    await expect.poll(title).toMatch(/^Running 0:5\d(?!.*request limit)/s);
  },
);

test("popups opened again and again cost no more than one that stays open", async ({ desk, awork }) => {
  awork.books.add();
  await desk.connect();
  awork.journal.clear();
  const popup = await desk.openPopup();
  // The hours and the task are read once, on the first opening.
  await expect.poll(() => desk.stored("hours")).toMatchObject({ notBefore: null });
  awork.journal.clear();
  const begun = Date.now();
  for (let opening = 1; opening < 20; opening += 1) await popup.reload();
  // One each six seconds and a list of the last days each minute.
  const passed = Date.now() - begun;
  const lists = awork.journal.count({ path: /timeentries$/ });
  expect(lists).toBeLessThanOrEqual(1 + passed / MINUTE);
  expect(awork.journal.count() - lists).toBeLessThanOrEqual(1 + passed / (6 * SECOND));
});

const DAILY = /\/(settings|permissions|capacity|absences|workspaceabsences|tasks\/[^/]+)$/;

test("an opening costs two requests, and the first of a day besides them its hours and its task once", async ({
  desk,
  awork,
}) => {
  awork.books.add();
  await desk.connect();
  await desk.age(7 * SECOND);
  awork.journal.clear();
  const popup = await desk.openPopup();
  await expect.poll(() => desk.stored("hours")).toMatchObject({ notBefore: null });
  const daily = () =>
    awork.journal.all(({ path }) => DAILY.test(path)).map(({ path }) => path.split("/").at(-1));
  expect(daily().toSorted()).toEqual(
    [
      awork.books.current()!.task!.id,
      "absences",
      "capacity",
      "permissions",
      "settings",
      "workspaceabsences",
    ].toSorted(),
  );
  expect(awork.journal.count(({ path }) => !DAILY.test(path))).toBeLessThanOrEqual(2);

  await desk.age(7 * SECOND);
  awork.journal.clear();
  await popup.reload();
  await expect.poll(() => awork.journal.count({ path: /last$/ })).toBe(1);
  await desk.expectTruth(popup);
  expect(daily()).toEqual([]);
  expect(awork.journal.count()).toBeLessThanOrEqual(2);
});
