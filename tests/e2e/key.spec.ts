import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findScreenTools, startScreen } from "../../scripts/screen.ts";
import { expect, test as base } from "./fixtures.ts";
import { FULL } from "./tags.ts";

const run = promisify(execFile);
const MINUTE = 60_000;
const removal = { method: "POST", path: /\/removebreaks$/ };

type Keyboard = {
  press(key: string): Promise<void>;
  /** Holds the key down until the promise is settled; the screen then sends it again and again. */
  hold(key: string, until: () => Promise<unknown>): Promise<void>;
};

/** A screen with a window on it, and a hand that presses real keys: Playwright's own do not reach the browser. */
const test = base.extend<{ keyboard: Keyboard }, { seat: { display: string; xdotool: string } | null }>({
  seat: [
    async ({}, use) => {
      const tools = await findScreenTools();
      if (!tools) return use(null);
      const screen = await startScreen({ width: 1024, height: 768, xvfb: tools.xvfb });
      await use({ display: screen.display, xdotool: tools.xdotool });
      await screen.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  from: async ({}, use) => use("settings"),
  options: async ({ seat }, use) => use(seat ? { headless: false, display: seat.display } : {}),
  keyboard: async ({ seat, desk }, use) => {
    test.skip(!seat, "real key presses are tested on Linux, where Xvfb and xdotool are");
    const env = { ...process.env, DISPLAY: seat!.display };
    const hand = async (...args: string[]) => (await run(seat!.xdotool, args, { env })).stdout.trim();
    await desk.watch.bringToFront();
    const [window = ""] = (await hand("search", "--sync", "--onlyvisible", "--class", "chromium")).split(
      "\n",
    );
    await hand("windowfocus", "--sync", window);
    await use({
      press: async (key) => void (await hand("key", key)),
      async hold(key, until) {
        await hand("keydown", key);
        await until().finally(() => hand("keyup", key));
      },
    });
  },
});

// One after the other, at one screen: each further one costs a window.
test.describe.configure({ mode: "default" });

/** What has the focus in the real popup. */
const focused = `(() => {
  const page = chrome.extension.getViews({ type: "popup" })[0]?.document;
  return page?.hasFocus() && page.activeElement.textContent;
})()`;

test(
  "a real key press resumes what is paused, once, although the worker was killed",
  FULL,
  async ({ desk, awork, keyboard }) => {
    awork.books.add({
      start: awork.clock.now() - 50 * MINUTE,
      breaks: [{ start: awork.clock.now() - 12 * MINUTE, end: null }],
    });
    await desk.connect();
    await desk.killWorker();
    const held = awork.script.next(removal, { hold: "before" });
    await keyboard.press("alt+shift+u");
    await held.arrived;
    await expect.poll(async () => (await desk.toolbar()).badge).toBe("…");
    await keyboard.press("alt+shift+u");
    held.release();
    await expect
      .poll(() => desk.toolbar())
      .toMatchObject({ badge: "50m", tooltip: expect.stringMatching(/^Running 0:50/) });
    expect(awork.journal.count(removal)).toBe(1);
  },
);

test("a key that is held down resumes once", FULL, async ({ desk, awork, keyboard }) => {
  const now = awork.clock.now();
  awork.books.add({ start: now - 50 * MINUTE, breaks: [{ start: now - 12 * MINUTE, end: null }] });
  await desk.connect();
  await desk.watch.evaluate(
    "(window.presses = 0, chrome.commands.onCommand.addListener(() => void (window.presses += 1)))",
  );
  const held = awork.script.next(removal, { hold: "before" });
  const presses = () => desk.watch.evaluate<number>("window.presses");
  await keyboard.hold("alt+shift+u", async () => {
    await held.arrived;
    await expect.poll(presses).toBeGreaterThan(10);
    held.release();
    await expect.poll(async () => (await desk.toolbar()).tooltip).toMatch(/^Running/);
    const seen = await presses();
    await expect.poll(presses).toBeGreaterThan(seen + 10);
  });
  expect(awork.journal.count(removal)).toBe(1);
  await expect.poll(async () => (await desk.toolbar()).badge).toBe("50m");
});

test("on a running timer with finished breaks the key does nothing to them", async ({
  desk,
  awork,
  keyboard,
}) => {
  const now = awork.clock.now();
  awork.books.add({
    start: now - 50 * MINUTE,
    breaks: [{ start: now - 30 * MINUTE, end: now - 20 * MINUTE }],
  });
  await desk.connect();
  awork.journal.clear();
  await desk.age(7_000);
  await keyboard.press("alt+shift+u");
  await awork.journal.waitFor({ path: /last$/ });
  await expect.poll(() => desk.stored("state")).toMatchObject({ outcome: { kind: "alreadyRunning" } });
  expect(awork.journal.count(removal)).toBe(0);
  expect(awork.books.current()?.breaks).toHaveLength(1);
});

test("on failure the badge shows it, and the tooltip says why", async ({ desk, awork, keyboard }) => {
  awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
  awork.books.pause();
  await desk.connect();
  awork.script.next(removal, { status: 503 });
  await keyboard.press("alt+shift+u");
  await expect
    .poll(() => desk.toolbar())
    .toMatchObject({
      badge: "!",
      tooltip: expect.stringMatching(
        /Not resumed: the timer is still paused in awork\. awork was having problems\./,
      ),
    });
  expect(awork.journal.count(removal)).toBe(1);
});

test("on a stopped timer the key starts nothing: the popup offers to continue", async ({
  desk,
  awork,
  keyboard,
}) => {
  const now = awork.clock.now();
  const last = awork.books.add({ start: now - 120 * MINUTE, end: now - 60 * MINUTE });
  await desk.connect();
  awork.journal.clear();
  await keyboard.press("alt+shift+u");
  await expect.poll(() => desk.watch.evaluate(focused)).toBe("Continue");
  expect(awork.journal.count({ method: "POST" })).toBe(0);
  await keyboard.press("Return");
  await expect.poll(() => awork.books.current()?.task).toBe(last.task);
  expect(awork.journal.count({ method: "POST" })).toBe(1);
});

test("a limit set higher lets the same breaks through", async ({ desk, awork, keyboard }) => {
  const now = awork.clock.now();
  awork.books.add({ start: now - 120 * MINUTE, breaks: [{ start: now - 61 * MINUTE, end: null }] });
  await desk.connect();
  await desk.watch.getByLabel(/^Ask before/).fill("90");
  await desk.watch.getByLabel(/^Ask before/).press("Tab");
  await expect(desk.watch.getByRole("status")).toHaveText("Saved.");
  await keyboard.press("alt+shift+u");
  await awork.journal.waitFor(removal);
  await expect.poll(async () => (await desk.toolbar()).tooltip).toMatch(/^Running/);
});
