import type { Page } from "@playwright/test";
import type { Browser } from "../../scripts/chromium.ts";
import { openPage, pageOf } from "../../scripts/connection.ts";
import { until } from "../../scripts/wait.ts";
import { connect } from "../e2e/ask.ts";
import { answerAsPerson, answerIn } from "../e2e/desk.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import type { Seen } from "./seen.ts";

const SECOND = 1000;

/** A worker that dies so soon after it was given a token may not have kept it. */
const KEEPING = SECOND;

const ENDED = "Your sign-in with awork has expired.";

const RENEWAL = /\/accounts\/token$/;

/** How the person connects: with awork's sign-in, or with an access token. */
export type Way = "sign-in" | "token";

/** Connects, and resolves to the settings page: the one that opened by itself, if it is there. */
export async function connectBy(way: Way, browser: Browser): Promise<Page> {
  const isSettings = (page: Page) => page.url() === pageOf(browser, "options");
  const page = browser.context.pages().find(isSettings) ?? (await openPage(browser, "options"));
  if (way === "sign-in") await signIn(browser, page);
  else await connect(page);
  await page.getByText("Connected as").waitFor();
  await until("the timer is known", () =>
    page.evaluate<boolean>(`chrome.storage.local.get("state").then(({ state }) => Boolean(state?.at))`),
  );
  return page;
}

/** Presses the button of the settings page, and answers in awork's window. */
export async function signIn({ context }: Browser, page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign in with awork" }).click();
  const awork = () => context.pages().find((each) => each.url().includes("/accounts/authorize"));
  await until("awork's window opens", async () => awork() !== undefined);
  await answerIn(awork()!, answerAsPerson());
  const title = () => page.evaluate<string>("chrome.action.getTitle({})");
  await until("the end of the sign-in before is told no more", async () => !(await title()).includes(ENDED));
}

/**
 * A refresh token works once: where the worker dies between awork's answer and its keeping it, the sign-in is lost, and
 * no client survives that. Whether it can have happened.
 */
export function createLoss(awork: FakeAwork) {
  let asking = 0;
  let toldAt = 0;
  let isPossible = false;
  const leave = awork.journal.follow({
    acted({ path }) {
      if (RENEWAL.test(path)) asking += 1;
    },
    ended({ path }, isWhole) {
      if (!RENEWAL.test(path)) return;
      asking = Math.max(0, asking - 1);
      toldAt = Date.now();
      if (!isWhole) isPossible = true;
    },
  });
  return {
    leave,
    die() {
      if (asking > 0 || Date.now() - toldAt < KEEPING) isPossible = true;
    },
    isTold: ({ title }: Seen) => isPossible && title.includes(ENDED),
    isOver() {
      isPossible = false;
    },
  };
}
