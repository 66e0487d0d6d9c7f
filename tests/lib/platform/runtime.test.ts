import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { onFirstInstalled, onLost, openSettings } from "@/lib/platform/runtime";
import { onSignInWish, openSignIn } from "@/lib/sign-in/sign-in-wish";

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  delete (fakeBrowser.runtime as { onEnabled?: unknown }).onEnabled;
});

const REASONS = ["install", "update", "chrome_update", "shared_module_update"];
const installed = (reason: string) => fakeBrowser.runtime.onInstalled.trigger({ reason } as never);

describe("what can have been lost", () => {
  it.each<[string, () => Promise<unknown>]>([
    ["the browser starts", () => fakeBrowser.runtime.onStartup.trigger()],
    ...REASONS.map((reason): [string, () => Promise<unknown>] => [
      `it says "${reason}"`,
      () => installed(reason),
    ]),
  ])("is looked after when %s, also where being enabled is not told", async (_title, happen) => {
    const lost = vi.fn();
    onLost(lost);
    await happen();
    expect(lost).toHaveBeenCalledOnce();
  });

  it("is looked after when it is enabled again, where the browser tells", async () => {
    const addListener = vi.fn();
    Object.assign(fakeBrowser.runtime, { onEnabled: { addListener } });
    const lost = vi.fn();
    onLost(lost);
    expect(addListener.mock.calls).toEqual([[lost]]);
  });
});

describe("the first installation", () => {
  it.each(REASONS.map((reason) => [reason, reason === "install" ? 1 : 0] as const))(
    "%s calls back %d times",
    async (reason, times) => {
      const first = vi.fn();
      onFirstInstalled(first);
      await installed(reason);
      expect(first).toHaveBeenCalledTimes(times);
    },
  );
});

it("a sign-in begins in the settings, which the browser keeps open", async () => {
  const open = vi.spyOn(fakeBrowser.runtime, "openOptionsPage").mockResolvedValue();
  await openSignIn();
  expect(open).toHaveBeenCalledOnce();
  const begin = vi.fn();
  onSignInWish(begin);
  await expect.poll(() => begin.mock.calls.length).toBe(1);
});

it("the settings are the browser's options page", async () => {
  const open = vi.spyOn(fakeBrowser.runtime, "openOptionsPage").mockResolvedValue();
  await openSettings();
  expect(open).toHaveBeenCalledOnce();
});
