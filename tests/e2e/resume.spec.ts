import type { Page } from "@playwright/test";
import type { FakeAwork } from "../fake-awork/server.ts";
import { expect, test } from "./fixtures.ts";
import { usually } from "./tags.ts";

const MINUTE = 60_000;
const removal = { method: "POST", path: /\/removebreaks$/ };

/** 50 minutes of which 7 and, by now, 12 are breaks. */
function pausedTimer(awork: FakeAwork) {
  const now = awork.clock.now();
  return awork.books.add({
    start: now - 50 * MINUTE,
    breaks: [
      { start: now - 40 * MINUTE, end: now - 33 * MINUTE },
      { start: now - 12 * MINUTE, end: null },
    ],
  });
}

const resume = (popup: Page) => popup.getByRole("button", { name: "Resume", exact: true });

test("pressed again and again while it is under way, it is posted once", async ({ desk, awork }) => {
  pausedTimer(awork);
  await desk.connect();
  const popup = await desk.openPopup();
  const held = awork.script.next(removal, { hold: "before" });
  await resume(popup).click();
  await held.arrived;
  const busy = popup.getByRole("button", { name: "Resuming…" });
  await busy.click();
  await busy.click();
  await expect.poll(async () => (await desk.toolbar()).badge).toBe("…");
  held.release();
  await expect(popup.getByRole("status")).toContainText("Resumed.");
  await desk.expectTruth(popup);
  expect(awork.journal.count(removal)).toBe(1);
});

test("pressed in two popups at once, it is posted once", async ({ desk, awork }) => {
  pausedTimer(awork);
  await desk.connect();
  const popups = [await desk.openPopup(), await desk.openPopup()] as const;
  const held = awork.script.next(removal, { hold: "before" });
  await resume(popups[0]).click();
  await popups[1].getByRole("button", { name: /^Resum(e|ing…)$/ }).click();
  await held.arrived;
  held.release();
  for (const popup of popups) await desk.expectTruth(popup);
  expect(awork.journal.count(removal)).toBe(1);
});

test.describe("a popup that shows what is no longer so", () => {
  for (const [what, change, told] of [
    ["the timer was resumed in awork", (awork: FakeAwork) => awork.books.resume(), "Already running."],
    [
      "the timer was stopped in awork",
      (awork: FakeAwork) => awork.books.stop(),
      "The timer changed in awork.",
    ],
    ["the entry was deleted", (awork: FakeAwork) => awork.books.clear(), "The timer changed in awork."],
  ] as const) {
    test(
      `does not resume when ${what}`,
      usually(what === "the timer was stopped in awork"),
      async ({ desk, awork }) => {
        pausedTimer(awork);
        await desk.connect();
        const popup = await desk.openPopup();
        await expect(resume(popup)).toBeVisible();
        change(awork);
        await resume(popup).click();
        await expect(popup.getByText(told)).toBeVisible();
        await desk.expectTruth(popup);
        expect(awork.journal.count(removal)).toBe(0);
      },
    );
  }
});

test.describe("the worker is killed", () => {
  test("before the POST: nothing is sent, and the timer is still paused", async ({ desk, awork }) => {
    pausedTimer(awork);
    await desk.connect();
    const popup = await desk.openPopup();
    const held = awork.script.next({ path: /last$/ }, { hold: "before" });
    await resume(popup).click();
    await held.arrived;
    await desk.killWorker();
    held.release();
    await desk.expectTruth(popup);
    expect(awork.journal.count(removal)).toBe(0);
    await resume(popup).click();
    await expect(popup.getByRole("status")).toContainText("Resumed.");
    expect(awork.journal.count(removal)).toBe(1);
  });

  for (const [when, hold, told] of [
    ["while awork has not acted yet", "after", "Not resumed: the timer is still paused in awork."],
    ["after awork acted and before it answered", "before", "Resumed."],
  ] as const) {
    test(`${when}: it is settled by reading, and never sent again`, async ({ desk, awork }) => {
      pausedTimer(awork);
      await desk.connect();
      const popup = await desk.openPopup();
      const held = awork.script.next(removal, { hold });
      await resume(popup).click();
      await held.arrived;
      await desk.killWorker();
      await expect(popup.getByText(told)).toBeVisible();
      await desk.expectTruth(popup, { failed: told !== "Resumed." });
      expect(awork.journal.count(removal)).toBe(1);
    });
  }

  test("after the answer: what was told stays true", async ({ desk, awork }) => {
    pausedTimer(awork);
    await desk.connect();
    let popup = await desk.openPopup();
    await resume(popup).click();
    await expect(popup.getByRole("status")).toContainText("Resumed.");
    await desk.killWorker();
    await popup.close();
    popup = await desk.openPopup();
    await desk.expectTruth(popup);
    expect(awork.journal.count(removal)).toBe(1);
  });
});

test.describe("awork's answer to the POST", () => {
  for (const [what, behaviour, told, posted] of [
    ["never comes, though it acted", { drop: "after" }, "Resumed.", true],
    [
      "is 400",
      { status: 400, body: { code: "invalid-operation", description: "The entry is locked.", link: "x" } },
      "Not resumed. awork refused the request: The entry is locked.",
      false,
    ],
    [
      "is 503, and it did not act",
      { status: 503 },
      "Not resumed: the timer is still paused in awork.",
      false,
    ],
  ] as const) {
    test(
      `${what}: it is sent once, and the truth told`,
      usually(what.startsWith("never comes")),
      async ({ desk, awork }) => {
        pausedTimer(awork);
        await desk.connect();
        // A browser itself sends again what got no answer on a connection that was used before (measured).
        awork.script.always({ method: "GET" }, { headers: { connection: "close" } });
        await desk.age(7_000);
        const popup = await desk.openPopup();
        await desk.expectTruth(popup);
        awork.script.next(removal, behaviour);
        await resume(popup).click();
        await expect(popup.getByText(told)).toBeVisible();
        await desk.expectTruth(popup, { failed: !posted });
        expect(awork.books.current()?.breaks.length).toBe(posted ? 0 : 2);
        expect(awork.journal.count(removal)).toBe(1);
      },
    );
  }

  test(
    "is silence for 30 s: after 12 s it is settled by reading",
    { tag: "@full" },
    async ({ desk, awork }) => {
      pausedTimer(awork);
      await desk.connect();
      const popup = await desk.openPopup();
      awork.script.next(removal, { silent: true });
      await resume(popup).click();
      await expect(popup.getByRole("button", { name: "Resuming…" })).toBeVisible();
      await expect(
        popup.getByText("Not resumed: the timer is still paused in awork. awork didn’t answer in time."),
      ).toBeVisible({ timeout: 20_000 });
      expect(awork.journal.count(removal)).toBe(1);
    },
  );
});
