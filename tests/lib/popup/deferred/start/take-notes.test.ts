// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { noteWishItem, wishNote } from "@/lib/drafts/note-wish";
import { takeNotes } from "@/lib/popup/deferred/start/take-notes";
import { createLocks } from "../../../fake-browser/locks";

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubGlobal("navigator", { ...navigator, locks: createLocks() });
  return () => vi.unstubAllGlobals();
});

function popup(draft = "", isForm = false, isPanel = false) {
  const done: string[] = [];
  const note = signal("");
  const panel = { open: () => void (done.push("open"), (note.value = draft)) };
  const details = { note, type: (field: string, text: string) => void done.push(`${field}: ${text}`) };
  const form = { isOpen: signal(isForm), close: () => void done.push("close form") };
  takeNotes({ panel, details, form, isPanel });
  return done;
}

it.each<[string, string, boolean, string[]]>([
  ["in an empty field", "", false, ["open", "newNote: Call Carla"]],
  ["below what was typed before", "First", false, ["open", "newNote: First\nCall Carla"]],
  ["in the place of the form", "", true, ["close form", "open", "newNote: Call Carla"]],
])("a popup that opens shows the list with the text as note: %s", async (_title, draft, isForm, done) => {
  await wishNote("Call Carla");
  const seen = popup(draft, isForm);
  await expect.poll(() => seen).toEqual(done);
});

it("a popup that is open takes it too, and each text once", async () => {
  const done = popup();
  await wishNote("Call Carla");
  await expect.poll(() => done).toEqual(["open", "newNote: Call Carla"]);
  await wishNote("Call Ada");
  await expect.poll(() => done.at(-1)).toBe("newNote: Call Ada");
  expect(done).toHaveLength(4);
});

it("a side panel leaves it to the popup, which opens for it", async () => {
  const panel = popup("", false, true);
  await wishNote("Call Carla");
  const opened = popup();
  await expect.poll(() => opened).toEqual(["open", "newNote: Call Carla"]);
  expect(panel).toEqual([]);
});

it("a popup that opens otherwise shows no list", async () => {
  await wishNote("   ");
  const done = popup();
  await expect.poll(() => noteWishItem.get()).toBeNull();
  expect(done).toEqual([]);
});
