import type { Page } from "@playwright/test";
import { MINUTE, SECOND } from "../fake-awork/clock.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import { expect, test } from "./fixtures.ts";
import { PERSON_ID } from "../fake-awork/people.ts";
import { hoursMinutes } from "./truth.ts";

/** A morning in the zone of the tests. */
const MORNING = Date.parse("2026-08-26T08:00:00");

/** Goes with the Tab key to the button with this name. */
async function tabTo(popup: Page, name: string | RegExp): Promise<void> {
  const button = popup.getByRole("button", { name, exact: true });
  await expect(button).toBeVisible();
  for (let key = 0; key < 60; key++) {
    if (await button.evaluate((one) => one === document.activeElement)) return;
    await popup.keyboard.press("Tab");
  }
  throw new Error(`Tab does not get to ${name}`);
}

async function pressed(popup: Page, name: string | RegExp): Promise<void> {
  await tabTo(popup, name);
  await popup.keyboard.press("Enter");
}

/**
 * What was asked of awork since the last look, in words. How often the last entry and the list are read depends on the
 * time that a step takes, and when a task is read on when the popup next polls; they are left out here.
 */
function createAsked({ journal }: FakeAwork): () => string[] {
  return () => {
    const lines: string[] = [];
    for (const { method, path, status } of journal.all()) {
      const short = path.replace("/api/v1", "").replace(/[0-9a-f-]{36}/, "{id}");
      if (!/\/timeentries(\/last)?$|\/tasks\/[^/]+$/.test(path)) lines.push(`${method} ${short} ${status}`);
    }
    journal.clear();
    return lines;
  };
}

