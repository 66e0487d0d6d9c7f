import { type BrowserContext, type Page, expect } from "@playwright/test";
import { type Browser } from "../../scripts/chromium.ts";
import { openPage, pageOf } from "../../scripts/connection.ts";
import { PERSON_EMAIL, PERSON_ID, PERSON_PASSWORD, PERSON_TOKEN } from "../fake-awork/people.ts";
import { WORKSPACES } from "../fake-awork/workspaces.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import { badgeOf, hoursMinutes, seconds, truth } from "./truth.ts";

export type Desk = Awaited<ReturnType<typeof createDesk>>;

export type Toolbar = { badge: string; tooltip: string };

/** All that a person at the browser can see and do, and what only a test may do: kill the worker, turn back time. */
export async function createDesk(browser: Browser, awork: FakeAwork) {
  const { context } = browser;
  // The settings page, which opens by itself, looks on: it has the extension's rights and asks awork nothing.
  const isSettings = (page: Page) => page.url() === pageOf(browser, "options");
  await expect.poll(() => context.pages().some(isSettings)).toBe(true);
  const watch = context.pages().find(isSettings)!;
  // Its load can have been over before anybody listened for it.
  await watch.locator("h1").waitFor();
  const cdp = await context.newCDPSession(watch);
  await cdp.send("ServiceWorker.enable");

  const toolbar = (): Promise<Toolbar> =>
    watch.evaluate<Toolbar>(
      "Promise.all([chrome.action.getBadgeText({}), chrome.action.getTitle({})]).then(([badge, tooltip]) => ({ badge, tooltip }))",
    );

  async function openPopup(): Promise<Page> {
    const page = await context.newPage();
    await page.setViewportSize({ width: 340, height: 600 });
    await page.goto(pageOf(browser, "popup"));
    return page;
  }

  /** Ends the worker as the browser does after 30 s; it never ends by itself while a test is attached. */
  async function killWorker(): Promise<void> {
    const stopped = new Promise<void>((done) => {
      cdp.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
        if (versions.length && versions.every(({ runningStatus }) => runningStatus === "stopped")) done();
      });
    });
    await cdp.send("ServiceWorker.stopAllWorkers");
    await stopped;
  }

  return {
    browser,
    context,
    watch,
    toolbar,
    openPopup,
    killWorker,
    /** Connects on the settings page, as a person does; `told` is what the page then says. */
    async connect(token = PERSON_TOKEN, userId = "", told: string | RegExp = "Connected as"): Promise<void> {
      const way = watch.getByText("Use an access token instead");
      if (!(await watch.getByLabel("Access token").isVisible())) await way.click();
      await watch.getByLabel("Access token").fill(token);
      await watch.getByLabel("User ID").fill(userId);
      await watch.getByRole("button", { name: "Connect", exact: true }).click();
      await expect(watch.getByText(told)).toBeVisible({ timeout: 20_000 });
      // The account comes first.
      if (`${told}`.startsWith("Connected")) await expect.poll(() => this.stored("state")).toBeTruthy();
    },

    /** Presses the button, and answers in awork's window: by default as the person, for the first workspace. */
    async signIn(answer: (window: Page) => Promise<void> = answerAsPerson()): Promise<void> {
      await watch.getByRole("button", { name: "Sign in with awork" }).click();
      await answerIn(await aworksWindow(context), answer);
    },

    /** Signs in, and waits until that is done. */
    async signedIn(): Promise<void> {
      await this.signIn();
      await expect(watch.getByText("Connected as")).toBeVisible();
    },

    /** What is kept in memory only, and the way to change it. */
    remembered: (key: string) =>
      watch.evaluate<any>(`chrome.storage.session.get("${key}").then((all) => all["${key}"])`),
    remember: (key: string, value: unknown) =>
      watch.evaluate(`chrome.storage.session.set(${JSON.stringify({ [key]: value })})`),

    /** What is stored under a key, and the way to change it as if time or another version had. */
    stored: (key: string) =>
      watch.evaluate<any>(`chrome.storage.local.get("${key}").then((all) => all["${key}"])`),
    store: (key: string, value: unknown) =>
      watch.evaluate(`chrome.storage.local.set(${JSON.stringify({ [key]: value })})`),

    /** Makes all that is known look so many milliseconds older, a rest as well, once the worker writes no more. */
    async age(duration: number): Promise<void> {
      let last: unknown = null;
      const isQuiet = async () => {
        const now = JSON.stringify([await this.stored("state"), await this.stored("days")]);
        const same = now === last;
        last = now;
        return same;
      };
      await expect.poll(isQuiet, { intervals: [100] }).toBe(true);
      await watch.evaluate(`(async () => {
        const { state } = await chrome.storage.local.get("state");
        for (const key of ["at", "askedAt"]) if (state[key] !== null) state[key] -= ${duration};
        if (state.rest) for (const key of ["since", "until"]) state.rest[key] -= ${duration};
        await chrome.storage.local.set({ state });
      })()`);
    },

    /**
     * Lets so much time pass that a poll is due, and rings the alarm until the worker asks. A worker that was just
     * ending something plans its next wake after that, or takes the ring for answered.
     */
    async pass(duration: number): Promise<void> {
      // What a popup asks for besides does not count.
      const polls = () =>
        awork.journal.count(
          ({ path, query }) => path.endsWith("/last") || query.filterby?.startsWith("endTimeUtc") === true,
        );
      const before = polls();
      const since = Date.now();
      const asked = async () => polls() > before || (await this.stored("state")).askedAt >= since;
      await expect(async () => {
        // What the worker was just writing can have undone it.
        if ((await this.stored("state")).askedAt > since - duration) await this.age(duration);
        await watch.evaluate(`chrome.alarms.create("wake", { when: Date.now() })`);
        await expect.poll(asked, { timeout: 1_000, intervals: [20] }).toBe(true);
      }).toPass({ timeout: 10_000 });
    },

    /** For who has to find out why a test failed: what each page says, what is stored, and what awork was asked. */
    async account(): Promise<string> {
      const pages = context.pages().map(async (page) => `${page.url()}\n${await page.innerText("body")}`);
      const stored = watch.evaluate("Promise.all([chrome.storage.local.get(), chrome.alarms.getAll()])");
      const told = await Promise.allSettled([...pages, stored, toolbar()]);
      return [...told, ...awork.journal.all()].map((each) => JSON.stringify(each)).join("\n\n");
    },

    /**
     * Badge, tooltip and popup all say what awork's books say, to the second. `failed`: an action has just failed,
     * and the badge says that instead.
     */
    async expectTruth(popup: Page, { userId = PERSON_ID, failed = false } = {}): Promise<void> {
      await expect(async () => {
        const before = truth(awork.books, userId, awork.clock.now());
        const time = (await popup.getByRole("timer").count())
          ? await popup.getByRole("timer").innerText()
          : "";
        const { badge, tooltip } = await toolbar();
        const after = truth(awork.books, userId, awork.clock.now());
        const heading = {
          running: "Running",
          paused: "Paused",
          stopped: "Nothing running",
          none: "Nothing running",
        };
        expect(await popup.locator("h1").innerText()).toBe(heading[after.state]);
        const possible = (format: (worked: number) => string) => [
          ...new Set([before.worked - 1, before.worked, after.worked, after.worked + 1].map(format)),
        ];
        if (after.state === "none") expect([time, badge]).toEqual(["", failed ? "!" : ""]);
        else {
          expect(seconds(time)).toBeGreaterThanOrEqual(before.worked - 1);
          expect(seconds(time)).toBeLessThanOrEqual(after.worked + 1);
        }
        if (failed) expect(badge).toBe("!");
        else if (after.state === "stopped") expect(badge).toBe("");
        if (after.state === "running" || after.state === "paused") {
          if (!failed) expect(possible(badgeOf)).toContain(badge);
          expect(possible((worked) => `${heading[after.state]} ${hoursMinutes(worked)}`)).toContain(
            tooltip.split(/ · |\n/)[0],
          );
        }
      }).toPass({ timeout: 10_000 });
    },
  };
}

