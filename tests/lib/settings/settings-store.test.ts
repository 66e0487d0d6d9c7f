import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import {
  choose,
  chooseNothing,
  chosenSettings,
  keepSettings,
  managedSettings,
  onSettings,
  settingsItem,
} from "@/lib/settings/settings-store";
import { DEFAULTS } from "@/lib/timer/settings";

const { storage } = fakeBrowser;

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

/** A browser in which nothing is carried to another computer. */
const withoutSync = () => vi.spyOn(storage.sync, "get").mockRejectedValue(new Error("disabled"));

describe("what the person chooses", () => {
  it("goes where it follows them, each setting by itself", async () => {
    await choose({ guardMinutes: 5 });
    await choose({ time: "icon" });
    expect(await storage.sync.get(null)).toEqual({ guardMinutes: 5, time: "icon" });
    expect(await chosenSettings()).toEqual({ guardMinutes: 5, time: "icon" });
  });

  it.each([
    ["is off", withoutSync],
    ["is none", () => vi.spyOn(storage, "sync", "get").mockReturnValue(undefined as never)],
  ])("stays on this computer where that place %s", async (_title, without) => {
    without();
    await choose({ guardMinutes: 5 });
    expect(await storage.local.get("guardMinutes")).toEqual({ guardMinutes: 5 });
    expect(await chosenSettings()).toEqual({ guardMinutes: 5 });
  });

  it("is told to have failed when it can't be kept", async () => {
    vi.spyOn(storage.sync, "set").mockRejectedValue(new Error("QUOTA_BYTES"));
    await expect(choose({ guardMinutes: 5 })).rejects.toThrow();
  });

  it("is forgotten, and nothing else", async () => {
    await storage.sync.set({ other: 1, guardMinutes: 5, time: "icon" });
    await chooseNothing();
    expect(await storage.sync.get(null)).toEqual({ other: 1 });
  });

  it("is without what can't be read", async () => {
    await storage.sync.set({ guardMinutes: "5", time: "icon" });
    expect(await chosenSettings()).toEqual({ time: "icon" });
  });
});

describe("what an administrator has set", () => {
  it("is read, as far as it can be", async () => {
    await storage.managed.set({ shown: "today", guardMinutes: -1 });
    expect(await managedSettings()).toEqual({ shown: "today" });
  });

  it("is nothing where the browser knows of no administrator", async () => {
    vi.spyOn(storage.managed, "get").mockRejectedValue(new Error("no manifest"));
    expect(await managedSettings()).toEqual({});
  });
});

describe("what holds is at hand", () => {
  it("with what is usual for what nobody has chosen", async () => {
    expect(await settingsItem.get()).toEqual(DEFAULTS);
    await storage.managed.set({ guardMinutes: 30 });
    await choose({ guardMinutes: 5, time: "icon" });
    await keepSettings();
    expect(await settingsItem.get()).toEqual({ ...DEFAULTS, guardMinutes: 30, time: "icon" });
  });

  it("and is written only when it is another", async () => {
    const set = vi.spyOn(storage.local, "set");
    await keepSettings();
    expect(set).not.toHaveBeenCalled();
    await choose({ guardMinutes: 5 });
    await keepSettings();
    await keepSettings();
    expect(set).toHaveBeenCalledTimes(1);
  });

  it("also while the disk takes nothing", async () => {
    vi.spyOn(storage.local, "set").mockRejectedValue(new Error("QUOTA_BYTES"));
    await choose({ guardMinutes: 5 });
    await keepSettings();
    expect((await settingsItem.get()).guardMinutes).toBe(5);
  });

  it("and is the last that was chosen, however much is chosen at once", async () => {
    await Promise.all([1, 2, 3, 4, 5].map((guardMinutes) => choose({ guardMinutes }).then(keepSettings)));
    expect((await settingsItem.get()).guardMinutes).toBe(5);
  });
});

it("calls back when a setting has changed, wherever that is, and for nothing else", async () => {
  const changed = vi.fn();
  onSettings(changed);
  await storage.local.set({ state: 1, settings: {} });
  // As Firefox tells of a write that changes nothing (measured).
  await storage.onChanged.trigger({ workDays: { oldValue: [1, 2], newValue: [1, 2] } }, "sync");
  expect(changed).not.toHaveBeenCalled();
  await storage.sync.set({ time: "icon" });
  await storage.managed.set({ time: "icon" });
  await storage.local.set({ time: "icon" });
  expect(changed).toHaveBeenCalledTimes(3);
});
