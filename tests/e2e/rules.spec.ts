import type { Page } from "@playwright/test";
import { CLOSED_PROJECT, PRIVATE_TASK, PROJECTS, TYPES_OF_WORK } from "../fake-awork/catalogue.ts";
import { MINUTE } from "../fake-awork/clock.ts";
import { API_KEY_TOKEN, PERSON_ID } from "../fake-awork/people.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import type { Settings } from "../fake-awork/settings.ts";
import type { Desk } from "./desk.ts";
import { expect, test } from "./fixtures.ts";

const START = { path: /start$/ };

async function open({ desk, awork }: { desk: Desk; awork: FakeAwork }, settings: Partial<Settings>) {
  Object.assign(awork.books.settings, settings);
  const now = awork.clock.now();
  const past = { task: null, typeOfWork: TYPES_OF_WORK[0]! };
  awork.books.add({ ...past, project: PROJECTS[0]!, start: now - 90 * MINUTE, end: now - 80 * MINUTE });
  awork.books.add({ ...past, project: CLOSED_PROJECT, start: now - 60 * MINUTE, end: now - 30 * MINUTE });
  await desk.connect();
  const popup = await desk.openPopup();
  await expect.poll(() => desk.stored("hours")).toMatchObject({ rules: { value: { isAdmin: false } } });
  return popup;
}

const rows = (popup: Page) => popup.locator(".days .go");

test("what is done can't be started where the company forbids it, and says why", async ({ desk, awork }) => {
  const popup = await open({ desk, awork }, { doneProjectsPrevented: true });
  const go = popup.getByRole("button", { name: "Continue", exact: true });
  await expect(go).toHaveAttribute("aria-disabled", "true");
  await expect(go).toBeFocused();
  await expect(go).toHaveAccessibleDescription(/The project is done/);
  await expect(popup.getByText("The project is done").first()).toBeInViewport();
  await popup.keyboard.press("Enter");
  await go.click({ force: true });
  await expect(rows(popup).first()).toHaveAttribute("aria-disabled", "true");
  await expect(popup.locator(".days .why")).toHaveCount(1);
  await rows(popup).first().click({ force: true });
  expect(awork.journal.count(START)).toBe(0);

  await rows(popup).nth(1).click();
  await expect(popup.getByRole("status").first()).toContainText("Started.");
  expect(awork.journal.count(START)).toBe(1);
  await desk.expectTruth(popup);
});

test("where tracking is switched off, nothing can be started, and the list says why", async ({
  desk,
  awork,
}) => {
  const popup = await open({ desk, awork }, { disabled: true });
  const off = /switched off in awork for your company/;
  for (const name of ["Continue", "Start: Create logo concept"])
    await expect(popup.getByRole("button", { name, exact: true })).toHaveAccessibleDescription(off);
  await expect(rows(popup).nth(1)).toHaveAccessibleDescription(off);
  await popup.getByRole("combobox", { name: "Start on" }).click();
  await expect(popup.locator(".choose [role=status]")).toContainText("switched off");
  await popup.keyboard.press("ArrowDown");
  await expect(popup.getByRole("option", { selected: true })).toHaveAttribute("aria-disabled", "true");
  await popup.keyboard.press("Enter");
  await popup.keyboard.press("Escape");
  for (const row of await rows(popup).all()) await expect(row).toHaveAttribute("aria-disabled", "true");
  expect(awork.journal.count(START)).toBe(0);

  // The same while a timer runs: nothing can take its place.
  awork.books.add({ start: awork.clock.now() - 20 * MINUTE });
  await desk.pass(2 * MINUTE);
  await expect(popup.getByRole("button", { name: "Stop", exact: true })).toBeVisible();
  for (const row of await rows(popup).all()) await expect(row).toHaveAccessibleDescription(off);
});

