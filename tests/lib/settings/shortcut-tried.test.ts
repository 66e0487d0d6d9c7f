import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { keyTriedItem, noteKey } from "@/lib/settings/shortcut-tried";

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

it("is written once, at the first press", async () => {
  const set = vi.spyOn(fakeBrowser.storage.local, "set");
  await noteKey();
  const first = await keyTriedItem.get();
  expect(first).toBeGreaterThan(0);
  await noteKey();
  expect([set.mock.calls.length, await keyTriedItem.get()]).toEqual([1, first]);
});

it.each(["get", "set"] as const)("holds up nothing where the disk fails: %s", async (call) => {
  const failing = vi.spyOn(fakeBrowser.storage.local, call).mockRejectedValue(new Error("disk"));
  await expect(noteKey()).resolves.toBeUndefined();
  failing.mockRestore();
  await noteKey();
  expect(await keyTriedItem.get()).not.toBeNull();
});
