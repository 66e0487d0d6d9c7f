import type { Page } from "@playwright/test";
import { lookout, pageOf } from "../../scripts/connection.ts";
import { MINUTE } from "../fake-awork/clock.ts";
import { COLLEAGUE_ID, COLLEAGUE_TOKEN } from "../fake-awork/people.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import type { Desk } from "./desk.ts";
import { expect, test } from "./fixtures.ts";
import { FULL } from "./tags.ts";

test.use({ from: "new" });

const removal = { method: "POST", path: /\/removebreaks$/ };
const last = { path: /last$/, status: 200 };

/** 50 minutes of which the last 12 are a break. */
function pausedTimer(awork: FakeAwork, given: { userId?: string; note?: string } = {}) {
  const now = awork.clock.now();
  return awork.books.add({
    start: now - 50 * MINUTE,
    breaks: [{ start: now - 12 * MINUTE, end: null }],
    ...given,
  });
}

const resume = (popup: Page) => popup.getByRole("button", { name: "Resume", exact: true });

/** A popup in a window of its own, as a second window of the browser has one. */
async function openWindow(desk: Desk): Promise<Page> {
  const opened = desk.context.waitForEvent("page");
  await desk.watch.evaluate(`chrome.windows.create({ url: "${pageOf(desk.browser, "popup")}" })`);
  const page = await opened;
  await page.locator("h1").waitFor();
  return page;
}

/** All that nobody caught, in the pages that are open and in the worker that runs now. */
async function listen(desk: Desk) {
  const uncaught: string[] = [];
  desk.context.on("weberror", (error) => uncaught.push(String(error.error())));
  const worker = async () => {
    for (const each of desk.context.serviceWorkers())
      await each.evaluate(`self.uncaught ??= (() => {
        const reasons = [];
        addEventListener("unhandledrejection", ({ reason }) => reasons.push(String(reason)));
        addEventListener("error", ({ message }) => reasons.push(message));
        return reasons;
      })()`);
  };
  await worker();
  return {
    worker,
    async expectNone() {
      for (const each of desk.context.serviceWorkers())
        uncaught.push(...((await each.evaluate("self.uncaught ?? []")) as string[]));
      expect(uncaught).toEqual([]);
    },
  };
}

/** Puts so much beside what the extension keeps that not one byte more goes in. */
async function fill(desk: Desk): Promise<void> {
  await desk.watch.evaluate(`(async () => {
    const { local } = chrome.storage;
    let place = 0;
    for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2))
      for (;;) {
        try {
          await local.set({ ["ballast" + place]: "b".repeat(size) });
          place += 1;
        } catch {
          break;
        }
      }
  })()`);
  await expect(desk.store("one more", "thing")).rejects.toThrow("quota exceeded");
}

const empty = (desk: Desk) =>
  desk.watch.evaluate(`(async () => {
    const keys = Object.keys(await chrome.storage.local.get()).filter((key) => key.startsWith("ballast"));
    await chrome.storage.local.remove(keys);
  })()`);

test(
  "whatever another version or nobody in their right mind has stored, awork’s next answer puts right",
  FULL,
  async ({ desk, awork }) => {
    pausedTimer(awork);
    await desk.connect();
    const state = await desk.stored("state");
    const caught = await listen(desk);
    const popup = await desk.openPopup();
    await desk.expectTruth(popup);
    const days = await desk.stored("days");
    // In the popup's place, so that it is closed.
    const still = lookout(desk.browser);
    await popup.goto(still);

    const { about: _, day: __, ...timer } = state.timer;
    for (const [title, stored] of Object.entries({
      "version 1": {
        state: { ...state, version: 1, timer, pending: { id: timer.id, sentAt: 0, breaks: 0 } },
      },
      "another shape": {
        state: [state],
        days: "later",
        edits: {},
        picks: 5,
        choices: [],
        settings: { guardMinutes: "60" },
      },
      "instants that no date can hold": {
        state: { ...state, at: 1e300, timer: { ...state.timer, start: -1e300 } },
        days: { ...days, timers: [{ ...state.timer, start: 9e15 }] },
        edits: [{ id: timer.id, field: "start", from: 0, to: 9e15 }],
      },
      "a clock that ran ahead": { state: { ...state, at: Date.now() + 1e10, askedAt: Date.now() + 1e10 } },
    })) {
      await test.step(title, async () => {
        const before = await desk.stored("account");
        await desk.killWorker();
        for (const [key, value] of Object.entries(stored)) await desk.store(key, value);
        awork.journal.clear();
        await popup.goto(pageOf(desk.browser, "popup"));
        await expect(popup.getByRole("region", { name: "Today" })).toBeVisible();
        await desk.expectTruth(popup);
        await expect(popup.getByRole("alert")).toBeEmpty();
        // Once for the worker's start, once for the popup that woke it.
        expect(awork.journal.count(last)).toBeLessThanOrEqual(2);
        expect(await desk.stored("account")).toEqual(before);
        await popup.goto(still);
      });
    }
    await caught.expectNone();
  },
);

