import type { Page } from "@playwright/test";

/** All that is on show at one moment. */
export type Seen = {
  /** Epoch milliseconds. */
  at: number;
  badge: string;
  /** Of the badge, red, green and blue. */
  colour: number[];
  title: string;
  /** When the worker will be woken; null: never. */
  alarm: number | null;
  /** Null where no popup is open. */
  popup: SeenPopup | null;
};

export type SeenPopup = {
  heading: string | null;
  time: string | null;
  alerts: string[];
  statuses: string[];
  /** `breaks 0:27`, where it is said. */
  breaks: string | null;
  /** `Today ≈ 3:24`, where it is said. */
  today: string | null;
  text: string;
  buttons: string[];
};

/** Runs in a page of the extension. The popup is read last, at the moment that is named. */
const LOOK = `(async () => {
  const [badge, [red, green, blue], title, alarm] = await Promise.all([
    chrome.action.getBadgeText({}),
    chrome.action.getBadgeBackgroundColor({}),
    chrome.action.getTitle({}),
    chrome.alarms.get("wake"),
  ]);
  const text = (selector) => document.querySelector(selector)?.textContent ?? null;
  const all = (selector) => [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);
  const popup = location.pathname === "/popup.html" && document.querySelector("main") && {
    heading: text("h1"),
    time: text("[role=timer]"),
    alerts: all("[role=alert] p"),
    statuses: all("[role=status] p"),
    breaks: text("#breaks"),
    today: text(".days h2"),
    text: document.body.textContent,
    buttons: [...document.querySelectorAll(".verbs button")]
      .map((button) => button.ariaLabel ?? button.querySelector("span").textContent)
      // In the menu of a running timer that has breaks.
      .concat(text("h1") === "Running" && text("#breaks") ? "Remove breaks" : []),
  };
  return {
    at: Date.now(),
    badge,
    colour: [red, green, blue],
    title,
    alarm: alarm?.scheduledTime ?? null,
    popup: popup || null,
  };
})()`;

export const look = (page: Page): Promise<Seen> => page.evaluate<Seen>(LOOK);
