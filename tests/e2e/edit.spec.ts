import type { Page } from "@playwright/test";
import { TYPES_OF_WORK } from "../fake-awork/catalogue.ts";
import { MINUTE } from "../fake-awork/clock.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import type { Desk } from "./desk.ts";
import { expect, test } from "./fixtures.ts";

const put = { method: "PUT", path: /\/timeentries\/[^/]+$/ };

/** At noon, so that every start is on the same day. */
async function open({ desk, awork }: { desk: Desk; awork: FakeAwork }) {
  awork.clock.set(new Date().setHours(12, 0, 0, 0));
  const entry = awork.books.add({
    start: awork.clock.now() - 50 * MINUTE,
    note: "First draft",
    breaks: [{ start: awork.clock.now() - 30 * MINUTE, end: awork.clock.now() - 20 * MINUTE }],
  });
  await desk.connect();
  const popup = await desk.openPopup();
  await expect(popup.locator(".days h2")).toContainText(":");
  return { entry, popup };
}

const note = (popup: Page) => popup.getByRole("button", { name: "Note", exact: true });

async function write(popup: Page, text: string) {
  await note(popup).click();
  await popup.getByRole("textbox", { name: "Note" }).fill(text);
  await popup.keyboard.press("Enter");
}

test("a note is shown at once, saved, and nothing else is touched", async ({ desk, awork }) => {
  const { entry, popup } = await open({ desk, awork });
  const { note: _, version, updatedAt: __, ...before } = structuredClone(entry);
  const held = awork.script.next(put, { hold: "after" });
  await write(popup, "Second draft");
  await held.arrived;
  await expect(popup.locator("#note")).toHaveText("Second draft");
  expect(entry.note).toBe("First draft");
  held.release();
  await expect(popup.getByRole("status")).toContainText("Saved.");
  const { note: now, version: newer, updatedAt: ___, ...after } = structuredClone(entry);
  expect(now).toBe("Second draft");
  expect(newer).toBeGreaterThan(version);
  expect(after).toEqual(before);
  await desk.expectTruth(popup);
});

test("billable and the type of work are switched in place", async ({ desk, awork }) => {
  const { entry, popup } = await open({ desk, awork });
  await popup.getByRole("button", { name: "Billable" }).click();
  await expect(popup.getByRole("button", { name: "Billable" })).toHaveAttribute("aria-pressed", "false");
  await expect.poll(() => entry.isBillable).toBe(false);
  const other = TYPES_OF_WORK.find(({ name }) => name === "Meeting")!;
  const select = popup.getByRole("combobox", { name: "Type of work" });
  await select.focus();
  await expect(select.getByRole("option", { name: "Meeting" })).toBeAttached();
  await select.selectOption(other.id);
  await expect.poll(() => entry.typeOfWork.name).toBe("Meeting");
  await desk.expectTruth(popup);
});

test("two edits in quick succession both hold", async ({ desk, awork }) => {
  const { entry, popup } = await open({ desk, awork });
  const held = awork.script.next(put, { hold: "after" });
  await write(popup, "Second draft");
  await popup.getByRole("button", { name: "Billable" }).click();
  await held.arrived;
  await expect(popup.getByRole("button", { name: "Billable" })).toHaveAttribute("aria-pressed", "false");
  held.release();
  await expect.poll(() => [entry.note, entry.isBillable]).toEqual(["Second draft", false]);
  await expect(popup.locator("#note")).toHaveText("Second draft");
});

test("what awork refuses is rolled back, with the reason and what was typed", async ({ desk, awork }) => {
  const { entry, popup } = await open({ desk, awork });
  awork.script.next(put, { status: 400, body: { code: "invalid-operation", description: "It is billed." } });
  await write(popup, "Second draft");
  await expect(popup.getByText("Not saved. awork refused the request: It is billed.")).toBeVisible();
  const unsaved = popup.getByRole("region", { name: "Not saved in awork" });
  await expect(unsaved.locator(".typed")).toHaveText("Second draft");
  await expect(popup.locator("#note")).toHaveText("First draft");
  expect(entry.note).toBe("First draft");
});

test("what awork refuses is kept whole, over a restart of worker and popup, until the person decides", async ({
  desk,
  awork,
}) => {
  const LONG = "A note of many words. ".repeat(80).slice(0, 1757);
  const { entry, popup } = await open({ desk, awork });
  const path = `/timeentries/${entry.id}`;
  awork.script.always({ method: "PUT", path }, { blocked: true });
  await write(popup, LONG);
  await expect(popup.getByText("Not saved. awork refused the request: The call to Project")).toBeVisible();
  await popup.close();
  await desk.killWorker();
  await desk.pass(5 * 60_000);
  const again = await desk.openPopup();
  const unsaved = again.getByRole("region", { name: "Not saved in awork" });
  await expect(unsaved.locator(".typed")).toHaveText(LONG);
  await unsaved.getByRole("button", { name: "Copy" }).click();
  await expect(unsaved.getByRole("status")).toHaveText(/Copied|copy it with Ctrl/);
  expect(awork.journal.count({ method: "PUT", path })).toBe(1);

  awork.script.clear();
  await unsaved.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => entry.note).toBe(LONG.trim());
  await expect(unsaved).toHaveCount(0);
  await expect.poll(() => desk.stored("edits")).toEqual([]);
});

