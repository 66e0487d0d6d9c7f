import { type BrowserContext, type Page, expect } from "@playwright/test";
import { type Browser } from "../../scripts/chromium.ts";
import { openPage, pageOf } from "../../scripts/connection.ts";
import { createKiller } from "../faults/worker.ts";
import { PERSON_EMAIL, PERSON_PASSWORD, PERSON_TOKEN } from "../fake-awork/people.ts";
import { WORKSPACES } from "../fake-awork/workspaces.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import { connect } from "./ask.ts";
import { createKept } from "./kept.ts";
import { type Shown, type Told, expectTruth } from "./shown.ts";

export type Desk = Awaited<ReturnType<typeof createDesk>>;

export type Toolbar = { badge: string; tooltip: string };

/**
 * All that a person at the browser can see and do, and what only a test may do: kill the worker, turn back time. `page`
 * looks on: a page with the extension's rights that asks awork nothing, as the settings, which open by themselves.
 */
export async function createDesk(browser: Browser, awork: FakeAwork, page?: Page) {
  const { context } = browser;
  const watch = page ?? (await settingsIn(browser));
  const { kill: killWorker } = await createKiller(await context.newCDPSession(watch));

  const toolbar = (): Promise<Toolbar> =>
    watch.evaluate<Toolbar>(
      "Promise.all([chrome.action.getBadgeText({}), chrome.action.getTitle({})]).then(([badge, tooltip]) => ({ badge, tooltip }))",
    );

  async function openPopup(): Promise<Page> {
    const page = await context.newPage();
    await page.setViewportSize({ width: 360, height: 600 });
    await page.goto(pageOf(browser, "popup"));
    return page;
  }

  return {
    browser,
    context,
    watch,
    toolbar,
    openPopup,
    killWorker,
    /** Connects, as the settings page does when somebody fills in its form. */
    async connect(token = PERSON_TOKEN, userId = ""): Promise<void> {
      await connect(watch, token, userId);
      // The account comes first.
      await expect.poll(() => this.stored("state"), { intervals: [20] }).toBeTruthy();
    },

    /** Connects on the settings page, as a person does; `told` is what the page then says. */
    async connectByForm(
      token = PERSON_TOKEN,
      userId = "",
      told: string | RegExp = "Connected as",
    ): Promise<void> {
      const way = watch.getByText("Use an access token instead");
      if (!(await watch.getByLabel("Access token").isVisible())) await way.click();
      await watch.getByLabel("Access token").fill(token);
      await watch.getByLabel("User ID").fill(userId);
      await watch.getByRole("button", { name: "Connect", exact: true }).click();
      await expect(watch.getByText(told)).toBeVisible({ timeout: 20_000 });
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

/** The settings page that is open, or just opening. */
export async function settingsIn(browser: Browser): Promise<Page> {
  const find = () => browser.context.pages().find((page) => page.url() === pageOf(browser, "options"));
  await expect.poll(() => find() !== undefined, { intervals: [20] }).toBe(true);
  const page = find()!;
  // Its load can have been over before anybody listened for it.
  await page.locator("h1").waitFor();
  return page;
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
