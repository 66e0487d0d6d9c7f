import { pageOf } from "../../scripts/connection.ts";
import { expect, test } from "./fixtures.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.describe("badge, tooltip and popup agree with awork's clock", () => {
  test("through running, paused, resumed, stopped and started again, each seen at once when the popup opens", async ({
    desk,
    awork,
  }) => {
    await desk.connect();
    const popup = await desk.openPopup();
    await expect(popup.getByText("No time entry in awork yet")).toBeVisible();
    await desk.expectTruth(popup);

    awork.books.add({ start: awork.clock.now() - 83 * MINUTE - 20_000 });
    const steps = [
      () => undefined,
      () => awork.books.pause(),
      () => awork.books.resume(),
      () => awork.books.pause(),
      () => awork.books.stop(),
      () => awork.books.start(),
    ];
    for (const step of steps) {
      step();
      // What awork was asked less than five seconds ago is not asked again.
      await desk.age(7_000);
      // It closes, and opens in the same tab.
      await popup.reload();
      await desk.expectTruth(popup);
    }
  });

  test("with each change made elsewhere at the next poll, popup open or not", async ({ desk, awork }) => {
    awork.books.add({
      start: awork.clock.now() - 3 * HOUR,
      breaks: [{ start: awork.clock.now() - HOUR, end: awork.clock.now() - HOUR / 2 }],
    });
    await desk.connect();
    const popup = await desk.openPopup();
    for (const change of ["pause", "resume", "pause", "stop", "start"] as const) {
      awork.books[change]();
      await desk.pass(5 * MINUTE);
      await desk.expectTruth(popup);
    }
  });

  for (const state of ["running", "stopped"] as const) {
    test(`after the worker was killed while ${state}`, async ({ desk, awork }) => {
      awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
      if (state === "stopped") awork.books.stop();
      await desk.connect();
      await desk.killWorker();
      const popup = await desk.openPopup();
      await desk.expectTruth(popup);
      await desk.killWorker();
      awork.books.start();
      await desk.pass(5 * MINUTE);
      await desk.expectTruth(popup);
    });
  }
});

test("the badge turns at the elapsed minute although the worker was killed", async ({ desk, awork }) => {
  test.slow();
  const entry = awork.books.add({ start: awork.clock.now() - 20 * MINUTE });
  await desk.connect();
  // If the minute turns before the worker is killed, which it may on a busy machine, there is more time the next time.
  for (let left = 6_000, turn = 0; Date.now() >= turn; left *= 2) {
    turn = Date.now() + left;
    const start = awork.clock.now() - 42 * MINUTE + left;
    awork.books.change(entry.id, { start });
    await desk.pass(5 * MINUTE);
    await expect
      .poll(async () => Math.abs((await desk.stored("state")).timer.start - start))
      .toBeLessThan(1_000);
    await desk.killWorker();
  }
  await expect
    .poll(async () => (await desk.toolbar()).badge, { timeout: 60_000, intervals: [200] })
    .toBe("42m");
});

test(
  "a change made elsewhere is polled by itself, without a popup and although the worker was killed",
  { tag: "@full" },
  async ({ desk, awork }) => {
    const { id } = awork.books.add({ start: awork.clock.now() - 20 * MINUTE });
    await desk.connect();
    // Only now: to connect takes longer than that on a busy machine.
    const turn = Date.now() + 12_000;
    awork.books.change(id, { start: awork.clock.now() - 42 * MINUTE + 12_000 });
    await desk.pass(5 * MINUTE);
    await expect.poll(async () => (await desk.toolbar()).badge, { intervals: [50] }).toBe("41m");
    // When the minute turns, and not before, awork was asked half a minute ago: then it is asked again.
    await desk.age(31_000 - (turn - (await desk.stored("state")).askedAt));
    await desk.killWorker();
    awork.journal.clear();
    awork.books.pause();
    const tooltip = async () => (await desk.toolbar()).tooltip;
    await expect.poll(tooltip, { timeout: 20_000, intervals: [200] }).toMatch(/^Paused 0:41/);
    expect(awork.journal.count({ path: /last$/ })).toBe(1);
  },
);

