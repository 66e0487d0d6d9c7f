import { expect } from "@playwright/test";
import { MINUTE } from "../fake-awork/clock.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import type { RealPopup } from "./real-popup.ts";

/**
 * Whether the middle of an element is to be seen and hit. Firefox leaves a popup that the screen cuts off as high as it was:
 * what lies below is in the page, and not on the screen.
 */
const IS_SEEN = `((element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const { availTop, availHeight } = window.screen;
  if (window.mozInnerScreenY + y > availTop + availHeight) return false;
  const at = document.elementFromPoint(x, y);
  return element.contains(at) || (at?.contains(element) ?? false);
})`;

/** The same of what has this text. */
const isHit = (text: string) => `(() => {
  const all = [...document.querySelectorAll("h1, button, .notice")];
  const found = all.find((each) => (each.ariaLabel ?? each.innerText).startsWith("${text}"));
  return found ? ${IS_SEEN}(found) : "not there";
})()`;

/** Scrolls the document, or where the screen cuts off what is shown, that. */
const scrollTo = (end: number) =>
  `[window, document.querySelector("main")].forEach((each) => each.scrollTo(0, ${end}))`;

/** So many entries that the popup has to scroll, and a timer that runs. */
export function fillBooks({ books, clock }: FakeAwork): void {
  const now = clock.now();
  for (let place = 1; place < 40; place += 1)
    books.add({ start: now - (place * 20 + 60) * MINUTE, end: now - (place * 20 + 45) * MINUTE });
  books.add({ start: now - 50 * MINUTE });
}

/** The open popup is whole, wherever it is scrolled to: its face, an alert, all that can be pressed, and the settings. */
export async function expectWhole(popup: RealPopup, awork: FakeAwork, locale = "en-US"): Promise<void> {
  await expect
    .poll(() => popup.evaluate("document.querySelectorAll('.days li:not(.gap)').length"))
    .toBeGreaterThan(3);
  awork.script.next({ method: "POST", path: /pause$/ }, { status: 503 });
  const [runs, settings] = locale === "de" ? ["Läuft", "Einstellungen"] : ["Running", "Settings"];
  await popup.key("Return");
  await expect.poll(() => popup.text("[role=alert]")).toMatch(/./);
  const alert = (await popup.text("[role=alert]"))!.slice(0, 10);
  for (const end of [0, 100_000]) {
    await popup.evaluate(scrollTo(end));
    await expect.poll(() => popup.evaluate(isHit(runs))).toBe(true);
    await expect.poll(() => popup.evaluate(isHit(settings))).toBe(true);
  }
  // The alert is right under the face.
  await popup.evaluate(scrollTo(0));
  expect(await popup.evaluate(isHit(alert))).toBe(true);
  // Whatever has the focus keeps clear of what lies over it.
  const covered = await popup.evaluate(`[...document.querySelectorAll("main button")].filter((button) => {
    button.focus();
    return !${IS_SEEN}(button);
  }).map(({ innerText, title }) => innerText || title)`);
  expect(covered).toEqual([]);
  const scrollers = await popup.evaluate(`[...document.querySelectorAll("html, body *")].filter((each) =>
    each.scrollHeight > each.clientHeight + 1 &&
    (each === document.documentElement || /auto|scroll/.test(getComputedStyle(each).overflowY))).length`);
  expect(scrollers).toBeLessThanOrEqual(1);
  expect(
    await popup.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
  ).toBe(0);
}
