import { ask } from "./ask.ts";
import type { Desk } from "./desk.ts";
import { expect, test } from "./fixtures.ts";
import { isTimer, openBreak } from "../fake-awork/entry.ts";

const MINUTE = 60_000;

const IDS = ["note", "signIn", "pause", "resume", "keep", "stop", "continue"];

/** Which items the browser's menus really have: the browser doesn't list them, but changes only those there are. */
const items = (desk: Desk): Promise<string[]> =>
  desk.watch.evaluate(`
    Promise.all(${JSON.stringify(IDS)}.map(async (id) => {
      try { await chrome.contextMenus.update(id, {}); return id; } catch { return null; }
    })).then((ids) => ids.filter((id) => id !== null))
  `);

/** As the browser calls it when an item is pressed. */
async function press(desk: Desk, menuItemId: string, selectionText?: string): Promise<void> {
  await expect.poll(() => desk.context.serviceWorkers().length).toBeGreaterThan(0);
  const info = JSON.stringify({ menuItemId, selectionText, editable: false, pageUrl: "" });
  await desk.context.serviceWorkers().at(-1)!.evaluate(`chrome.contextMenus.onClicked.dispatch(${info})`);
}

test("the icon's menu follows the state, and each item does what it says", async ({ desk, awork }) => {
  const entry = awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
  await desk.connect();
  await expect.poll(() => items(desk)).toEqual(["note", "pause", "stop"]);
  await press(desk, "pause");
  await expect.poll(() => openBreak(entry) !== null).toBe(true);
  await expect.poll(() => items(desk)).toEqual(["note", "resume", "keep", "stop"]);
  await press(desk, "keep");
  await expect.poll(() => openBreak(entry)).toBeNull();
  await expect.poll(() => items(desk)).toEqual(["note", "pause", "stop"]);
  await press(desk, "stop");
  await expect.poll(() => isTimer(entry)).toBe(false);
  await expect.poll(() => items(desk)).toEqual(["note", "continue"]);
  await press(desk, "continue");
  await expect.poll(() => awork.books.current()?.task?.name).toBe(entry.task!.name);
});

test("the menus outlive the worker, can be switched off, and offer the sign-in to who is not connected", async ({
  desk,
  awork,
}) => {
  const entry = awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
  // Nothing wakes a worker by itself while nobody is connected.
  await ask(desk.watch, "refresh");
  await expect.poll(() => items(desk)).toEqual(["signIn"]);
  await desk.connect();
  await expect.poll(() => items(desk)).toEqual(["note", "pause", "stop"]);
  await desk.killWorker();
  expect(await items(desk)).toEqual(["note", "pause", "stop"]);
  awork.books.pause();
  await desk.pass(5 * MINUTE);
  await expect.poll(() => openBreak(entry) !== null).toBe(true);
  await expect.poll(() => items(desk)).toEqual(["note", "resume", "keep", "stop"]);
  await desk.watch.evaluate("chrome.storage.sync.set({ menus: false })");
  await expect.poll(() => items(desk)).toEqual([]);
  await desk.watch.evaluate("chrome.storage.sync.set({ menus: true })");
  await expect.poll(() => items(desk)).toEqual(["note", "resume", "keep", "stop"]);
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
    await press(desk, "note", selected);
    await expect.poll(kept).toBe(expected);
    await popup.reload();
    await expect(note).toHaveValue(expected);
  }
});
