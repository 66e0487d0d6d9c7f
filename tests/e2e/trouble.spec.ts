import { expect, test } from "./fixtures.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

test.describe("when awork can't be heard, the last known time goes on, and why is said", () => {
  for (const [what, behaviour, told, remedy] of [
    ["HTML in place of JSON", { html: true }, "awork’s answer couldn’t be understood (body).", "Try again"],
    ["an empty 200", { empty: true }, "awork’s answer couldn’t be understood (body).", "Try again"],
    ["half a JSON", { malformed: true }, "awork’s answer couldn’t be understood (body).", "Try again"],
    ["a body that breaks off", { truncated: true }, "No connection to awork.", "Try again"],
    ["a connection that breaks off", { drop: true }, "No connection to awork.", "Try again"],
    [
      "400",
      { status: 400, body: { code: "invalid-model", description: "Tracking is disabled.", link: "x" } },
      "awork refused the request: Tracking is disabled.",
      "Try again",
    ],
    ["401", { status: 401 }, "awork refused the access token.", "Settings"],
    ["403", { status: 403 }, "awork’s firewall blocked the request.", "Try again"],
    ["404", { status: 404 }, "The entry no longer exists in awork or was changed.", "Try again"],
    ["409", { status: 409 }, "The entry no longer exists in awork or was changed.", "Try again"],
    [
      "429 with a time to wait",
      { status: 429, headers: { "ratelimit-reset": "240" } },
      "Your company has used up awork’s request limit.",
      null,
    ],
    [
      "429 without one",
      { status: 429, headers: { "ratelimit-reset": null } },
      "Your company has used up awork’s request limit.",
      null,
    ],
    ["500", { status: 500 }, "awork is having problems.", "Try again"],
    ["503", { status: 503 }, "awork is having problems.", "Try again"],
    ["a redirect", { status: 302, headers: { location: "/" } }, "No connection to awork.", "Try again"],
  ] as const) {
    test(what, async ({ desk, awork }) => {
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

  test("30 s of silence are given up after 12 s", async ({ desk, awork }) => {
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

test.describe("an entry that can't be understood is named, and never shown as a time", () => {
  const usual = (change: object) => (json: object) => ({ ...json, ...change });
  for (const [what, change, field] of [
    ["an entry without a start time", { startTimeUtc: undefined }, "startTimeUtc"],
    ["a start that is no time", { startTimeUtc: "soon" }, "startTimeUtc"],
    ["a day that is none", { startDateUtc: "2026-02-31T00:00:00Z" }, "startDateUtc"],
    ["somebody else’s entry", { userId: "5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7a02" }, "userId"],
    ["an entry without an id", { id: undefined }, "id"],
    ["a list in place of an entry", null, "id"],
  ] as const) {
    test(what, async ({ desk, awork }) => {
      const entry = awork.books.add({ start: awork.clock.now() - 83 * MINUTE - 20_000 });
      await desk.connect();
      awork.books.raw(entry.id, change ? usual(change) : () => []);
      await desk.pass(5 * MINUTE);
      const popup = await desk.openPopup();
      await expect(popup.getByRole("alert")).toContainText(
        `awork’s answer couldn’t be understood (${field}).`,
      );
      awork.books.raw(entry.id, undefined);
      // The last known time goes on.
      await desk.expectTruth(popup);
    });
  }
});

test.describe("odd entries are shown as what they are", () => {
  for (const [what, change] of [
    ["breaks that are no list", { breaks: "two" }],
    ["a break that starts at no time", { breaks: [{ startDate: "noon" }] }],
    ["a negative duration", { duration: -5 }],
  ] as const) {
    test(`${what}: the detail counts as nothing`, async ({ desk, awork }) => {
      const entry = awork.books.add({ start: awork.clock.now() - 83 * MINUTE - 20_000 });
      await desk.connect();
      awork.books.raw(entry.id, (json: object) => ({ ...json, ...change }));
      await desk.pass(5 * MINUTE);
      const popup = await desk.openPopup();
      await expect(popup.getByRole("alert")).toBeEmpty();
      await desk.expectTruth(popup);
    });
  }

  test("breaks that are absent, null or many", async ({ desk, awork }) => {
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

  test("an open break without a duration", async ({ desk, awork }) => {
    awork.books.openBreakDuration = "absent";
    awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
    awork.books.pause();
    await desk.connect();
    await desk.expectTruth(await desk.openPopup());
  });

  for (const [what, change, told] of [
    [
      "an open break that starts in the future",
      (now: number) => ({ breaks: [{ startDate: new Date(now + DAY).toISOString(), duration: 0 }] }),
      "awork says the break starts in the future, so the time may be wrong.",
    ],
  ] as const) {
    test(`${what} is doubted aloud`, async ({ desk, awork }) => {
      const entry = awork.books.add({ start: awork.clock.now() - MINUTE });
      await desk.connect();
      awork.books.raw(entry.id, (json: object) => ({ ...json, ...change(awork.clock.now()) }));
      await desk.pass(5 * MINUTE);
      const popup = await desk.openPopup();
      await expect(popup.getByRole("alert")).toContainText(told);
      await expect
        .poll(() => desk.toolbar())
        .toMatchObject({ badge: "?", tooltip: expect.stringContaining(told) });
      expect(await popup.getByRole("timer").innerText()).not.toContain("-");
    });
  }

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

  test("a task named like markup stays text, and a note of 100 kB is cut short", async ({ desk, awork }) => {
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
    expect(await popup.evaluate("document.body.scrollWidth")).toBeLessThanOrEqual(340);
    await desk.expectTruth(popup);
  });

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
  for (const [what, state] of [
    ["of an older version", { running: true, elapsed: 4711 }],
    ["of a version to come", { version: 2 }],
    ["text", "broken"],
    ["of the right version, and broken", { version: 1, timer: { id: 7 }, at: "now" }],
  ] as const) {
    test(`the state is ${what}: it is read anew`, async ({ desk, awork }) => {
      awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
      await desk.connect();
      await desk.store("state", state);
      await desk.killWorker();
      const popup = await desk.openPopup();
      await desk.expectTruth(popup);
      await expect(popup.getByRole("alert")).toBeEmpty();
    });
  }

  for (const [what, key, value] of [
    ["the account", "account", { user: "Carla" }],
    ["a setting", "settings", { guardMinutes: "sixty" }],
  ] as const) {
    test(`${what} is broken: its fallback holds`, async ({ desk, awork }) => {
      awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
      await desk.connect();
      await desk.store(key, value);
      await desk.killWorker();
      const popup = await desk.openPopup();
      if (key === "account")
        await expect(popup.getByRole("heading", { name: "Not connected" })).toBeVisible();
      else await desk.expectTruth(popup);
    });
  }

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
