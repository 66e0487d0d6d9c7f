import { connect } from "../e2e/ask.ts";
import { MINUTE } from "../fake-awork/clock.ts";
import { expect } from "../e2e/fixtures.ts";
import { expectWhole, fillBooks } from "../e2e/whole.ts";
import type { ScenarioTest } from "./test.ts";

/** What closes it in both browsers. */
const WAYS = ["a press beside it", "its own key", "another window", "Escape"] as const;

/** The real popup, with real keys and a real mouse. */
export function popupScenarios(test: ScenarioTest): void {
  test("the real popup takes real keys and presses, and is closed in each way that both browsers have", async ({
    driver,
    realPopup,
    awork,
  }) => {
    awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
    await driver.connect();
    await realPopup.open();
    await expect.poll(() => realPopup.focused()).toBe("Pause");
    await realPopup.press("Note");
    await expect.poll(() => realPopup.focused()).toBe("Note");
    await realPopup.type("Called, twice");
    await realPopup.key("Return");
    await expect.poll(() => awork.books.current()?.note).toBe("Called, twice");
    for (const way of WAYS) {
      await realPopup.close(way);
      await realPopup.open();
      await expect.poll(() => realPopup.text("h1"), way).toBe("Running");
    }
    await realPopup.press("Pause");
    await expect.poll(() => realPopup.text("h1")).toBe("Paused");
  });

  test("over a task of awork it offers to start on it; the task is looked up once", async ({
    driver,
    realPopup,
    awork,
  }) => {
    awork.books.add({ start: awork.clock.now() - 90 * MINUTE, end: awork.clock.now() - 50 * MINUTE });
    await driver.connect();
    const page = await driver.openWebApp(`${awork.origin}/tasks/WEB-15/details`);
    const front = () => page.front();
    await realPopup.open(front);
    await expect.poll(() => realPopup.text("#onThisPage")).toBe("On this page");
    await realPopup.close("its own key");
    await driver.stopBackground();
    await realPopup.open(front);
    await realPopup.press("Start: Sitemap and wireframes");
    await expect.poll(() => awork.books.current()?.task?.identifier).toBe("WEB-15");
    await expect.poll(() => realPopup.text("#onThisPage")).toBeNull();
    expect(awork.journal.count({ path: "/tasks/key/WEB-15" })).toBe(1);
    await page.close();
  });

  test("what is typed when the popup is closed is there again, Escape included, and is no change yet", async ({
    driver,
    realPopup,
    awork,
  }) => {
    // It opens the real popup once for each way to close it.
    test.slow();
    awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
    await driver.connect();
    await realPopup.open();
    let text = "";
    // In Chromium Escape leaves the field, and what was typed goes with it.
    for (const way of WAYS.filter((each) => each !== "Escape" || driver.browser === "Firefox")) {
      await realPopup.press("Note");
      await realPopup.key("End");
      await realPopup.type(" word");
      text = `${text} word`;
      await realPopup.close(way);
      await realPopup.open();
      await expect
        .poll(() => realPopup.evaluate("document.querySelector('textarea')?.value"), way)
        .toBe(text);
      expect(await realPopup.text(".restored")).toMatch(/^Not saved yet\./);
    }
    expect(awork.journal.count({ method: "PUT" })).toBe(0);
    await realPopup.press("Save");
    await expect.poll(() => awork.books.current()?.note).toBe(text.trim());
  });

  test("a press that opens a tab closes the popup; settings that are open are used, not opened twice", async ({
    driver,
    realPopup,
    awork,
  }) => {
    awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
    await connect(driver.settings);
    const tabs = () =>
      driver.settings.evaluate<string[]>(
        "chrome.tabs.query({}).then((all) => all.map(({ url }) => url ?? ''))",
      );
    const settings = async () => (await tabs()).filter((url) => url.endsWith("/options.html"));
    expect(await settings()).toHaveLength(1);
    const open = async () => {
      await realPopup.open();
      // All is there, and nothing moves any more.
      await expect.poll(() => realPopup.text(".days h2")).toContain(":");
    };
    await open();
    await realPopup.press("Settings");
    await expect.poll(() => realPopup.isOpen()).toBe(false);
    expect(await settings()).toHaveLength(1);

    const before = (await tabs()).length;
    await open();
    await realPopup.press((await realPopup.text("a[target=_blank]"))!);
    await expect.poll(async () => (await tabs()).length).toBe(before + 1);
    await expect.poll(() => realPopup.isOpen()).toBe(false);
  });

  for (const factor of [0.5, 2])
    test(`the real popup is whole at ${factor * 100} %`, async ({ driver, realPopup, awork }) => {
      test.skip(!driver.zoom, "this browser is opened anew for each zoom, in a test of its own");
      fillBooks(awork);
      await connect(driver.settings);
      await driver.zoom!(factor);
      await realPopup.open();
      await expect.poll(() => realPopup.evaluate("window.devicePixelRatio")).toBeCloseTo(factor, 2);
      await expectWhole(realPopup, awork);
    });
}
