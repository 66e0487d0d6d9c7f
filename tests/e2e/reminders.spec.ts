import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HOUR, MINUTE, SECOND } from "../fake-awork/clock.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import { AFTERNOON } from "../scenes/stage.ts";
import { type Desk, createDesk } from "./desk.ts";
import { expect, test as base } from "./fixtures.ts";
import { FULL } from "./tags.ts";

/**
 * A browser in which notifications are allowed. Nobody can press the browser's own question here, so the extension is
 * the one that is built, with a manifest that asks for them from the start.
 */
const test = base.extend<{ allowed: Desk }>({
  async allowed({ server, open, awork }, use) {
    const folder = await mkdtemp(join(tmpdir(), "awork-timer-allowed-"));
    await cp(server.extension, folder, { recursive: true });
    const file = join(folder, "manifest.json");
    const { optional_permissions, ...manifest } = JSON.parse(await readFile(file, "utf8"));
    expect(optional_permissions).toEqual(["notifications"]);
    const permissions = [...manifest.permissions, ...optional_permissions];
    await writeFile(file, JSON.stringify({ ...manifest, permissions }));
    await use(await createDesk(await open({ extension: folder }), awork));
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  },
});

const choose = (desk: Desk, settings: object) =>
  desk.watch.evaluate(`chrome.storage.sync.set(${JSON.stringify(settings)})`);

const shown = (desk: Desk) =>
  desk.watch.evaluate<string[]>("chrome.notifications.getAll().then((all) => Object.keys(all))");

const told = async (desk: Desk) => (await desk.stored("reminded"))?.told ?? {};

/** A whole second so long ago, by awork's clock. */
const before = ({ clock }: FakeAwork, duration: number) =>
  Math.floor((clock.now() - duration) / SECOND) * SECOND;

/** Nobody was there since then, while the timer ran, and somebody is back now. */
async function comeBack(desk: Desk, id: string, since: number): Promise<void> {
  await desk.store("away", { gone: { id, since }, absence: null });
  await desk.browser.worker.evaluate(`chrome.idle.onStateChanged.dispatch("active")`);
  await expect.poll(async () => (await desk.stored("away")).absence?.since).toBe(since);
}

test("a break by law is reminded of once at its limit; the popup says what counts, and what Resume would leave", async ({
  allowed: desk,
  awork,
}) => {
  const { books } = awork;
  awork.clock.set(AFTERNOON);
  books.add({ start: before(awork, 10 * HOUR), end: before(awork, 9 * HOUR + 50 * MINUTE) });
  books.add({ start: before(awork, 5 * HOUR + 52 * MINUTE) });
  await desk.connect();
  await choose(desk, { breakRule: "germany", guardMinutes: 10 });
  // Without the popup, the list is read for it: the gap before the timer is a break that counts.
  await expect.poll(async () => (await desk.stored("days"))?.timers.length).toBe(2);
  const popup = await desk.openPopup();
  const status = popup.getByRole("status");
  await expect(status).toContainText("Breaks by law: a break of 15 min is due by");
  expect(await shown(desk)).toEqual([]);
  awork.clock.advance(8 * MINUTE);
  await desk.pass(8 * MINUTE);
  await expect(status).toContainText("more than 6:00 of work in a row without a break of 15 min or longer");
  await expect.poll(() => shown(desk)).toEqual(["reminder"]);
  expect(Object.keys(await told(desk))).toEqual(["breaks"]);

  await popup.getByRole("button", { name: "Pause" }).click();
  await expect(popup.locator("h1")).toHaveText("Paused");
  awork.clock.advance(20 * MINUTE);
  await desk.pass(20 * MINUTE);
  await expect.poll(() => shown(desk)).toEqual([]);
  const cost = /of breaks will count as work\. Then it is more than 6:00 of work in a row\./;
  await expect(popup.getByRole("button", { name: "Resume", exact: true })).toHaveAccessibleDescription(cost);
  await popup.getByRole("button", { name: "Resume", exact: true }).click();
  // The question says it too.
  await expect(popup.locator("#question")).toContainText("Then it is more than 6:00 of work in a row.");
  await popup.getByRole("button", { name: "Resume and keep the break" }).first().click();
  await expect(popup.locator("h1")).toHaveText("Running");
  await expect(status).not.toContainText("Breaks by law");
  await popup.getByRole("button", { name: "More", exact: true }).click();
  await expect(popup.getByRole("button", { name: "Remove breaks" })).toHaveAccessibleDescription(cost);
});

test(
  "a paused timer is reminded of once, and no more when it runs",
  FULL,
  async ({ allowed: desk, awork }) => {
    const { books } = awork;
    books.add({ start: before(awork, 2 * HOUR), breaks: [{ start: before(awork, 45 * MINUTE), end: null }] });
    await desk.connect();
    expect(await shown(desk)).toEqual([]);
    await choose(desk, { remindPausedMinutes: 30 });
    await expect.poll(() => shown(desk)).toEqual(["reminder"]);
    expect(Object.keys(await told(desk))).toEqual(["paused"]);

    books.resume();
    await desk.pass(5 * MINUTE);
    await expect.poll(() => shown(desk)).toEqual([]);

    // The same is not told again, a new break is.
    const { paused } = await told(desk);
    books.pause();
    const open = books.current()!.breaks.at(-1)!;
    books.change(books.current()!.id, {
      breaks: [...books.current()!.breaks.slice(0, -1), { ...open, start: before(awork, 31 * MINUTE) }],
    });
    await desk.pass(5 * MINUTE);
    await expect.poll(() => shown(desk)).toEqual(["reminder"]);
    expect((await told(desk)).paused).not.toBe(paused);
  },
);

