import { ask } from "./ask.ts";
import type { Desk } from "./desk.ts";
import { expect, test } from "./fixtures.ts";
import { menuItems } from "./menu-items.ts";
import { isTimer, openBreak } from "../fake-awork/entry.ts";

const MINUTE = 60_000;

const NOTE = "Start awork timer with this as note";
const RUNS = [NOTE, "Pause", "Stop"];
const CONTINUE = "Continue: Create logo concept · Website relaunch";
const PAUSED = [
  NOTE,
  expect.stringMatching(/^Resume: the break since .* counts as work$/),
  "Resume and keep the break",
  "Stop",
];

const titles = async (desk: Desk) => (await menuItems(desk.watch)).map(({ title }) => title);

/** As the browser calls it when an item is pressed. */
async function press(desk: Desk, title: string, selectionText?: string): Promise<void> {
  await expect.poll(() => titles(desk)).toContain(title);
  const { id } = (await menuItems(desk.watch)).find((item) => item.title === title)!;
  await expect.poll(() => desk.context.serviceWorkers().length).toBeGreaterThan(0);
  const info = JSON.stringify({ menuItemId: id, selectionText, editable: false, pageUrl: "" });
  await desk.context.serviceWorkers().at(-1)!.evaluate(`chrome.contextMenus.onClicked.dispatch(${info})`);
}

test("the icon's menu follows the state, and each item does what it says", async ({ desk, awork }) => {
  const entry = awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
  await desk.connect();
  await expect.poll(() => titles(desk)).toEqual(RUNS);
  await press(desk, "Pause");
  await expect.poll(() => openBreak(entry) !== null).toBe(true);
  await expect.poll(() => titles(desk)).toEqual(PAUSED);
  await press(desk, "Resume and keep the break");
  await expect.poll(() => openBreak(entry)).toBeNull();
  await expect.poll(() => titles(desk)).toEqual(RUNS);
  await press(desk, "Stop");
  await expect.poll(() => isTimer(entry)).toBe(false);
  await expect.poll(() => titles(desk)).toEqual([NOTE, CONTINUE]);
  await press(desk, CONTINUE);
  await expect.poll(() => awork.books.current()?.task?.name).toBe(entry.task!.name);
});

test("the menus outlive the worker, can be switched off, and offer the sign-in to who is not connected", async ({
  desk,
  awork,
}) => {
  const entry = awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
  // Nothing wakes a worker by itself while nobody is connected.
  await ask(desk.watch, "refresh");
  await expect.poll(() => titles(desk)).toEqual(["Sign in with awork"]);
  await desk.connect();
  await expect.poll(() => titles(desk)).toEqual(RUNS);
  await desk.killWorker();
  expect(await titles(desk)).toEqual(RUNS);
  awork.books.pause();
  await desk.pass(5 * MINUTE);
  await expect.poll(() => openBreak(entry) !== null).toBe(true);
  await expect.poll(() => titles(desk)).toEqual(PAUSED);
  await desk.watch.evaluate("chrome.storage.sync.set({ menus: false })");
  await expect.poll(() => titles(desk)).toEqual([]);
  await desk.watch.evaluate("chrome.storage.sync.set({ menus: true })");
  await expect.poll(() => titles(desk)).toEqual(PAUSED);
});

test("selected text is in the note field of the start list, below what was typed there", async ({
  desk,
  awork,
}) => {
  awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
  await desk.connect();
  const popup = await desk.openPopup();
  const note = popup.locator("#new-note");
  // The item opens the real popup too, and either of the two may take the text.
  const kept = async () =>
    ((await desk.stored("drafts")) as { field: string; text: string }[] | undefined)?.find(
      ({ field }) => field === "newNote",
    )?.text;
  for (const [selected, expected] of [
    ["Call Carla", "Call Carla"],
    ["and Ada", "Call Carla\nand Ada"],
  ] as const) {
    await press(desk, NOTE, selected);
    await expect.poll(kept).toBe(expected);
    await popup.reload();
    await expect(note).toHaveValue(expected);
  }
});
