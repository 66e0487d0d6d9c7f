import type { Page } from "@playwright/test";
import { MINUTE } from "../fake-awork/clock.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import type { Desk } from "./desk.ts";
import { expect, test } from "./fixtures.ts";

const search = { path: /search$/ };

async function open({ desk, awork }: { desk: Desk; awork: FakeAwork }): Promise<Page> {
  awork.books.add({ start: awork.clock.now() - 120 * MINUTE, end: awork.clock.now() - 60 * MINUTE });
  await desk.connect();
  const popup = await desk.openPopup();
  await popup.getByRole("combobox", { name: "Start on" }).click();
  await expect(popup.getByRole("combobox", { name: "Start on" })).toBeFocused();
  await expect(popup.getByRole("option").first()).toBeVisible();
  return popup;
}

const options = (popup: Page) => popup.getByRole("option");
const active = (popup: Page) => popup.getByRole("option", { selected: true });

test("five letters typed cost two searches at most, however slowly", async ({ desk, awork }) => {
  const popup = await open({ desk, awork });
  await popup.keyboard.type("plaka", { delay: 400 });
  await expect(active(popup)).toContainText("Plakatentwürfe");
  await expect(popup.getByText("Searching…")).toHaveCount(0);
  const count = awork.journal.count(search);
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThanOrEqual(2);
});

test("by a task's key, with the arrows, by Enter", async ({ desk, awork }) => {
  const popup = await open({ desk, awork });
  await popup.keyboard.type("web-1");
  await expect(active(popup)).toHaveCount(1);
  const first = await active(popup).innerText();
  await popup.keyboard.press("ArrowDown");
  await expect(active(popup)).not.toHaveText(first);
  await popup.keyboard.press("ArrowUp");
  await expect(active(popup)).toContainText(first.split("\n")[0]!);
  await popup.keyboard.press("Enter");
  await expect(popup.getByRole("status").first()).toContainText("Started.");
  expect(awork.books.current()?.task?.identifier).toContain("WEB-1");
  await desk.expectTruth(popup);
});

test("a project asks for the type of work, a type of work alone starts at once", async ({ desk, awork }) => {
  const popup = await open({ desk, awork });
  await popup.keyboard.type("relaunch");
  await popup.locator('[role="option"][id^="project-"]').first().click();
  const field = popup.getByRole("combobox", { name: "Type of work" });
  await expect(field).toBeFocused();
  await popup.keyboard.type("meet");
  await expect(active(popup)).toHaveText("Meeting");
  await popup.keyboard.press("Enter");
  await expect(popup.getByRole("status").first()).toContainText("Started.");
  expect(awork.books.current()).toMatchObject({
    task: null,
    project: { name: "Website relaunch" },
    typeOfWork: { name: "Meeting" },
  });

  await popup.keyboard.press("/");
  await expect(popup.getByRole("combobox", { name: "Start on" })).toBeFocused();
  await popup.keyboard.type("administration");
  await popup.locator('[role="option"][id^="typeOfWork-"]').first().click();
  await expect.poll(() => awork.books.current()?.typeOfWork.name).toBe("Administration");
  expect(awork.books.current()).toMatchObject({ task: null, project: null });
  await desk.expectTruth(popup);
});

test("what was picked comes first the next time, also in another popup", async ({ desk, awork }) => {
  let popup = await open({ desk, awork });
  await popup.keyboard.type("plakat");
  await expect(active(popup)).toContainText("Plakatentwürfe");
  await popup.keyboard.press("Enter");
  await expect(popup.getByRole("status").first()).toContainText("Started.");
  // The current task is not offered.
  await popup.getByRole("combobox", { name: "Start on" }).click();
  await expect(options(popup).first()).toContainText("Create logo concept");
  await popup.keyboard.press("Escape");
  await popup.getByRole("button", { name: "Stop" }).click();
  await expect(popup.getByRole("status").first()).toContainText("Stopped.");
  await popup.close();
  popup = await desk.openPopup();
  await popup.getByRole("combobox", { name: "Start on" }).click();
  await expect(options(popup).first()).toContainText("Plakatentwürfe");
});

test("Enter in an empty field starts nothing; Escape clears, then goes back", async ({ desk, awork }) => {
  const popup = await open({ desk, awork });
  awork.journal.clear();
  await popup.keyboard.press("Enter");
  await popup.keyboard.type("logo");
  await popup.keyboard.press("Escape");
  await expect(popup.getByRole("combobox")).toHaveValue("");
  await popup.keyboard.press("Escape");
  await expect(popup.getByRole("listbox")).toHaveCount(0);
  // The focus rests before the actions, and Tab leads to the first.
  await expect(popup.locator(".verbs")).toBeFocused();
  await popup.keyboard.press("Tab");
  await expect(popup.locator("button.main")).toBeFocused();
  expect(awork.journal.count({ method: "POST" })).toBe(0);
});

test("a search that fails says why, and what is known can be started all the same", async ({
  desk,
  awork,
}) => {
  const popup = await open({ desk, awork });
  awork.script.always(search, { status: 500 });
  await popup.keyboard.type("logo");
  await expect(popup.getByText("awork is having problems.")).toBeVisible();
  await expect(active(popup)).toContainText("Create logo concept");
  await popup.keyboard.press("Enter");
  await expect(popup.getByRole("status").first()).toContainText("Started.");
});

test("Enter pressed before the types of work have been read starts once they are, and once", async ({
  desk,
  awork,
}) => {
  awork.books.add({ start: awork.clock.now() - 20 * MINUTE });
  await desk.connect();
  const held = awork.script.next({ path: /\/v1\/typeofwork$/ }, { hold: "before" });
  const heldOfProject = awork.script.next({ path: /\/projects\/.*\/typeofwork$/ }, { hold: "before" });
  const popup = await desk.openPopup();
  await popup.getByRole("combobox", { name: "Start on" }).click();
  await held.arrived;
  // As awork's search finds it, a task has only the name of its type of work.
  await popup.keyboard.type("logo animation");
  await expect(active(popup)).toContainText("Logo animation");
  await popup.keyboard.press("Enter");
  await expect(popup.getByText("Starts as soon as the types of work are loaded.")).toBeVisible();
  await popup.keyboard.press("Enter");
  expect(awork.journal.count({ path: /start$/ })).toBe(0);
  held.release();
  heldOfProject.release();
  await expect(popup.getByRole("status").first()).toContainText("Started.");
  expect(awork.books.current()?.task?.name).toBe("Logo animation");
  expect(awork.journal.count({ path: /start$/ })).toBe(1);
  await desk.expectTruth(popup);
});
