import type { Page } from "@playwright/test";
import { HOUR, MINUTE, SECOND } from "../fake-awork/clock.ts";
import { openBreak } from "../fake-awork/entry.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import { expect, test } from "./fixtures.ts";

const button = (popup: Page, name: string | RegExp) =>
  popup.getByRole("button", typeof name === "string" ? { name, exact: true } : { name });
const removal = { method: "POST", path: /removebreaks$/ };
const post = { method: "POST" };

const before = ({ clock }: FakeAwork, duration: number) =>
  Math.floor((clock.now() - duration) / SECOND) * SECOND;

test("Remove breaks asks before a long break becomes work; the focus is on what changes nothing", async ({
  desk,
  awork,
}) => {
  const entry = awork.books.add({
    start: before(awork, 20 * HOUR),
    breaks: [{ start: before(awork, 19 * HOUR), end: before(awork, 5 * HOUR) }],
  });
  await desk.connect();
  const popup = await desk.openPopup();
  await button(popup, "More").click();
  await button(popup, "Remove breaks").click();
  const question = popup.getByRole("group", { name: "Breaks not removed yet: 14:00 of breaks would count" });
  await expect(question).toBeVisible();
  await expect(button(popup, "Keep the breaks")).toBeFocused();
  expect(awork.journal.count(removal)).toBe(0);

  // It waits for who comes back.
  await popup.close();
  const next = await desk.openPopup();
  await expect(button(next, "Keep the breaks")).toBeFocused();
  expect((await desk.toolbar()).tooltip).toContain("Breaks not removed yet");
  await next.keyboard.press("Enter");
  await expect(next.getByRole("group", { name: "Breaks not removed yet" })).toBeHidden();
  await expect.poll(async () => (await desk.stored("state")).question).toBeNull();
  expect([awork.journal.count(removal), awork.books.find(entry.id)?.breaks.length]).toEqual([0, 1]);

  await button(next, "More").click();
  await button(next, "Remove breaks").click();
  await button(next, "Count 14:00 of breaks as work").click();
  await expect(next.getByRole("status")).toContainText("14:00 of breaks now counts as work.");
  expect(awork.journal.count(removal)).toBe(1);
});

test("a timer paused since yesterday is not simply resumed: today can be an entry of its own", async ({
  desk,
  awork,
}) => {
  // At any hour: awork stops a timer by itself after 24 hours.
  awork.clock.set(new Date().setHours(12, 0, 0, 0));
  const midnight = new Date(awork.clock.now()).setHours(0, 0, 0, 0);
  const yesterday = awork.books.add({
    start: midnight - 31 * MINUTE,
    breaks: [{ start: midnight - MINUTE, end: null }],
    note: "Draft",
  });
  await desk.connect();
  await desk.browser.worker.evaluate(`chrome.commands.onCommand.dispatch("resume")`);
  await expect.poll(async () => (await desk.stored("state")).question?.about).toBe("earlierDay");
  expect(awork.journal.count(post)).toBe(0);
  const popup = await desk.openPopup();
  await expect(
    popup.getByRole("group", { name: /^This entry has been paused since yesterday, / }),
  ).toBeVisible();
  await expect(button(popup, "Continue this entry")).toBeFocused();
  await button(popup, "End it and start again today").click();
  await expect(popup.getByRole("status").first()).toContainText("Started.");
  expect(awork.books.find(yesterday.id)).toMatchObject({ duration: 30 * MINUTE });
  expect(awork.books.current()).toMatchObject({ note: "Draft" });
  expect(awork.books.current()?.id).not.toBe(yesterday.id);
  await desk.expectTruth(popup);
});

test("an absence is asked about until it is answered, also where the task was switched meanwhile", async ({
  desk,
  awork,
}) => {
  const entry = awork.books.add({ start: before(awork, 2 * HOUR), note: "Draft" });
  await desk.watch.evaluate(`chrome.storage.sync.set({ remindAwayMinutes: 25 })`);
  await desk.connect();
  const since = before(awork, 40 * MINUTE);
  await desk.store("away", { gone: { id: entry.id, since }, absence: null });
  await desk.browser.worker.evaluate(`chrome.idle.onStateChanged.dispatch("active")`);
  await expect.poll(async () => (await desk.stored("away")).absence?.since).toBe(since);
  const other = awork.books.start();
  await desk.pass(5 * MINUTE);
  await expect.poll(async () => (await desk.stored("state")).timer?.id).toBe(other.id);
  await expect.poll(async () => (await desk.toolbar()).tooltip).toContain("You were away from");

  const popup = await desk.openPopup();
  await expect(
    popup.getByRole("group", { name: /^You were away from .*while “.*” was running\.$/ }),
  ).toBeVisible();
  await expect(button(popup, "Count as work")).toBeFocused();
  await button(popup, /^End it as of /).click();
  await expect.poll(() => awork.books.find(entry.id)?.end).toBe(since);
  await expect(popup.getByText("You were away")).toBeHidden();
  expect(awork.books.current()?.id).toBe(other.id);
  expect(openBreak(awork.books.current()!)).toBeNull();
});