test("a working day, by keyboard alone: at each step toolbar, popup and awork's books agree, and nothing else is asked", async ({
  desk,
  awork,
}) => {
  test.setTimeout(180_000);
  awork.clock.set(MORNING);
  const { books, clock } = awork;
  const asked = createAsked(awork);
  await desk.connect();
  const popup = await desk.openPopup();
  const status = popup.getByRole("status");
  const today = popup.locator(".days h2 .amount");
  const keys = popup.keyboard;
  // With no entry, what can be started is there at once.
  await expect(popup.getByRole("option").first()).toBeVisible();
  // The hours are read once, on the first opening of a day.
  await expect.poll(() => desk.stored("hours")).toMatchObject({ notBefore: null });
  asked();

  /** What was asked since, and no more. What follows a deed, as the list that is read anew, may be on its way. */
  async function expectAsked(expected: string[], of = (lines: string[]) => lines): Promise<void> {
    const lines: string[] = [];
    await expect
      .poll(() => {
        if (awork.journal.all().every(({ status }) => status !== null)) lines.push(...asked());
        return of(lines);
      })
      .toEqual(expected);
  }

  /** So long later, when the worker has asked again, all say the same. */
  async function agree(): Promise<void> {
    await desk.expectTruth(popup);
    await expect(async () => {
      const total = Math.floor(books.total("2026-08-26", PERSON_ID, clock.now()) / SECOND);
      const possible = [total - 1, total, total + 1].map((worked) => hoursMinutes(Math.max(0, worked)));
      expect(possible).toContain(await today.innerText());
    }).toPass({ timeout: 10_000 });
  }
  async function later(minutes: number): Promise<void> {
    clock.advance(minutes * MINUTE);
    await desk.pass(5 * MINUTE);
    await agree();
    asked();
  }

  // Start from search: the field has the focus.
  await expect(popup.getByRole("combobox", { name: "Start on" })).toBeFocused();
  await expect(popup.getByRole("option").first()).toBeVisible();
  await keys.insertText("logo");
  await expect(popup.getByRole("option", { selected: true })).toContainText("Create logo concept");
  await expect.poll(() => awork.journal.count({ path: /search$/ })).toBe(1);
  await keys.press("Enter");
  await expect(status).toContainText("Started.");
  await agree();
  await expectAsked(["GET /search 200", "POST /me/timetracking/start 200"], (lines) => lines.toSorted());
  expect(books.current()).toMatchObject({ task: { name: "Create logo concept" }, breaks: [] });

  // Pause; resume and keep the break.
  await later(50);
  await pressed(popup, "Pause");
  await expect(status).toContainText("Paused.");
  await agree();
  await expectAsked(["POST /me/timetracking/pause 200"]);
  await later(30);
  await pressed(popup, "Resume and keep the break");
  await expect(status).toContainText("The break stays a break.");
  await agree();
  await expectAsked(["POST /me/timetracking/resume 200"]);
  expect(books.current()?.breaks).toHaveLength(1);

  // A note.
  await later(10);
  await pressed(popup, "Note");
  await keys.type("Two directions");
  await keys.press("Enter");
  await expect(status).toContainText("Saved.");
  await agree();
  expect(books.current()?.note).toBe("Two directions");
  await expectAsked(["GET /timeentries/{id} 200", "PUT /timeentries/{id} 200"]);

  // The start, ten minutes earlier.
  const start = books.current()!.start!;
  const at = await popup.evaluate(
    (instant) => new Intl.DateTimeFormat("de", { hour: "2-digit", minute: "2-digit" }).format(instant),
    start - 10 * MINUTE,
  );
  await pressed(popup, /^since/);
  await keys.type(at.replace(":", "."));
  await keys.press("Enter");
  await expect.poll(() => books.current()?.start).toBe(Math.floor((start - 10 * MINUTE) / MINUTE) * MINUTE);
  await agree();
  // Where the keys pass the type of work, the project's are read, once an hour.
  await expectAsked([
    "GET /projects/{id}/typeofwork 200",
    "GET /timeentries/{id} 200",
    "PUT /timeentries/{id} 200",
  ]);
  expect(books.current()?.note).toBe("Two directions");

  // Switch to another task: awork stops this one.
  await later(20);
  const first = books.current()!.id;
  await keys.press("/");
  await expect(popup.getByText("Enter switches, and awork stops “Create logo concept”.")).toBeVisible();
  await keys.insertText("sitemap");
  await expect.poll(() => awork.journal.count({ path: /search$/, status: 200 })).toBe(1);
  await expect(popup.getByRole("option", { selected: true })).toContainText("Sitemap and wireframes");
  await keys.press("Enter");
  await expect(status).toContainText("Started.");
  await agree();
  await expectAsked(["GET /search 200", "POST /me/timetracking/start 200"]);
  expect(books.find(first)?.end).not.toBeNull();

  // Stop.
  await later(45);
  await pressed(popup, "Stop");
  await expect(status).toContainText("Stopped.");
  await agree();
  await expectAsked(["POST /me/timetracking/stop 200"]);

  // Continue what was last.
  clock.advance(15 * MINUTE);
  await desk.pass(5 * MINUTE);
  await agree();
  asked();
  await pressed(popup, "Continue");
  await expect(status).toContainText("Started.");
  await agree();
  await expectAsked(["POST /me/timetracking/start 200"]);
  expect(books.current()).toMatchObject({ task: { name: "Sitemap and wireframes" } });

  // Pause, and resume so that the break becomes work.
  await later(40);
  await pressed(popup, "Pause");
  await expect(status).toContainText("Paused.");
  await later(5);
  await pressed(popup, "Resume");
  await expect(status).toContainText("Resumed. 0:05 of breaks now counts as work.");
  await agree();
  await expectAsked(["POST /timeentries/{id}/removebreaks 200"]);
  expect(books.current()?.breaks).toEqual([]);
});

test("what was not tracked stands between the entries, and which of them overlap", async ({
  desk,
  awork,
}) => {
  const { books } = awork;
  awork.clock.set(MORNING);
  const ago = (minutes: number) => MORNING - minutes * MINUTE;
  books.add({ start: ago(120), end: ago(60) });
  books.add({ start: ago(52), end: ago(20) });
  books.add({ start: ago(32) });
  await desk.connect();
  // Working hours that begin with the first entry.
  const first = await desk.watch.evaluate<number>(`new Date(${ago(120)}).getHours() * 60`);
  const hours = { workDays: [1, 2, 3, 4, 5, 6, 7], workFrom: first, workTo: 1440 };
  await desk.watch.evaluate(`chrome.storage.sync.set(${JSON.stringify(hours)})`);
  const popup = await desk.openPopup();
  const rows = popup.locator(".days li");
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toHaveText(/^\d{1,2}:00 AM – \d{1,2}:08 AM\s· 8 min not tracked/);
  await expect(rows.nth(0)).toContainText("overlaps 0:12 with Create logo concept");
  await expect(rows.nth(2)).not.toContainText("overlaps");
});
