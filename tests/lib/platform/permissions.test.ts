import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createEvent } from "../fake-browser/fakes";

beforeEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.resetModules();
  fakeBrowser.reset();
});

/** As built for this address; without one, as released. */
async function builtFor(origin: string | undefined) {
  vi.stubEnv("WXT_AWORK_ORIGIN", origin);
  return {
    permission: await import("@/lib/platform/permissions"),
    origin: (await import("@/lib/platform/origin")).ORIGIN,
  };
}

describe("the address", () => {
  it.each([
    ["awork's own", undefined, "https://api.awork.com", "https://api.awork.com/*"],
    ["another one", "https://awork.example", "https://awork.example", "https://awork.example/*"],
    [
      "a port is no part of the pattern",
      "http://127.0.0.1:8123",
      "http://127.0.0.1:8123",
      "http://127.0.0.1/*",
    ],
  ])("%s", async (_title, built, origin, pattern) => {
    const { permission, origin: fixed } = await builtFor(built);
    const contains = vi.spyOn(fakeBrowser.permissions, "contains").mockResolvedValue(true as never);
    const request = vi.spyOn(fakeBrowser.permissions, "request").mockResolvedValue(true as never);
    await permission.hasPermission();
    await permission.askPermission();
    expect(fixed).toBe(origin);
    expect(contains.mock.calls).toEqual([[{ origins: [pattern] }]]);
    expect(request.mock.calls).toEqual([[{ origins: [pattern] }]]);
  });
});

describe("the permission", () => {
  it.each([true, false])("is what the browser says and the person answers: %s", async (answer) => {
    const { permission } = await builtFor(undefined);
    vi.spyOn(fakeBrowser.permissions, "contains").mockResolvedValue(answer as never);
    vi.spyOn(fakeBrowser.permissions, "request").mockResolvedValue(answer as never);
    expect(await permission.hasPermission()).toBe(answer);
    expect(await permission.askPermission()).toBe(answer);
  });

  it.each(["onAdded", "onRemoved"] as const)("calls back when it changes: %s", async (event) => {
    const { permission } = await builtFor(undefined);
    const fire = {
      onAdded: createEvent(fakeBrowser.permissions.onAdded),
      onRemoved: createEvent(fakeBrowser.permissions.onRemoved),
    };
    const changed = vi.fn();
    permission.onPermission(changed);
    await fire[event]({ origins: [] });
    expect(changed).toHaveBeenCalledOnce();
  });
});
