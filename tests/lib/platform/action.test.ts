import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { isPinned, onPinned } from "@/lib/platform/action";
import { createEvent } from "../fake-browser/fakes";

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

describe("whether the icon is pinned", () => {
  it.each<[string, () => Promise<unknown>, boolean | null]>([
    ["is what the browser says: yes", async () => ({ isOnToolbar: true }), true],
    ["is what the browser says: no", async () => ({ isOnToolbar: false }), false],
    ["is not known where the browser says neither", async () => ({}), null],
    ["is not known where the browser can't tell", () => Promise.reject(new Error("no")), null],
  ])("%s", async (_title, answer, expected) => {
    vi.spyOn(fakeBrowser.action, "getUserSettings").mockImplementation(answer as never);
    expect(await isPinned()).toBe(expected);
  });

  it("is not known in a browser without such a call", async () => {
    vi.spyOn(fakeBrowser.action, "getUserSettings").mockImplementation((() => {
      throw new TypeError("getUserSettings is not a function");
    }) as never);
    expect(await isPinned()).toBeNull();
  });

  it("is told when it changes", async () => {
    const fire = createEvent(fakeBrowser.action.onUserSettingsChanged);
    const changed = vi.fn();
    onPinned(changed);
    await fire({ isOnToolbar: true });
    expect(changed).toHaveBeenCalledOnce();
  });

  it("is not listened to where no browser tells", () => {
    const { action } = fakeBrowser;
    vi.spyOn(fakeBrowser, "action", "get").mockReturnValue({
      ...action,
      onUserSettingsChanged: undefined,
    } as never);
    expect(() => onPinned(() => {})).not.toThrow();
  });
});
