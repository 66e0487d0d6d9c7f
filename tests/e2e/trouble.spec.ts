import { expect, test } from "./fixtures.ts";
import { FULL, usually } from "./tags.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const TOO_MANY = { status: 429, headers: { "ratelimit-reset": "240" } };

test.describe("when awork can't be heard, the last known time goes on, and why is said", () => {
  for (const [what, behaviour, told, remedy] of [
    ["a web page", { html: true }, "awork’s answer couldn’t be understood (body).", "Try again"],
    ["401", { status: 401 }, "awork refused the access token.", "Settings"],
    ["429", TOO_MANY, "Your company has used up awork’s request limit.", null],
  ] as const) {
    test(what, usually(what === "401"), async ({ desk, awork }) => {
      awork.books.add({ start: awork.clock.now() - 83 * MINUTE - 20_000 });
      await desk.connect();
      awork.script.always({ path: /\/(last|me)$/ }, behaviour);
      await desk.pass(5 * MINUTE);
      const popup = await desk.openPopup();
      await expect(popup.getByRole("alert")).toContainText(told);
      await expect(popup.getByRole("status")).toContainText("Last update from awork: ");
      await desk.expectTruth(popup);
      await expect.poll(async () => (await desk.toolbar()).tooltip).toContain(told);
      await expect(popup.getByRole("alert").getByRole("button")).toHaveText(remedy ? [remedy] : []);

      awork.script.clear();
      awork.books.pause();
      if (remedy === "Try again") {
        await desk.age(7_000);
        await popup.getByRole("button", { name: remedy }).click();
        await expect(popup.getByRole("alert")).toBeEmpty();
        await desk.expectTruth(popup);
      }
    });
  }

  test("30 s of silence are given up after 12 s", { tag: "@full" }, async ({ desk, awork }) => {
    awork.books.add({ start: awork.clock.now() - 83 * MINUTE - 20_000 });
    await desk.connect();
    awork.script.always({ path: /last$/ }, { silent: true });
    await desk.pass(5 * MINUTE);
    const popup = await desk.openPopup();
    await desk.expectTruth(popup);
    await expect(popup.getByRole("alert")).toContainText("awork didn’t answer in time.", {
      timeout: 20_000,
    });
    await desk.expectTruth(popup);
  });
});

test("an entry that can't be understood is named, and never shown as a time", async ({ desk, awork }) => {
  const entry = awork.books.add({ start: awork.clock.now() - 83 * MINUTE - 20_000 });
  await desk.connect();
  const popup = await desk.openPopup();
  for (const [answer, field] of [
    [(json: object) => ({ ...json, startTimeUtc: "soon" }), "startTimeUtc"],
    [(json: object) => ({ ...json, userId: "5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7a02" }), "userId"],
    [() => [], "id"],
  ] as const) {
    awork.books.raw(entry.id, answer);
    await desk.pass(5 * MINUTE);
    await expect(popup.getByRole("alert")).toContainText(`awork’s answer couldn’t be understood (${field}).`);
    awork.books.raw(entry.id, undefined);
    // The last known time goes on.
    await desk.expectTruth(popup);
  }
});

