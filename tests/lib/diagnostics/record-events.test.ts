import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { accountItem } from "@/lib/tracker-store/state-items";
import { logItem } from "@/lib/diagnostics/log";
import { recordEvents, recordPermission } from "@/lib/diagnostics/record-events";
import { ACCOUNT } from "../fake-browser/account";

type Caught = (event: { reason: unknown }) => void;

/** What the worker calls back with what nobody caught. */
let caught: Caught;

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  vi.stubGlobal("addEventListener", (type: string, listener: Caught) => {
    if (type === "unhandledrejection") caught = listener;
  });
  recordEvents();
});

afterEach(() => vi.unstubAllGlobals());

const told = async () => (await logItem.get()).map(({ what, detail }) => [what, ...detail]);

describe("the log is told", () => {
  it.each<[string, object, unknown[]]>([
    ["an installation", { reason: "install" }, ["installed", "install", ""]],
    [
      "an update, and from which version",
      { reason: "update", previousVersion: "0.1.0" },
      ["installed", "update", "0.1.0"],
    ],
    ["the browser's own update", { reason: "browser_update" }, ["installed", "browser_update", ""]],
  ])("of %s", async (_title, details, event) => {
    await fakeBrowser.runtime.onInstalled.trigger(details as never);
    await expect.poll(told).toEqual([event]);
  });

  it("of the start of the browser", async () => {
    await fakeBrowser.runtime.onStartup.trigger();
    await expect.poll(told).toEqual([["started"]]);
  });

  it("of who comes and goes, and of nothing else about them", async () => {
    await accountItem.set(ACCOUNT);
    await expect.poll(told).toHaveLength(1);
    await accountItem.set({ ...ACCOUNT, clientId: "dcr_1" });
    await expect.poll(told).toHaveLength(2);
    await accountItem.set(null);
    await expect.poll(told).toEqual([
      ["account", true, false],
      ["account", true, true],
      ["account", false, false],
    ]);
  });

  it.each([[true], [false]])("whether awork may be reached: %s", async (is) => {
    vi.spyOn(fakeBrowser.permissions, "contains").mockResolvedValue(is as never);
    await recordPermission();
    expect(await told()).toEqual([["permission", is]]);
  });
});

describe("what nobody caught", () => {
  const thrown = (stack: unknown) => Object.assign(new TypeError("Carla"), { stack });

  it.each<[string, unknown, string]>([
    [
      "is told by its place, as Chromium says it",
      thrown(
        "TypeError: Carla\n    at f (chrome-extension://abc/background.js:1:2345)\n    at g (chrome-extension://abc/background.js:1:9)",
      ),
      "1:2345",
    ],
    [
      "is told by its place, as Firefox says it",
      thrown("f@moz-extension://abc/background.js:1:2345\n"),
      "1:2345",
    ],
    ["has no place that is known", thrown("Error: Carla\n    at <anonymous>"), ""],
    ["has no trace", thrown(undefined), ""],
    ["is a text", "Carla said 1:23", ""],
    ["is nothing", undefined, ""],
    ["is null", null, ""],
  ])("%s", async (_title, reason, place) => {
    caught({ reason });
    await expect.poll(told).toEqual([["error", place]]);
  });
});
