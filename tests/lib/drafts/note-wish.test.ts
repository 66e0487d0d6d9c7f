import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { noteWishItem, takeNoteWish, wishNote } from "@/lib/drafts/note-wish";
import { HOUR, MINUTE } from "@/lib/timer/time";

beforeEach(() => fakeBrowser.reset());
afterEach(() => void vi.useRealTimers());

it("one page takes the note, however many are open, and nothing of it is left", async () => {
  await wishNote("Call Carla");
  const taken = await Promise.all([takeNoteWish(), takeNoteWish(), takeNoteWish()]);
  expect(taken).toEqual(["Call Carla", null, null]);
  expect(await noteWishItem.get()).toBeNull();
});

it.each([
  ["a moment", MINUTE - 1, "Call Carla"],
  ["a minute", MINUTE, null],
  ["an hour", HOUR, null],
])("a note is forgotten after a while, when no page came: %s", async (_title, age, note) => {
  vi.useFakeTimers({ toFake: ["Date"] });
  await wishNote("Call Carla");
  vi.setSystemTime(Date.now() + age);
  expect([await takeNoteWish(), await takeNoteWish()]).toEqual([note, null]);
});

it("a page's whole text is cut to awork's limit for a note", async () => {
  await wishNote("n".repeat(100_000));
  expect((await takeNoteWish())!.length).toBe(25_000);
});
