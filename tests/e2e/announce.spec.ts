import type { Page } from "@playwright/test";
import { MINUTE } from "../fake-awork/clock.ts";
import { expect, test } from "./fixtures.ts";

/** Keeps what a screen reader announces by itself: each new text in a place that is live at that moment. */
const listen = (page: Page) =>
  page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const isLive = (element: Element | null): boolean => {
      const place = element?.closest("[aria-live], [role=status], [role=alert]");
      return place !== null && place !== undefined && place.getAttribute("aria-live") !== "off";
    };
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) {
        const nodes = type === "characterData" ? [target] : [...addedNodes];
        for (const node of nodes) {
          const element = node instanceof Element ? node : node.parentElement;
          const text = node.textContent?.trim();
          if (text && isLive(element)) heard.push(text);
        }
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });

const heard = (page: Page) => page.evaluate<string[]>("window.heard.splice(0)");

test("results and changes are announced once, the ticking never", async ({ desk, awork }) => {
  awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
  await desk.connect();
  const popup = await desk.openPopup();
  await desk.expectTruth(popup);
  await expect(popup.locator(".days h2")).toContainText("0:50");
  await listen(popup);

  const timer = popup.getByRole("timer");
  for (let seconds = 0; seconds < 3; seconds++) {
    const before = await timer.innerText();
    await expect(timer).not.toHaveText(before);
  }
  expect(await heard(popup)).toEqual([]);

  await popup.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(popup.getByRole("status").first()).toContainText("Paused.");
  await desk.expectTruth(popup);
  expect(await heard(popup)).toEqual(["Paused."]);

  await test.step("a change made elsewhere", async () => {
    awork.books.resume();
    await desk.pass(5 * MINUTE);
    await expect(popup.getByRole("heading", { level: 1 })).toHaveText("Running");
    await desk.expectTruth(popup);
    expect(await heard(popup)).toEqual(["Running"]);
    awork.books.stop();
    await desk.pass(5 * MINUTE);
    await expect(popup.getByRole("heading", { level: 1 })).toHaveText("Nothing running");
    expect(await heard(popup)).toEqual(["Nothing running"]);
  });

  await test.step("what went wrong", async () => {
    awork.script.next({ method: "POST" }, { status: 400, body: { description: "Not today." } });
    await popup.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(popup.getByRole("alert").first()).toContainText("Not today.");
    await desk.expectTruth(popup, { failed: true });
    expect(await heard(popup)).toEqual(["Not started. awork refused the request: Not today.Try again"]);
  });
});