test("what awork changed meanwhile is not overwritten", async ({ desk, awork }) => {
  const { entry, popup } = await open({ desk, awork });
  await note(popup).click();
  await popup.getByRole("textbox", { name: "Note" }).fill("Mine");
  awork.books.change(entry.id, { note: "Theirs" });
  await popup.keyboard.press("Enter");
  await expect(popup.getByText("Not saved: this was changed in awork in the meantime.")).toBeVisible();
  await expect(popup.getByRole("region", { name: "Not saved in awork" })).toContainText("Mine");
  await expect(popup.locator("#note")).toHaveText("Theirs");
  expect(entry.note).toBe("Theirs");
});

test("the worker is killed while it saves: the edit is not lost", async ({ desk, awork }) => {
  const { entry, popup } = await open({ desk, awork });
  const held = awork.script.next(put, { hold: "after" });
  await write(popup, "Second draft");
  await held.arrived;
  await desk.killWorker();
  await expect.poll(() => entry.note, { timeout: 15_000 }).toBe("Second draft");
  await expect(popup.locator("#note")).toHaveText("Second draft");
  await expect.poll(() => desk.stored("edits")).toEqual([]);
});

test("without a connection it is kept, said so, and saved when awork answers", async ({ desk, awork }) => {
  const { entry, popup } = await open({ desk, awork });
  awork.script.always({}, { drop: true });
  await write(popup, "Second draft");
  await expect(popup.getByText("Your change is kept here")).toBeVisible();
  await expect(popup.locator("#note")).toHaveText("Second draft");
  await popup.close();
  await desk.killWorker();
  awork.script.clear();
  await desk.pass(5 * MINUTE);
  await expect.poll(() => entry.note).toBe("Second draft");
});

test("a note over which the popup closes is there again, and can be saved", async ({ desk, awork }) => {
  const { entry, popup } = await open({ desk, awork });
  await note(popup).click();
  await popup.getByRole("textbox", { name: "Note" }).fill("Written in haste");
  await popup.close();
  const again = await desk.openPopup();
  await expect(again.getByRole("textbox", { name: "Note" })).toHaveValue("Written in haste");
  expect(entry.note).toBe("First draft");
  await again.getByRole("button", { name: "Save", exact: true }).click();
  await expect.poll(() => entry.note).toBe("Written in haste");
});

test.describe("the start", () => {
  /** The popup's own way to write a time of day. */
  const timeOfDay = (popup: Page, instant: number) =>
    popup.evaluate(
      (at) => new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit" }).format(at),
      instant,
    );

  test("is corrected, and the number with it", async ({ desk, awork }) => {
    const { entry, popup } = await open({ desk, awork });
    const before = entry.start!;
    await popup.getByRole("button", { name: /^since/ }).click();
    await popup
      .getByRole("textbox", { name: "Start time" })
      .fill(await timeOfDay(popup, before - 5 * MINUTE));
    await popup.keyboard.press("Enter");
    await expect.poll(() => entry.start).toBe(Math.floor((before - 5 * MINUTE) / MINUTE) * MINUTE);
    await desk.expectTruth(popup);
  });

  test("that can't be is refused in words, and what was typed stays", async ({ desk, awork }) => {
    const { entry, popup } = await open({ desk, awork });
    const end = Math.floor((entry.start! - 10 * MINUTE) / MINUTE) * MINUTE;
    awork.books.add({ start: end - 30 * MINUTE, end });
    const days = await desk.stored("days");
    await desk.store("days", { ...days, at: days.at - 2 * MINUTE });
    await popup.reload();
    await expect(popup.locator(".days li:not(.gap)")).toHaveCount(1);
    await popup.getByRole("button", { name: /^since/ }).click();
    const field = popup.getByRole("textbox", { name: "Start time" });
    for (const [text, told] of [
      ["soon", "This is not a time"],
      [await timeOfDay(popup, entry.start! + 40 * MINUTE), "break"],
      [await timeOfDay(popup, end - 5 * MINUTE), "overlap"],
    ] as const) {
      await field.fill(text);
      await popup.keyboard.press("Enter");
      await expect(popup.locator("#start-fault")).toContainText(told);
      await expect(field).toHaveValue(text);
    }
    await popup.keyboard.press("Escape");
    await expect(field).toHaveCount(0);
    expect(awork.journal.count(put)).toBe(0);
  });
});

test("task and project open in awork, at the workspace's own address", async ({ desk, awork }) => {
  awork.books.workspace.url = "https://carla.awork.com";
  const { entry, popup } = await open({ desk, awork });
  const link = popup.getByRole("link", { name: entry.task!.name });
  await expect(link).toHaveAttribute("href", `https://carla.awork.com/tasks/${entry.task!.id}`);
  await expect(link).toHaveAttribute("target", "_blank");
  await expect(popup.getByRole("link", { name: entry.project!.name })).toHaveAttribute(
    "href",
    `https://carla.awork.com/projects/${entry.project!.id}`,
  );
  awork.books.workspace.url = awork.origin;
});