test("the right number is in the first painted frame", async ({ desk, awork }) => {
  awork.books.add({ start: awork.clock.now() - 83 * MINUTE });
  await desk.connect();
  awork.script.always({ path: /last$/ }, { delay: 3_000 });
  await desk.age(7_000);
  const popup = await desk.context.newPage();
  // Whatever text was ever there, from the first moment on.
  await popup.addInitScript(() => {
    const seen: string[] = ((window as any).seen = []);
    new MutationObserver(() => seen.push(document.querySelector("[role=timer]")?.textContent ?? "")).observe(
      document,
      {
        childList: true,
        subtree: true,
        characterData: true,
      },
    );
  });
  await popup.goto(pageOf(desk.browser, "popup"));
  await desk.expectTruth(popup);
  const seen = (await popup.evaluate("window.seen")) as string[];
  expect(seen.filter((text) => text !== "" && !text.startsWith("1:23:"))).toEqual([]);
});

test("an entry whose deletion waits for awork is in no frame", async ({ desk, awork }) => {
  const now = awork.clock.now();
  awork.books.add({ start: now - 300 * MINUTE, end: now - 260 * MINUTE, note: "Before" });
  awork.books.add({ start: now - 90 * MINUTE, end: now - 7 * MINUTE, note: "Deleted" });
  await desk.connect();
  const first = await desk.openPopup();
  await expect(first.getByRole("timer")).toContainText("1:23:");
  awork.script.always({}, { drop: true });
  await first.locator(".days .bare").first().click();
  await first.getByRole("button", { name: "Delete…" }).click();
  await first.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(first.getByRole("timer")).toContainText("0:40:");
  await first.close();
  await expect.poll(() => desk.stored("deletions")).toMatchObject([{ isSent: expect.any(Boolean) }]);

  const popup = await desk.context.newPage();
  // Whatever was ever there, from the first moment on.
  await popup.addInitScript(() => {
    const seen: string[] = ((window as any).seen = []);
    new MutationObserver(() => seen.push(document.querySelector("main")?.textContent ?? "")).observe(
      document,
      {
        childList: true,
        subtree: true,
        characterData: true,
      },
    );
  });
  await popup.goto(pageOf(desk.browser, "popup"));
  await expect(popup.getByRole("timer")).toContainText("0:40:");
  const seen = (await popup.evaluate("window.seen")) as string[];
  expect(seen.filter((text) => /1:23:|Deleted/.test(text))).toEqual([]);
  expect(seen.some((text) => text.includes("0:40:"))).toBe(true);
});

for (const state of ["running", "paused", "stopped"] as const) {
  test(`nothing moves when the rest of the popup comes: ${state}`, async ({ desk, awork }) => {
    // No time of day is longer, here and in the browser.
    awork.clock.set(new Date(2026, 8, 30, 12, 47).getTime());
    awork.books.add({ start: awork.clock.now() - 50 * MINUTE, note: "First draft" });
    if (state === "paused") awork.books.pause();
    if (state === "stopped") awork.books.stop();
    await desk.connect();
    const popup = await desk.context.newPage();
    await popup.setViewportSize({ width: 360, height: 600 });
    // Kept from the first frame on: where the main button was, each time it was drawn.
    await popup.addInitScript(() => {
      const places = new Set<string>();
      Object.assign(window, { places });
      const look = () => {
        const main = document.querySelector("button.main")?.getBoundingClientRect();
        if (main) places.add(`${Math.round(main.top)} ${main.height}`);
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await popup.goto(pageOf(desk.browser, "popup"));
    await expect(popup.locator(".days h2")).toContainText(":");
    await expect(popup.getByRole("button", { name: "Billable" })).toBeVisible();
    expect(await popup.evaluate("[...places]")).toHaveLength(1);
  });
}
