import { WAYS_TO_CLOSE, expect, test } from "./real-popup.ts";
import { FULL } from "./tags.ts";

const MINUTE = 60_000;

// One after the other, at one screen: each further one costs a window.
test.describe.configure({ mode: "default" });

test(
  "the popup opens by its icon and its key, and is closed in each way that a browser has",
  FULL,
  async ({ popup, desk, awork }) => {
    test.slow();
    awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
    await desk.connect();
    await popup.openByIcon();
    await expect.poll(() => popup.focused()).toBe("Pause");
    await popup.close("a press on its icon");
    for (const way of WAYS_TO_CLOSE.filter((each) => each !== "a press on its icon")) {
      await popup.open();
      await expect.poll(() => popup.text("h1"), way).toBe("Running");
      await popup.close(way);
    }
  },
);

test("real keys and a real mouse work in it", FULL, async ({ popup, desk, awork }) => {
  awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
  await desk.connect();
  await popup.open();
  await popup.press("Note");
  await expect.poll(() => popup.focused()).toBe("Note");
  await popup.type("Called, twice");
  await popup.key("Return");
  await expect.poll(() => awork.books.current()?.note).toBe("Called, twice");
  // The field is closed, and nothing moves any more.
  await expect.poll(() => popup.evaluate("document.querySelector('textarea') === null")).toBe(true);
  await popup.press("Pause");
  await expect.poll(() => popup.text("h1")).toBe("Paused");
});

test("over a task of awork it offers to start on it, by its key and by its icon; nothing is asked twice", async ({
  popup,
  desk,
  awork,
}) => {
  test.slow();
  await desk.connect();
  const page = await desk.context.newPage();
  await page.goto(`${awork.origin}/tasks/WEB-15/details`);
  const front = () => page.bringToFront();
  // Without an entry the list is open at once, and begins with it.
  await popup.open(front);
  await expect.poll(() => popup.text("[role=group]")).toMatch(/^On this page\s+Sitemap and wireframes/);
  await popup.close("its own key");
  awork.books.add({ start: awork.clock.now() - 90 * MINUTE, end: awork.clock.now() - 50 * MINUTE });
  await desk.pass(5 * MINUTE);
  await expect.poll(async () => (await desk.toolbar()).tooltip).toContain("0:40");
  await popup.open(front);
  await expect.poll(() => popup.text("#onThisPage")).toBe("On this page");
  await popup.close("Escape");
  await popup.openByIcon(front);
  await expect.poll(() => popup.text("#onThisPage")).toBe("On this page");
  await popup.press("Start: Sitemap and wireframes");
  await expect.poll(() => awork.books.current()?.task?.identifier).toBe("WEB-15");
  await expect.poll(() => popup.text("#onThisPage")).toBeNull();
  expect(awork.journal.count({ path: "/tasks/key/WEB-15" })).toBe(1);
  await popup.close("Escape");
  // Over another page there is no such offer, and nothing is asked of it.
  await popup.open();
  await expect.poll(() => popup.text("h1")).toBe("Running");
  expect(await popup.text("#onThisPage")).toBeNull();
  await page.close();
});
