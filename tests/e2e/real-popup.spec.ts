import { WAYS_TO_CLOSE, expect, test } from "./real-popup.ts";

const MINUTE = 60_000;

// One after the other, at one screen: each further one costs a window.
test.describe.configure({ mode: "default" });

test("the popup opens by its icon and its key, and is closed in each way that a browser has", async ({
  popup,
  desk,
  awork,
}) => {
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
});

test("real keys and a real mouse work in it", async ({ popup, desk, awork }) => {
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
