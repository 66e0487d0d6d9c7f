import { connect } from "../e2e/ask.ts";
import { MINUTE } from "../fake-awork/clock.ts";
import { expect } from "../e2e/fixtures.ts";
import { expectWhole, fillBooks } from "../e2e/whole.ts";
import type { ScenarioTest } from "./test.ts";
import { FULL, usually } from "../e2e/tags.ts";

/** What closes it in both browsers. */
const WAYS = ["a press beside it", "its own key", "another window", "Escape"] as const;

/** What is in the field for a note; null where it is not open. */
const NOTE = "document.querySelector('textarea')?.value ?? null";

/** The page at an address that is none of awork's, and that the extension has no rights to. */
const foreign = (origin: string) => `${origin.replace("127.0.0.1", "localhost")}/tasks/WEB-15/details`;

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

  test("the title of the page behind it is told by its key alone, put into a note by one press, and stored only then", async ({
    driver,
    realPopup,
    awork,
  }) => {
    awork.books.add({ start: awork.clock.now() - 50 * MINUTE, note: null });
    await driver.connect();
    const page = await driver.openWebApp(foreign(awork.origin));
    const front = () => page.front();
    await page.evaluate(`document.title = "Brief for the logo"`);
    const all =
      "Promise.all([chrome.tabs.query({}), chrome.storage.local.get(), chrome.storage.session.get()])";
    const known = () => driver.settings.evaluate<string>(`${all}.then((each) => JSON.stringify(each))`);
    const kept = () => driver.settings.evaluate<string>(`${all}.then(([, ...each]) => JSON.stringify(each))`);
    expect(await known()).not.toContain("Brief for");

    await realPopup.open(front);
    await realPopup.press("Note");
    await expect.poll(() => realPopup.text(".page-title")).toBe("Use the page’s title");
    await realPopup.close("its own key");
    expect(await kept()).not.toContain("Brief for");

    await realPopup.open(front);
    await realPopup.press("Note");
    await realPopup.type("Called");
    await realPopup.press("Use the page’s title");
    await expect.poll(() => realPopup.evaluate(NOTE)).toBe("Called\nBrief for the logo");
    expect(await realPopup.focused()).toBe("Note");
    expect(await realPopup.text(".page-title")).toBeNull();
    await realPopup.key("Return");
    await expect.poll(() => awork.books.current()?.note).toBe("Called\nBrief for the logo");

    // It is the same in the note of what is to be started.
    await realPopup.key("slash");
    await realPopup.press("Since now · Note…");
    await realPopup.press("Note");
    await realPopup.type("Then");
    await realPopup.press("Use the page’s title");
    await expect.poll(() => realPopup.evaluate(NOTE)).toBe("Then\nBrief for the logo");
    await page.close();
  });

  test(
    "over what is no page with a title, no title is offered; one that is made to disturb is one line of text",
    FULL,
    async ({ driver, realPopup, awork }) => {
      test.slow();
      awork.books.add({ start: awork.clock.now() - 50 * MINUTE, note: null });
      await driver.connect();
      const page = await driver.openWebApp(foreign(awork.origin));
      const tab = (address: string) => () =>
        driver.settings.evaluate(`chrome.tabs.query({ active: true, currentWindow: true }).then(([at]) =>
        at.url === "${address}" ? null : chrome.tabs.create({ url: "${address}" }))`);
      const open = async (front: () => Promise<unknown>) => {
        await realPopup.open(front);
        await realPopup.press("Note");
        await expect.poll(() => realPopup.evaluate(NOTE)).toBe("");
        // The browser answers in turn: the popup has its answer too.
        await realPopup.evaluate(
          "window.chrome.tabs.query({ active: true, currentWindow: true }).then(() => true)",
        );
      };
      const nothing: [string, () => Promise<unknown>][] = [
        ["a page of the extension", () => driver.settings.front()],
        ["an empty tab", tab("about:blank")],
        ["a page without a title", () => page.evaluate(`document.title = ""`).then(() => page.front())],
      ];
      for (const [what, front] of nothing) {
        await open(front);
        expect(await realPopup.text(".page-title"), what).toBeNull();
        await realPopup.close("its own key");
      }

      const title = `<b>Bold</b>\n\t\u202e\u{1f469}\u200d\u{1f467} ${"a".repeat(10_000)}`;
      await page.evaluate(`document.title = ${JSON.stringify(title)}`);
      await open(() => page.front());
      await realPopup.press("Use the page’s title");
      await expect
        .poll(() => realPopup.evaluate(NOTE))
        .toMatch(/^<b>Bold<\/b> \u{1f469}\u200d\u{1f467} a+…$/u);
      await realPopup.key("Return");
      await expect.poll(() => realPopup.text("#note")).toMatch(/^<b>Bold<\/b> /);
      await expect.poll(() => awork.books.current()?.note?.length).toBe(250);
      await page.close();
    },
  );

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
    test(
      `the real popup is whole at ${factor * 100} %`,
      usually(factor === 2),
      async ({ driver, realPopup, awork }) => {
        test.skip(!driver.zoom, "this browser is opened anew for each zoom, in a test of its own");
        fillBooks(awork);
        await connect(driver.settings);
        await driver.zoom!(factor);
        await realPopup.open();
        await expect.poll(() => realPopup.evaluate("window.devicePixelRatio")).toBeCloseTo(factor, 2);
        await expectWhole(realPopup, awork);
      },
    );
}