test("a stop on what was closed meanwhile can't be undone, and the key says why it doesn't continue", async ({
  desk,
  awork,
}) => {
  const popup = await open({ desk, awork }, { doneProjectsPrevented: true });
  const now = awork.clock.now();
  awork.books.add({ task: null, project: CLOSED_PROJECT, start: now - 20 * MINUTE, note: "Draft" });
  await desk.pass(2 * MINUTE);
  await popup.getByRole("button", { name: "Stop", exact: true }).click();
  const go = popup.getByRole("button", { name: "Continue", exact: true });
  await expect(go).toHaveAccessibleDescription(/The project is done/);
  await expect(popup.getByText("Stopped.")).toBeVisible();
  await expect(popup.getByRole("button", { name: "Undo" })).toHaveCount(0);

  // As the browser says that the shortcut was pressed.
  await expect.poll(() => desk.context.serviceWorkers().length).toBeGreaterThan(0);
  const worker = desk.context.serviceWorkers().at(-1)!;
  await worker.evaluate('chrome.commands.onCommand.dispatch("startOrContinue")');
  await expect(popup.getByRole("alert")).toContainText("Not started. The project is done");
  await expect(go).toHaveAccessibleDescription(/The project is done/);
  expect(awork.journal.count(START)).toBe(0);
  await desk.expectTruth(popup);
});

test("an entry whose type of work is archived is continued with another", async ({ desk, awork }) => {
  const [design, , meeting] = TYPES_OF_WORK;
  const popup = await open({ desk, awork }, {});
  const now = awork.clock.now();
  awork.books.archived.add(design!.id);
  awork.books.add({
    task: null,
    typeOfWork: design!,
    project: PROJECTS[0]!,
    start: now - 9 * MINUTE,
    end: now,
  });
  await desk.pass(2 * MINUTE);
  await popup.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(popup.getByRole("combobox", { name: "Type of work" })).toBeFocused();
  expect(awork.journal.count(START)).toBe(0);
  await popup.getByRole("option", { name: meeting!.name }).click();
  await expect(popup.getByRole("status").first()).toContainText("Started.");
  expect(awork.books.current()).toMatchObject({ typeOfWork: meeting, project: PROJECTS[0] });
});

test("a booking that awork refuses with 401 is told, and costs no sign-in", async ({ desk, awork }) => {
  awork.books.foreignProjects.add(PROJECTS[0]!.id);
  const popup = await open({ desk, awork }, {});
  await rows(popup).nth(1).click();
  await expect(popup.getByRole("alert")).toContainText("blocked due to insufficient permissions");
  expect(await desk.stored("account")).not.toBeNull();
  await expect(popup.getByRole("button", { name: "Continue", exact: true })).toBeVisible();
});

test("of the types of work, those that the project allows are offered", async ({ desk, awork }) => {
  const [, , meeting] = TYPES_OF_WORK;
  awork.books.projectTypes.set(PROJECTS[0]!.id, [meeting!.id]);
  const popup = await open({ desk, awork }, {});
  await popup.getByRole("combobox", { name: "Start on" }).click();
  await popup.keyboard.type("relaunch");
  await popup.locator('[role="option"][id^="project-"]').first().click();
  await expect(popup.getByRole("combobox", { name: "Type of work" })).toBeFocused();
  await expect(popup.getByRole("option")).toHaveText([meeting!.name]);
  await popup.keyboard.press("ArrowDown");
  await popup.keyboard.press("Enter");
  await expect(popup.getByRole("status").first()).toContainText("Started.");
  expect(awork.books.current()).toMatchObject({ typeOfWork: meeting, project: PROJECTS[0] });
});

test("where a note is required, Stop asks for it, and the entry ends when it was pressed", async ({
  desk,
  awork,
}) => {
  const popup = await open({ desk, awork }, { descriptionRequired: true });
  const entry = awork.books.add({ start: awork.clock.now() - 20 * MINUTE, note: null });
  await desk.pass(2 * MINUTE);
  await expect(popup.getByRole("heading", { level: 1 })).toHaveText("Running");
  awork.journal.clear();
  const pressedAt = awork.clock.now();
  await popup.getByRole("button", { name: "Stop", exact: true }).click();
  const question = popup.getByRole("group", { name: "Your company wants a note" });
  await question.getByRole("textbox", { name: "Note" }).press("Enter");
  await expect(question.getByRole("alert")).toHaveText("Enter a note first.");
  await popup.keyboard.type("Called the printer");
  // What is typed outlives the popup.
  await popup.reload();
  await expect(question.getByRole("textbox", { name: "Note" })).toHaveValue("Called the printer");
  expect(awork.journal.count({ method: "POST" })).toBe(0);
  await question.getByRole("button", { name: "Save and stop" }).click();
  await expect(popup.getByRole("status").first()).toContainText(/Stopped as of/);
  await expect.poll(() => entry.end ?? 0).toBeGreaterThanOrEqual(pressedAt);
  const sent = awork.journal.all(({ method }) => method !== "GET").map(({ method }) => method);
  expect(sent.slice(0, 2)).toEqual(["PUT", "POST"]);
  expect(entry.note).toBe("Called the printer");
  await desk.expectTruth(popup);
});