test("“not again today” silences the kind, also for a worker that was not there", async ({
  allowed: desk,
  awork,
}) => {
  awork.books.add({ start: before(awork, 9 * HOUR) });
  await desk.connect();
  await choose(desk, { remindLongHours: 8 });
  await expect.poll(() => shown(desk)).toEqual(["reminder"]);
  await desk.browser.worker.evaluate(`chrome.notifications.onButtonClicked.dispatch("reminder", 0)`);
  await expect.poll(() => shown(desk)).toEqual([]);
  await expect.poll(async () => Object.keys((await desk.stored("silenced")) ?? {})).toEqual(["long"]);
  await desk.store("reminded", { told: {}, shown: null });
  await desk.killWorker();
  await desk.pass(5 * MINUTE);
  await expect.poll(async () => (await desk.stored("state")).askedAt).toBeGreaterThan(0);
  expect(await shown(desk)).toEqual([]);
});

test("without leave there is the question in the popup all the same; kept, nothing is sent", async ({
  desk,
  awork,
}) => {
  const entry = awork.books.add({ start: before(awork, 2 * HOUR) });
  await choose(desk, { remindAwayMinutes: 25 });
  await desk.connect();
  await comeBack(desk, entry.id, before(awork, 40 * MINUTE));
  const popup = await desk.openPopup();
  await expect(popup.getByRole("group", { name: /^You were away from .*, for 0:40/ })).toBeVisible();
  awork.journal.clear();
  await popup.getByRole("button", { name: "Count as work" }).click();
  await expect(popup.getByText("You were away")).toBeHidden();
  await expect.poll(async () => (await desk.stored("away")).absence).toBeNull();
  expect(awork.journal.count(({ method }) => method !== "GET")).toBe(0);
  expect(awork.books.current()?.id).toBe(entry.id);
});

for (const isKilled of [false, true]) {
  const how = isKilled ? ", also where the worker dies before awork has the end" : "";
  test(
    `“stop at” ends the entry at that second${how}`,
    { tag: isKilled ? "@full" : [] },
    async ({ allowed: desk, awork }) => {
      const entry = awork.books.add({ start: before(awork, 2 * HOUR), note: "Draft" });
      await choose(desk, { remindAwayMinutes: 25 });
      await desk.connect();
      const since = before(awork, 40 * MINUTE);
      await comeBack(desk, entry.id, since);
      await expect.poll(() => shown(desk)).toEqual(["reminder"]);

      const put = isKilled ? awork.script.next({ method: "PUT" }, { silent: true }) : null;
      const popup = await desk.openPopup();
      await popup
        .getByRole("button", { name: /^Stop as of / })
        .first()
        .click();
      if (put) {
        await put.arrived;
        await desk.killWorker();
        expect(awork.books.find(entry.id)?.end).toBeGreaterThan(since);
        await expect(popup.getByText("Nothing running")).toBeVisible();
        await desk.pass(5 * MINUTE);
      }
      await expect.poll(() => awork.books.find(entry.id)?.end).toBe(since);
      await expect(popup.getByRole("status")).toContainText(/Stopped as of (\w+, (\w+ \d+, )?)?\d+:\d\d/);
      await desk.expectTruth(popup);
      expect(awork.books.find(entry.id)).toMatchObject({ note: "Draft", duration: since - entry.start! });
      expect(awork.journal.count({ method: "POST" })).toBe(1);
      await expect.poll(() => shown(desk)).toEqual([]);
    },
  );
}

test(
  "the button in the notification stops at that second as well",
  FULL,
  async ({ allowed: desk, awork }) => {
    const entry = awork.books.add({ start: before(awork, 2 * HOUR) });
    await choose(desk, { remindAwayMinutes: 25 });
    await desk.connect();
    const since = before(awork, 40 * MINUTE);
    await comeBack(desk, entry.id, since);
    await expect.poll(() => shown(desk)).toEqual(["reminder"]);
    await desk.browser.worker.evaluate(`chrome.notifications.onButtonClicked.dispatch("reminder", 0)`);
    await expect.poll(() => awork.books.find(entry.id)?.end).toBe(since);
    await expect.poll(() => shown(desk)).toEqual([]);
  },
);

test(
  "a notification pressed while the window is minimised leads to the question, in a window of its own",
  { tag: "@full" },
  async ({ allowed: desk, awork }) => {
    const entry = awork.books.add({ start: before(awork, 2 * HOUR) });
    await choose(desk, { remindAwayMinutes: 25 });
    await desk.connect();
    await comeBack(desk, entry.id, before(awork, 40 * MINUTE));
    await expect.poll(() => shown(desk)).toEqual(["reminder"]);
    await desk.browser.worker.evaluate(
      `chrome.windows.getLastFocused().then(({ id }) => chrome.windows.update(id, { state: "minimized" }))`,
    );
    const opened = desk.context.waitForEvent("page");
    await desk.browser.worker.evaluate(`chrome.notifications.onClicked.dispatch("reminder")`);
    const page = await opened;
    await expect(page.getByRole("group", { name: /^You were away from / })).toBeVisible();
    await expect(page.getByRole("button", { name: "Count as work" })).toBeFocused();
    await expect.poll(() => shown(desk)).toEqual([]);
  },
);