test(
  "a key to the token that is none is told, and connecting again makes another",
  { tag: "@full" },
  async ({ desk, awork }) => {
    pausedTimer(awork);
    await desk.connect();
    const caught = await listen(desk);
    await desk.watch.evaluate(`new Promise((done, fail) => {
    const opened = indexedDB.open("secret-key");
    opened.onsuccess = () => {
      const { result } = opened;
      const writing = result.transaction("keys", "readwrite");
      writing.objectStore("keys").put("a word", "token");
      writing.oncomplete = () => {
        result.close();
        // As a later version of the extension could leave it.
        const newer = indexedDB.open("secret-key", 7);
        newer.onsuccess = () => done(newer.result.close());
        newer.onerror = () => fail(newer.error);
      };
    };
  })`);
    await desk.pass(5 * MINUTE);
    const popup = await desk.openPopup();
    await expect(popup.getByRole("alert")).toContainText("The stored access token can no longer be read.");
    await desk.expectTruth(popup);
    await desk.connect();
    await expect(popup.getByRole("alert")).toBeEmpty();
    awork.books.resume();
    await desk.pass(5 * MINUTE);
    await desk.expectTruth(popup);
    await caught.expectNone();
  },
);

test("on a full disk all goes on as ever, over the worker’s death too, and is kept once there is room", async ({
  desk,
  awork,
}) => {
  const entry = pausedTimer(awork, { note: "First draft" });
  await desk.connect();
  const popup = await desk.openPopup();
  await desk.expectTruth(popup);
  const caught = await listen(desk);
  await fill(desk);

  // What is longer than before does not go in.
  await resume(popup).click();
  await expect(popup.getByRole("status")).toContainText("Resumed.");
  await desk.expectTruth(popup);
  expect(awork.journal.count(removal)).toBe(1);
  await popup.getByRole("button", { name: "Note", exact: true }).click();
  await popup.getByRole("textbox", { name: "Note" }).fill("Second draft, ".repeat(20));
  await popup.keyboard.press("Enter");
  await expect(popup.getByRole("status")).toContainText("Saved.");
  expect(entry.note).toBe("Second draft, ".repeat(20).trim());
  expect((await desk.stored("state")).timer.subject.note).toBe("First draft");
  expect((await desk.remembered("state")).timer.subject.note).toContain("Second draft");

  await caught.expectNone();
  await desk.killWorker();
  const second = await desk.openPopup();
  await expect(second.locator("#note")).toContainText("Second draft");
  await desk.expectTruth(second);
  await caught.worker();
  for (const each of [popup, second]) await expect(each.getByRole("alert")).toBeEmpty();

  // An action that no answer came for outlives the worker as well.
  const held = awork.script.next({ method: "POST", path: /\/pause$/ }, { hold: "before" });
  await popup.getByRole("button", { name: "Pause", exact: true }).click();
  await held.arrived;
  await desk.killWorker();
  held.release();
  await expect.poll(() => awork.books.current()?.breaks.length).toBe(1);
  await desk.watch.evaluate(`chrome.alarms.create("wake", { when: Date.now() })`);
  await expect(popup.getByRole("status")).toContainText("Paused.");
  await desk.expectTruth(popup);
  expect(awork.journal.count({ method: "POST", path: /\/pause$/ })).toBe(1);
  await caught.worker();

  await empty(desk);
  awork.books.resume();
  const rest = await desk.remembered("state");
  await desk.remember("state", { ...rest, askedAt: 0, at: rest.at - MINUTE });
  await desk.watch.evaluate(`chrome.alarms.create("wake", { when: Date.now() })`);
  await expect.poll(() => desk.remembered("state")).toBeUndefined();
  expect((await desk.stored("state")).timer.subject.note).toContain("Second draft");
  for (const each of [popup, second]) await desk.expectTruth(each);
  await caught.expectNone();
});

