import { type BrowserContext, type Page, expect } from "@playwright/test";
import { type Browser } from "../../scripts/chromium.ts";
import { openPage, pageOf } from "../../scripts/connection.ts";
import { PERSON_EMAIL, PERSON_PASSWORD, PERSON_TOKEN } from "../fake-awork/people.ts";
import { WORKSPACES } from "../fake-awork/workspaces.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import { createKept } from "./kept.ts";
import { type Shown, type Told, expectTruth } from "./shown.ts";

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
      // As long as it goes on, the button says that it does.
      await expect(watch.getByRole("button", { name: "Sign in to another workspace" })).toBeVisible();
    },

    ...createKept((expression) => watch.evaluate(expression), awork),

    /** For who has to find out why a test failed: what each page says, what is stored, and what awork was asked. */
    async account(): Promise<string> {
      const pages = context.pages().map(async (page) => `${page.url()}\n${await page.innerText("body")}`);
      const stored = watch.evaluate("Promise.all([chrome.storage.local.get(), chrome.alarms.getAll()])");
      const told = await Promise.allSettled([...pages, stored, toolbar()]);
      return [...told, ...awork.journal.all()].map((each) => JSON.stringify(each)).join("\n\n");
    },

    /** Badge, tooltip and popup all say what awork's books say. `failed`: an action has just failed, and the badge says so. */
    async expectTruth(popup: Page, told: Told = {}): Promise<void> {
      const read = async (): Promise<Shown> => ({
        time: (await popup.getByRole("timer").count()) ? await popup.getByRole("timer").innerText() : "",
        ...(await toolbar()),
        heading: await popup.locator("h1").innerText(),
      });
      await expectTruth(awork, read, told);
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
