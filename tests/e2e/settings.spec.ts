import { readFile, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { openPage, pageOf } from "../../scripts/connection.ts";
import { ask } from "./ask.ts";
import { barriers } from "./barriers.ts";
import { configure } from "./configure.ts";
import { type Desk, createDesk } from "./desk.ts";
import { expect, test } from "./fixtures.ts";

test.use({ from: "settings" });

const MINUTE = 60_000;

/** A settings page of its own beside the one that looks on. */
async function openSettings({ context, browser }: Desk): Promise<Page> {
  const page = await context.newPage();
  await page.goto(pageOf(browser, "options"));
  return page;
}

const carried = (page: Page) => page.evaluate<Record<string, unknown>>("chrome.storage.sync.get(null)");
const status = (page: Page) => page.getByRole("status");
const keeps = (page: Page) => page.getByRole("radio", { name: "Breaks stay breaks" });

/** As if the key had been pressed. */
async function pressKey(desk: Desk): Promise<void> {
  const worker = desk.context.serviceWorkers()[0] ?? (await desk.context.waitForEvent("serviceworker"));
  await worker.evaluate('chrome.commands.onCommand.dispatch("resume")');
}

test(
  "what is chosen is kept where it follows the person, and outlives worker and browser",
  { tag: "@full" },
  async ({ profile, awork }) => {
    const first = await profile.start();
    const desk = await createDesk(first, awork);
    const { watch } = desk;
    await keeps(watch).check();
    await expect(status(watch)).toHaveText("Saved.");
    await watch.getByRole("radio", { name: "Today’s total" }).check();
    await watch.getByLabel(/^Ask before/).fill("90");
    await watch.getByLabel(/^Ask before/).press("Tab");
    await expect
      .poll(() => carried(watch))
      .toEqual({ resume: "keepBreaks", shown: "today", guardMinutes: 90 });
    await desk.killWorker();
    // If it died over the last change, the next one takes that over.
    await ask(watch, "refresh");
    await expect.poll(() => desk.stored("settings")).toMatchObject({ guardMinutes: 90, shown: "today" });
    const other = await openSettings(desk);
    await expect(keeps(other)).toBeChecked();
    await first.close();

    const second = await profile.start();
    const page = await openPage(second, "options");
    await expect(keeps(page)).toBeChecked();
    await expect(page.getByRole("radio", { name: "Today’s total" })).toBeChecked();
    await expect(page.getByLabel(/^Ask before/)).toHaveValue("90");
  },
);

test("what is changed in one window shows in the other at once, and a wrong entry changes nothing", async ({
  desk,
}) => {
  const other = await openSettings(desk);
  await other.getByRole("radio", { name: "In the icon itself" }).check();
  await expect(desk.watch.getByRole("radio", { name: "In the icon itself" })).toBeChecked();
  const guard = other.getByLabel(/^Ask before/);
  await guard.fill("1441");
  await guard.press("Tab");
  await expect(status(other)).toHaveText("Enter a whole number from 0 to 1440. The value stays 60.");
  await expect(guard).toHaveValue("60");
  expect(await carried(other)).toEqual({ time: "icon" });
});

/** Each further `down` of a key that is not released is a repetition. */
async function hold(page: Page, key: string): Promise<void> {
  for (let times = 0; times < 4; times += 1) await page.keyboard.down(key);
  await page.keyboard.up(key);
}

/** What was saved of a setting, each time. */
async function saves(page: Page, name: string): Promise<() => Promise<unknown[]>> {
  await page.evaluate(`globalThis.saved = [];
    chrome.storage.sync.onChanged.addListener((changes) => {
      if (changes.${name}) saved.push(changes.${name}.newValue);
    })`);
  return () => page.evaluate("saved");
}

test("a key that is held down acts once, and what it moves is saved once, as it was last", async ({
  desk,
}) => {
  const { watch } = desk;
  const downloads: string[] = [];
  watch.on("download", (download) => downloads.push(download.suggestedFilename()));
  await watch.getByRole("button", { name: "Export settings" }).focus();
  await hold(watch, "Enter");
  await expect.poll(() => downloads.length).toBe(1);

  const resumes = await saves(watch, "resume");
  await watch.getByRole("radio", { name: "Breaks become work" }).focus();
  await hold(watch, "ArrowDown");
  await expect(keeps(watch)).toBeChecked();
  await expect.poll(resumes).toEqual(["keepBreaks"]);

  const guards = await saves(watch, "guardMinutes");
  await watch.getByLabel(/^Ask before/).focus();
  await hold(watch, "ArrowUp");
  await expect(watch.getByLabel(/^Ask before/)).toHaveValue("64");
  await expect.poll(guards).toEqual([64]);
  expect(downloads).toHaveLength(1);
});

test("with breaks that stay breaks, main button and key keep the break, and Resume stands beside it", async ({
  desk,
  awork,
}) => {
  awork.books.add({
    start: awork.clock.now() - 50 * MINUTE,
    breaks: [{ start: awork.clock.now() - 12 * MINUTE, end: null }],
  });
  await desk.connect();
  const popup = await desk.openPopup();
  const main = popup.locator("button.main");
  await expect(main).toHaveAccessibleName("Resume");
  await keeps(desk.watch).check();
  await expect(main).toHaveText("Resume and keep the break");
  await expect(popup.getByRole("button", { name: "Resume", exact: true })).toHaveAccessibleDescription(
    "0:12 of breaks will count as work",
  );
  expect(await barriers(popup)).toEqual({ light: [], dark: [] });
  await main.click();
  await expect.poll(() => awork.books.current()?.breaks).toMatchObject([{ end: expect.any(Number) }]);
  await desk.expectTruth(popup);

  // At the next opening it is so from the first frame on.
  awork.books.pause();
  await desk.pass(2 * MINUTE);
  const again = await desk.openPopup();
  await expect(again.locator("button.main")).toHaveText("Resume and keep the break");
  awork.journal.clear();
  await pressKey(desk);
  await expect.poll(async () => (await desk.toolbar()).tooltip).toMatch(/^Running/);
  expect(awork.journal.count({ method: "POST", path: /removebreaks$/ })).toBe(0);
  expect(awork.books.current()?.breaks).toHaveLength(2);
});

test(
  "what was exported is the same in another profile, and no token or time is in it",
  { tag: "@full" },
  async ({ desk, open, awork }, info) => {
    awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
    await desk.connect();
    await keeps(desk.watch).check();
    await desk.watch.getByLabel(/^Ask before/).fill("17");
    await desk.watch.getByLabel(/^Ask before/).press("Tab");
    await expect.poll(() => carried(desk.watch)).toEqual({ resume: "keepBreaks", guardMinutes: 17 });
    const saved = desk.watch.waitForEvent("download");
    await desk.watch.getByRole("button", { name: "Export settings" }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe("awork-timer-settings.json");
    const path = info.outputPath("settings.json");
    await file.saveAs(path);
    const { format, settings } = JSON.parse(await readFile(path, "utf8"));
    expect([format, Object.keys(settings).toSorted()]).toEqual([
      "awork-timer-settings",
      Object.keys(await desk.stored("settings")).toSorted(),
    ]);

    const other = await createDesk(await open(), awork);
    const field = other.watch.getByLabel("Import settings from a file");
    await field.setInputFiles(path);
    await expect(status(other.watch)).toHaveText("Imported.");
    await expect(keeps(other.watch)).toBeChecked();
    await expect.poll(() => other.stored("settings")).toEqual(settings);

    // A file with faults costs what is at fault.
    await writeFile(
      path,
      JSON.stringify({ format, settings: { ...settings, time: "clock", guardMinutes: 18 } }),
    );
    await field.setInputFiles(path);
    await expect(other.watch.getByRole("alert")).toHaveText(
      "Imported, except for these invalid settings: “Where the time is shown”.",
    );
    await expect.poll(() => other.stored("settings")).toEqual({ ...settings, guardMinutes: 18 });
    await writeFile(path, "<html>");
    await field.setInputFiles(path);
    await expect(other.watch.getByRole("alert")).toContainText("This file contains no settings");
    expect(await other.stored("settings")).toEqual({ ...settings, guardMinutes: 18 });
  },
);

test.describe("first steps", () => {
  // One of them stays where the extension does: the icon on the toolbar.
  test.use({ from: "new" });

  test("they tick themselves off, and are gone afterwards", async ({ desk, awork }) => {
    awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
    await configure(desk.browser, { pinnedToToolbar: false });
    await desk.watch.reload();
    const steps = desk.watch.getByRole("region", { name: "First steps" });
    const done = steps.getByRole("listitem").filter({ hasText: "(done)" });
    await expect(steps.getByRole("listitem")).toHaveCount(3);
    await expect(done).toHaveCount(0);
    await expect(steps).toContainText("Press Alt+Shift+U");

    await desk.connect();
    await expect(done).toHaveText(["Sign in (done)"]);
    await expect(status(desk.watch)).toHaveText("Done: Sign in.");
    await configure(desk.browser, { pinnedToToolbar: true });
    await expect(done).toHaveText(["Sign in (done)", "Pin the icon (done)"]);
    await expect(status(desk.watch)).toHaveText("Done: Pin the icon.");
    await desk.watch.reload();
    await expect(done).toHaveCount(2);
    await pressKey(desk);
    await expect(status(desk.watch)).toHaveText(/^Done: Try the shortcut\. All set\./);
    await expect(steps).toContainText("All set.");
    await desk.watch.reload();
    await expect(desk.watch.getByRole("region", { name: "Account" })).toBeVisible();
    await expect(steps).toHaveCount(0);
  });

  test("they can be hidden for good", async ({ desk }) => {
    await desk.watch.getByRole("button", { name: "Hide these steps" }).click();
    const steps = desk.watch.getByRole("region", { name: "First steps" });
    await expect(steps).toHaveCount(0);
    await desk.watch.reload();
    await expect(desk.watch.getByRole("region", { name: "Account" })).toBeVisible();
    await expect(steps).toHaveCount(0);
  });
});

test("a reminder that the browser may not show goes back to off, and why is said", async ({ desk }) => {
  const { watch } = desk;
  // What the person answers in the browser's own question can't be pressed here.
  await watch.evaluate("chrome.permissions.request = async () => false");
  const reminder = watch.getByRole("checkbox", { name: "A timer has run longer than" });
  await reminder.click();
  await expect(watch.getByRole("alert")).toContainText("Not switched on");
  await expect(reminder).not.toBeChecked();
  expect(await carried(watch)).toEqual({});

  // With the same click it is there once the browser may.
  await watch.evaluate("chrome.permissions.request = async () => true");
  await reminder.click();
  await expect(status(watch)).toHaveText("Saved.");
  await expect(watch.getByRole("spinbutton", { name: "A timer has run longer than hours" })).toHaveValue("8");
  expect(await carried(watch)).toEqual({ remindLongHours: 8 });
});

test("the page has no barrier that a machine can find, with all that it can show", async ({ desk }) => {
  const { watch } = desk;
  await watch.evaluate(
    `chrome.storage.sync.set(${JSON.stringify({ remindLongHours: 8, remindPausedMinutes: 30, remindAwayMinutes: 25, remindNothing: true })})`,
  );
  await expect(watch.getByRole("group", { name: "Working hours" })).toBeVisible();
  await expect(watch.getByRole("button", { name: "Allow notifications" })).toBeVisible();
  expect(await barriers(watch)).toEqual({ light: [], dark: [] });
  await watch.setViewportSize({ width: 320, height: 640 });
  expect(await watch.evaluate("document.documentElement.scrollWidth")).toBe(320);
});

test("the list of sections leads to each and marks the one in view, by keyboard too, where there is room", async ({
  desk,
}) => {
  const { watch } = desk;
  const list = watch.getByRole("navigation", { name: "Sections" });
  const marked = list.locator("[aria-current=location]");
  await watch.setViewportSize({ width: 700, height: 600 });
  await list.getByRole("link", { name: "Reminders" }).focus();
  await watch.keyboard.press("Enter");
  await expect(marked).toHaveText("Reminders");
  await expect(watch.getByRole("heading", { name: "Reminders" })).toBeInViewport();
  // The next stop is the first control of the section.
  await watch.keyboard.press("Tab");
  await expect(watch.getByRole("checkbox", { name: "A timer has run longer than" })).toBeFocused();

  // The last can't reach the top.
  await list.getByRole("link", { name: "Report a problem" }).click();
  await expect(marked).toHaveText("Report a problem");
  await watch.mouse.move(500, 300);
  await watch.mouse.wheel(0, -10_000);
  await expect(marked).not.toHaveText("Report a problem");

  await watch.setViewportSize({ width: 699, height: 600 });
  await expect(list).toBeHidden();
});

test("the button to choose a file is reached by keyboard, and shows that it has the focus", async ({
  desk,
}) => {
  const { watch } = desk;
  const field = watch.getByLabel("Import settings from a file");
  await watch.getByRole("button", { name: "Export settings" }).focus();
  await watch.keyboard.press("Tab");
  await expect(field).toBeFocused();
  await expect(watch.getByText("Choose a file…")).toHaveCSS("outline-style", "solid");
  // The click that opens the chooser. The chooser itself appears only within five seconds of the key's press, which a
  // busy machine can miss.
  await field.evaluate((input) => {
    const clicked = new Promise<boolean>((done) =>
      input.addEventListener("click", ({ isTrusted }) => done(isTrusted), { once: true }),
    );
    Object.assign(globalThis, { clicked });
  });
  await watch.keyboard.press("Space");
  expect(await watch.evaluate<boolean>("globalThis.clicked")).toBe(true);
  await expect(field).toHaveAttribute("type", "file");
});