test("a state too large to keep is said at once, with what to do, until it can be kept again", async ({
  desk,
  awork,
}) => {
  const entry = pausedTimer(awork);
  await desk.connect();
  const popup = await desk.openPopup();
  await desk.expectTruth(popup);
  await fill(desk);
  const [worker] = desk.context.serviceWorkers();
  await worker!.evaluate(`{
    const areas = [chrome, self.browser].flatMap((api) => (api ? [api.storage.session] : []));
    const sets = areas.map(({ set }) => set);
    for (const area of areas)
      area.set = async () => { throw new Error("Session storage quota bytes exceeded."); };
    self.makeRoom = () => areas.forEach((area, place) => void (area.set = sets[place].bind(area)));
  }`);
  // More than there was room for before.
  entry.note = "n".repeat(10_000);
  await desk.age(MINUTE);
  await popup.reload();
  const old = "The browser can’t store awork’s answers, so what is shown is out of date.";
  await expect(popup.getByRole("alert")).toContainText(old);
  await expect(popup.getByRole("alert")).not.toContainText("didn’t answer");
  await expect(popup.getByRole("status")).toContainText("Last update from awork:");
  const { tooltip } = await desk.toolbar();
  expect(tooltip).toContain(old);
  const colour = await desk.watch.evaluate("chrome.action.getBadgeBackgroundColor({})");
  expect(colour).toEqual([0x59, 0x63, 0x6e, 255]);

  await empty(desk);
  await worker!.evaluate("makeRoom()");
  await popup.getByRole("button", { name: "Try again" }).click();
  await expect(popup.getByRole("alert")).toBeEmpty();
  await desk.expectTruth(popup);
});

test(
  "on a full disk nobody is connected by half, and the settings say why",
  { tag: "@full" },
  async ({ desk, awork }) => {
    pausedTimer(awork);
    const full = "The browser can’t store anything at the moment.";
    const caught = await listen(desk);
    await fill(desk);
    await desk.connectByForm(undefined, "", `Not connected: ${full}`);
    expect([await desk.stored("account"), await desk.stored("token")]).toEqual([undefined, undefined]);
    // Settings have a place of their own.
    const limit = desk.watch.getByRole("spinbutton");
    await limit.fill("20");
    await limit.blur();
    await expect(desk.watch.getByText("Saved.")).toBeVisible();
    await expect.poll(async () => (await desk.remembered("settings"))?.guardMinutes).toBe(20);
    await empty(desk);
    await desk.connect();
    const popup = await desk.openPopup();
    await desk.expectTruth(popup);
    await caught.expectNone();
  },
);

test("what is typed in one of two popups is not lost by what is typed in the other", async ({
  desk,
  awork,
}) => {
  pausedTimer(awork);
  await desk.connect();
  const [first, second] = [await desk.openPopup(), await openWindow(desk)];
  await first.getByRole("button", { name: "Note", exact: true }).click();
  await first.getByRole("textbox", { name: "Note" }).pressSequentially("Typed in the first");
  await second.getByRole("combobox", { name: "Start on" }).pressSequentially("sitemap");
  const texts = async () =>
    ((await desk.stored("drafts")) as { text: string }[]).map(({ text }) => text).toSorted();
  await expect.poll(texts).toEqual(["Typed in the first", "sitemap"]);
  await first.getByRole("textbox", { name: "Note" }).press("End");
  await first.getByRole("textbox", { name: "Note" }).pressSequentially("!");
  await expect.poll(texts).toEqual(["Typed in the first!", "sitemap"]);
  await second.getByRole("combobox", { name: "Start on" }).fill("");
  await expect.poll(texts).toEqual(["Typed in the first!"]);
});

test("two windows, each with a popup, and the settings follow one another", async ({ desk, awork }) => {
  const entry = pausedTimer(awork);
  await desk.connect();
  const caught = await listen(desk);
  const popups = [await desk.openPopup(), await openWindow(desk)] as const;
  const [first, second] = popups;
  for (const popup of popups) await desk.expectTruth(popup);

  // Pressed in both before either hears of the other.
  const held = awork.script.next(removal, { hold: "before" });
  await Promise.all(popups.map((popup) => popup.evaluate("document.querySelector('button.main').click()")));
  await held.arrived;
  held.release();
  for (const popup of popups) {
    await expect(popup.getByRole("status")).toContainText("Resumed.");
    await desk.expectTruth(popup);
  }
  expect(awork.journal.count(removal)).toBe(1);

  const put = awork.script.next({ method: "PUT" }, { hold: "before" });
  await first.getByRole("button", { name: "Note", exact: true }).click();
  await first.getByRole("textbox", { name: "Note" }).fill("Seen from both sides");
  await first.keyboard.press("Enter");
  await put.arrived;
  // Before awork has it.
  await expect(second.locator("#note")).toHaveText("Seen from both sides");
  put.release();
  for (const popup of popups) await expect(popup.getByRole("status")).toContainText("Saved.");
  expect(entry.note).toBe("Seen from both sides");

  await second.getByRole("button", { name: "Billable" }).click();
  await expect.poll(() => entry.isBillable).toBe(false);
  await expect(first.getByRole("button", { name: "Billable" })).toHaveAttribute("aria-pressed", "false");

  await desk.watch.getByRole("button", { name: "Sign out" }).click();
  for (const popup of popups) {
    await expect(popup.getByRole("heading", { name: "Not connected" })).toBeVisible();
    await expect(popup.locator("main")).not.toContainText("Seen from both sides");
    await expect(popup.getByRole("status")).toBeEmpty();
    await expect(popup.getByRole("alert")).toBeEmpty();
  }
  expect(JSON.stringify(await desk.watch.evaluate("chrome.storage.local.get()"))).not.toContain(
    "Seen from both sides",
  );
  expect((await desk.toolbar()).tooltip).toContain("not connected");
  await caught.expectNone();
});