/** The tooltip in a browser that was started again, which opens no page of ours by itself. */
export async function titleIn(browser: Browser): Promise<string> {
  const { context } = browser;
  const page =
    context.pages().find((each) => each.url() === pageOf(browser, "options")) ??
    (await openPage(browser, "options"));
  return page.evaluate<string>("chrome.action.getTitle({})");
}

/** The window in which awork asks. It opens empty, and is told by its address. */
export async function aworksWindow(context: BrowserContext): Promise<Page> {
  const find = () => context.pages().find((page) => page.url().includes("/accounts/authorize"));
  await expect.poll(() => find() !== undefined, { timeout: 15_000 }).toBe(true);
  return find()!;
}

export async function answerIn(window: Page, answer: (window: Page) => Promise<void>): Promise<void> {
  const closed = window.waitForEvent("close");
  // With the last click the window can be gone before the click has been told as done.
  await answer(window).catch((failure: unknown) => {
    if (!String(failure).includes("has been closed")) throw failure;
  });
  await closed;
}

/** What a person does in awork's window. */
export const answerAsPerson =
  (workspace: string = WORKSPACES[0].name) =>
  async (window: Page): Promise<void> => {
    await window.getByLabel("Email").fill(PERSON_EMAIL);
    await window.getByLabel("Password").fill(PERSON_PASSWORD);
    await window.getByRole("button", { name: "Sign in" }).click();
    await window.getByRole("button", { name: workspace }).click();
  };