test("on a project that is done, the entry shows why it can't be changed, and can be moved to another", async ({
  desk,
  awork,
}) => {
  const popup = await open({ desk, awork }, { doneProjectsPrevented: true });
  const entry = awork.books.add({
    task: null,
    project: CLOSED_PROJECT,
    start: awork.clock.now() - 20 * MINUTE,
    note: "Draft",
  });
  await desk.pass(2 * MINUTE);
  const about = popup.locator(".about");
  await expect(about.getByText("The project is done")).toBeInViewport();
  await expect(popup.locator(".when")).toContainText("since");
  await expect(popup.locator(".when").getByRole("button")).toHaveCount(0);
  await expect(about.getByRole("button")).toHaveCount(1);
  await expect(about.getByRole("combobox")).toHaveCount(0);
  await expect(about).toContainText("Draft");

  await about.getByRole("button", { name: "Change task or project" }).click();
  await popup.keyboard.type("sitemap");
  await popup.getByRole("option").first().click();
  await expect.poll(() => entry.task?.name).toBe("Sitemap and wireframes");
  await expect(about.getByRole("button", { name: "Note" })).toBeVisible();
  expect(awork.journal.count({ method: "PUT" })).toBe(1);
  await desk.expectTruth(popup);
});

test("a required note can't be taken away from the last entry, and the field says so", async ({
  desk,
  awork,
}) => {
  const popup = await open({ desk, awork }, { descriptionRequired: true });
  const now = awork.clock.now();
  awork.books.add({ start: now - 20 * MINUTE, end: now - 5 * MINUTE, note: "Draft" });
  await desk.pass(2 * MINUTE);
  await popup.getByRole("button", { name: "Note" }).click();
  const field = popup.getByRole("textbox", { name: "Note" });
  await field.fill("");
  await field.press("Enter");
  await expect(popup.locator(".about").getByRole("alert")).toContainText("requires a note");
  expect(awork.journal.count({ method: "PUT" })).toBe(0);
  await field.fill("Final");
  await field.press("Enter");
  await expect.poll(() => awork.books.last()!.note).toBe("Final");
});

test("with an API key, what awork lets only the person do says so, and the rest works", async ({
  desk,
  awork,
}) => {
  const now = awork.clock.now();
  awork.books.add({ task: PRIVATE_TASK, start: now - 90 * MINUTE, end: now - 60 * MINUTE });
  const entry = awork.books.add({ start: now - 20 * MINUTE });
  await desk.connect(API_KEY_TOKEN, PERSON_ID);
  const popup = await desk.openPopup();
  await expect(popup.getByRole("button", { name: "Stop", exact: true })).toBeFocused();
  await expect(popup.getByRole("button", { name: "Pause" })).toHaveCount(0);

  // As the browser says that the shortcut was pressed.
  await expect.poll(() => desk.context.serviceWorkers().length).toBeGreaterThan(0);
  const worker = desk.context.serviceWorkers().at(-1)!;
  await worker.evaluate('chrome.commands.onCommand.dispatch("pauseOrResume")');
  await expect(popup.getByRole("alert")).toContainText("Not paused. With an API key");
  expect(awork.journal.count({ method: "POST" })).toBe(0);

  await popup.locator(".days").getByRole("button", { name: PRIVATE_TASK.name, exact: true }).click();
  const save = popup.getByRole("button", { name: "Save" });
  await expect(save).toHaveAttribute("aria-disabled", "true");
  await expect(save).toHaveAccessibleDescription(/private task/);
  await popup.getByRole("button", { name: "Delete…" }).click();
  await popup.getByRole("button", { name: "Delete", exact: true }).click();
  await popup.getByRole("button", { name: "Stop", exact: true }).click();
  await expect.poll(() => entry.end).not.toBeNull();
});