test.describe("odd entries are shown as what they are", () => {
  test("a detail that can't be understood counts as nothing", async ({ desk, awork }) => {
    const entry = awork.books.add({ start: awork.clock.now() - 83 * MINUTE - 20_000 });
    await desk.connect();
    const popup = await desk.openPopup();
    for (const change of [{ breaks: "two" }, { breaks: [{ startDate: "noon" }] }, { duration: -5 }]) {
      awork.books.raw(entry.id, (json: object) => ({ ...json, ...change }));
      await desk.pass(5 * MINUTE);
      await expect(popup.getByRole("alert")).toBeEmpty();
      await desk.expectTruth(popup);
    }
  });

  test("breaks that are absent, null or many", FULL, async ({ desk, awork }) => {
    const now = Math.floor(awork.clock.now() / 1000) * 1000;
    const entry = awork.books.add({ start: now - 9 * 60 * MINUTE });
    await desk.connect();
    const popup = await desk.openPopup();
    for (const breaks of [undefined, null, []]) {
      awork.books.raw(entry.id, (json: object) => ({ ...json, breaks }));
      await desk.pass(5 * MINUTE);
      await desk.expectTruth(popup);
    }
    awork.books.raw(entry.id, undefined);
    const breaks = Array.from({ length: 500 }, (_none, index) => {
      const start = now - 9 * 60 * MINUTE + index * MINUTE;
      return { start, end: start + 30_000 };
    });
    awork.books.change(entry.id, { breaks });
    await desk.pass(5 * MINUTE);
    await desk.expectTruth(popup);
    await expect(popup.getByText("breaks 4:10")).toBeVisible();
  });

  test("an open break that starts in the future is doubted aloud", FULL, async ({ desk, awork }) => {
    const told = "awork says the break starts in the future, so the time may be wrong.";
    const entry = awork.books.add({ start: awork.clock.now() - MINUTE });
    await desk.connect();
    const breaks = [{ startDate: new Date(awork.clock.now() + DAY).toISOString(), duration: 0 }];
    awork.books.raw(entry.id, (json: object) => ({ ...json, breaks }));
    await desk.pass(5 * MINUTE);
    const popup = await desk.openPopup();
    await expect(popup.getByRole("alert")).toContainText(told);
    await expect
      .poll(() => desk.toolbar())
      .toMatchObject({ badge: "?", tooltip: expect.stringContaining(told) });
    expect(await popup.getByRole("timer").innerText()).not.toContain("-");
  });

  test("an entry that is planned for the future is never the current one", async ({ desk, awork }) => {
    const entry = awork.books.add({ start: awork.clock.now() - MINUTE });
    await desk.connect();
    const popup = await desk.openPopup();
    await expect(popup.getByRole("heading", { name: "Running" })).toBeVisible();
    const start = new Date(awork.clock.now() + DAY).toISOString();
    const planned = { startDateUtc: start, startTimeUtc: start.slice(11, 23) };
    awork.books.raw(entry.id, (json: object) => ({ ...json, ...planned }));
    await desk.pass(5 * MINUTE);
    await expect(popup.getByRole("heading", { name: "Nothing running" })).toBeVisible();
    await expect.poll(() => desk.toolbar()).toMatchObject({ badge: "" });
  });

  test(
    "a task named like markup stays text, and a note of 100 kB is cut short",
    FULL,
    async ({ desk, awork }) => {
      const name = '<img src=x onerror="document.title=1">';
      const entry = awork.books.add({ start: awork.clock.now() - 50 * MINUTE, note: "§".repeat(100_000) });
      awork.books.raw(entry.id, (json: object) => ({
        ...json,
        task: { name, project: { name, company: { name } } },
      }));
      await desk.connect();
      const popup = await desk.openPopup();
      await expect(popup.getByRole("link", { name }).first()).toBeVisible();
      await expect(popup.locator("img")).toHaveCount(0);
      await expect.poll(async () => (await desk.toolbar()).tooltip).toContain(name);
      expect((await popup.locator(".remark").innerText()).length).toBeLessThan(300);
      expect(await popup.evaluate("document.body.scrollWidth")).toBeLessThanOrEqual(360);
      await desk.expectTruth(popup);
    },
  );

  test("a booking by hand that started later does not hide a running timer", async ({ desk, awork }) => {
    const now = awork.clock.now();
    awork.books.add({ start: now - 50 * MINUTE });
    awork.books.add({ start: now - 20 * MINUTE, end: now - 10 * MINUTE, byHand: true });
    await desk.connect();
    const popup = await desk.openPopup();
    await desk.expectTruth(popup);
    awork.books.pause();
    await desk.pass(5 * MINUTE);
    await desk.expectTruth(popup);
    await popup.getByRole("button", { name: "Resume", exact: true }).click();
    await expect(popup.getByRole("status")).toContainText("Resumed.");
    awork.books.stop();
    await desk.pass(5 * MINUTE);
    await expect(popup.getByRole("heading", { name: "Nothing running" })).toBeVisible();
  });
});

test.describe("what is stored is of another shape", () => {
  test("an account that is broken is none", FULL, async ({ desk }) => {
    await desk.connect();
    await desk.store("account", { user: "Carla" });
    await desk.killWorker();
    const popup = await desk.openPopup();
    await expect(popup.getByRole("heading", { name: "Not connected" })).toBeVisible();
  });

  test("the token can't be read any more: it is said, and the time goes on", async ({ desk, awork }) => {
    awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
    await desk.connect();
    await desk.store("token", { nonce: "AAAAAAAAAAAAAAAA", text: "AAAA" });
    await desk.pass(5 * MINUTE);
    const popup = await desk.openPopup();
    await expect(popup.getByRole("alert")).toContainText("The stored access token can no longer be read.");
    await desk.expectTruth(popup);
  });
});
