import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { onPresence, presence } from "@/lib/platform/idle";
import { createEvent } from "../fake-browser/fakes";

beforeEach(() => void vi.restoreAllMocks());

/** The browser counts in seconds. */
const AWAY = 300;

it.each(["active", "idle", "locked"] as const)(
  "a person is %s as the browser says, after five minutes",
  async (state) => {
    const queryState = vi.spyOn(fakeBrowser.idle, "queryState").mockResolvedValue(state as never);
    expect(await presence()).toBe(state);
    expect(queryState.mock.calls).toEqual([[AWAY]]);
  },
);

it("calls back when that changes, after the same five minutes", async () => {
  const interval = vi.spyOn(fakeBrowser.idle, "setDetectionInterval").mockImplementation(() => {});
  const change = createEvent(fakeBrowser.idle.onStateChanged);
  const changed = vi.fn();
  onPresence(changed);
  await change("active");
  expect(changed).toHaveBeenCalledOnce();
  expect(interval.mock.calls).toEqual([[AWAY]]);
});