test(
  "the limit for the key counts from the moment it is set, while popups are open",
  { tag: "@full" },
  async ({ desk, awork }) => {
    pausedTimer(awork);
    await desk.connect();
    const popups = [await desk.openPopup(), await openWindow(desk)];
    const limit = desk.watch.getByRole("spinbutton");
    const set = async (minutes: string) => {
      await limit.fill(minutes);
      await limit.blur();
      await expect.poll(async () => (await desk.stored("settings"))?.guardMinutes).toBe(Number(minutes));
    };
    const press = () =>
      desk.context.serviceWorkers()[0]!.evaluate(`chrome.commands.onCommand.dispatch("resume")`);

    await set("10");
    await press();
    for (const popup of popups) {
      await expect(popup.getByRole("group", { name: /^Not resumed yet/ })).toBeVisible();
      await expect(resume(popup)).toBeEnabled();
    }
    expect((await desk.stored("state")).outcome.kind).toBe("ask");
    expect(awork.journal.count(removal)).toBe(0);
    await set("20");
    // As long as the browser is busy with a popup for the first press, another is the same.
    const kind = async () => (await desk.stored("state")).outcome?.kind;
    await expect(async () => {
      await press();
      await expect.poll(kind, { timeout: 2_000 }).toBe("resumed");
    }).toPass({ timeout: 20_000 });
    for (const popup of popups) {
      await expect(popup.getByRole("status")).toContainText("Resumed.");
      await expect(popup.getByRole("alert")).toBeEmpty();
      await desk.expectTruth(popup);
    }
    expect(awork.journal.count(removal)).toBe(1);
  },
);

/** Writes down each text of a page that has this in it, from now on. */
const observe = (page: Page, text: string) =>
  page.evaluate(`
    window.seen = [];
    new MutationObserver(() => {
      if (document.body.innerText.includes(${JSON.stringify(text)})) seen.push(document.body.innerText);
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  `);

test("nothing of the one before stays on the screen when somebody else is connected", async ({
  desk,
  awork,
}) => {
  const SECRET = "Only for Carla";
  const now = awork.clock.now();
  awork.books.add({ start: now - 90 * MINUTE, end: now - 60 * MINUTE, note: SECRET });
  pausedTimer(awork, { note: SECRET });
  const theirs = pausedTimer(awork, { userId: COLLEAGUE_ID, note: "Only for Jürgen" });
  await desk.connect();
  const popups = [await desk.openPopup(), await openWindow(desk)];
  const [first, second] = popups as [Page, Page];
  for (const popup of popups) await expect(popup.locator("#note")).toHaveText(SECRET);
  // What she chose and is offered.
  await first.getByRole("combobox", { name: "Start on" }).click();
  await expect(first.getByRole("option").nth(2)).toBeVisible();
  const offered = await first.getByRole("option").allInnerTexts();

  // awork takes her token no more: the settings offer to connect anew.
  awork.script.always({ method: "GET", path: /\/(last|me)$/ }, { status: 401 });
  await desk.pass(5 * MINUTE);
  await expect(desk.watch.getByText("Use an access token instead")).toBeVisible();
  awork.script.clear();
  for (const popup of popups) await observe(popup, SECRET);
  await desk.connectByForm(COLLEAGUE_TOKEN, "", "Connected as Jürgen");
  for (const popup of popups) {
    await expect(popup.locator("#note")).toHaveText("Only for Jürgen");
    await desk.expectTruth(popup, { userId: COLLEAGUE_ID });
    await expect(popup.locator("main")).not.toContainText(SECRET);
    await expect(popup.getByRole("listbox")).toHaveCount(0);
    await expect(popup.getByRole("region", { name: "Today" })).not.toContainText("Loading");
  }
  // Not even for a moment under the other's name.
  for (const popup of popups)
    for (const text of (await popup.evaluate("seen")) as string[]) expect(text).not.toContain("Jürgen");
  await first.getByRole("combobox", { name: "Start on" }).click();
  await expect(first.getByRole("option").first()).toBeVisible();
  expect(await first.getByRole("option").allInnerTexts()).not.toEqual(offered);
  expect(theirs.userId).toBe(COLLEAGUE_ID);
  await expect(second.locator("main")).not.toContainText(SECRET);
  expect(JSON.stringify(await desk.watch.evaluate("chrome.storage.local.get()"))).not.toContain(SECRET);
});
