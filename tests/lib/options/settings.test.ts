import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createSettings } from "@/lib/options/settings";
import { createStatus } from "@/lib/options/status";
import { chosenSettings } from "@/lib/settings/settings-store";
import { DEFAULTS } from "@/lib/timer/settings";
import { createEvent } from "../fake-browser/fakes";
import { createTestWords } from "../words";

const { storage } = fakeBrowser;
const words = createTestWords("en");

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

async function create(mayNotify = true) {
  const contains = vi.spyOn(fakeBrowser.permissions, "contains").mockResolvedValue(mayNotify as never);
  const request = vi.spyOn(fakeBrowser.permissions, "request").mockResolvedValue(true as never);
  const changed = createEvent(fakeBrowser.permissions.onAdded);
  createEvent(fakeBrowser.permissions.onRemoved);
  const status = createStatus();
  const settings = await createSettings(status, words);
  const said = () => [status.message.value, status.error.value];
  return { ...settings, contains, request, changed, status, said };
}

describe("the settings on the page", () => {
  it("are what was chosen, over which goes what an administrator has set", async () => {
    await storage.sync.set({ time: "icon", guardMinutes: 5 });
    await storage.managed.set({ guardMinutes: 30, shown: "today" });
    expect((await create()).inEffect.value).toEqual({
      settings: { ...DEFAULTS, time: "icon", guardMinutes: 30, shown: "today" },
      managed: ["guardMinutes", "shown"],
    });
  });

  it.each<[string, () => Promise<void>]>([
    ["another window or computer", () => storage.sync.set({ shown: "today" })],
    ["an administrator", () => storage.managed.set({ shown: "today" })],
  ])("follow what is changed by %s", async (_title, change) => {
    const { inEffect } = await create();
    await change();
    await expect.poll(() => inEffect.value.settings.shown).toBe("today");
  });

  it("miss nothing that changes while they are read", async () => {
    const get = storage.sync.get.bind(storage.sync);
    const late = Promise.withResolvers<void>();
    vi.spyOn(storage.sync, "get").mockImplementationOnce((async (names: never) => {
      const read = await get(names);
      late.resolve();
      await storage.sync.set({ shown: "today" });
      return read;
    }) as never);
    const { inEffect } = await create();
    await late.promise;
    await expect.poll(() => inEffect.value.settings.shown).toBe("today");
  });

  it("are kept at once, and said to be", async () => {
    const { save, inEffect, said } = await create();
    const done = save({ time: "icon" });
    expect(inEffect.value.settings.time).toBe("icon");
    expect(said()).toEqual(["", ""]);
    await done;
    expect([await chosenSettings(), said()]).toEqual([{ time: "icon" }, ["Saved.", ""]]);
  });

  it("are said to be kept each time: the word goes and comes", async () => {
    const { save, status } = await create();
    await save({ time: "icon" });
    const messages: string[] = [];
    status.message.subscribe((text) => void messages.push(text));
    await save({ shown: "today" });
    expect(messages).toEqual(["Saved.", "", "Saved."]);
  });

  it("do not go back to what was before while the next choice is still being kept", async () => {
    const { save, inEffect } = await create();
    const set = storage.sync.set.bind(storage.sync);
    const release = Promise.withResolvers<void>();
    vi.spyOn(storage.sync, "set").mockImplementation((async (values: object) => {
      if ("shown" in values) await release.promise;
      await set(values as never);
    }) as never);
    const first = save({ time: "icon" });
    const seen: string[] = [];
    const second = save({ shown: "today" });
    inEffect.subscribe(({ settings }) => void seen.push(`${settings.time} ${settings.shown}`));
    await first;
    release.resolve();
    await second;
    expect(new Set(seen)).toEqual(new Set(["icon today"]));
    expect(await chosenSettings()).toEqual({ time: "icon", shown: "today" });
  });

  it("go back to what holds where they can't be kept, and that is said", async () => {
    const { save, inEffect, said } = await create();
    vi.spyOn(storage.sync, "set").mockRejectedValue(new Error("QUOTA_BYTES"));
    await save({ time: "icon" });
    expect([inEffect.value.settings, said()]).toEqual([DEFAULTS, ["", words("notStored")]]);
  });

  it.each([
    ["in a minute", "This request exceeds the MAX_WRITE_OPERATIONS_PER_MINUTE quota."],
    ["in an hour", "This request exceeds the MAX_WRITE_OPERATIONS_PER_HOUR quota."],
  ])(
    "go back where there were too many changes %s: that is no full disk, and the next try works",
    async (_title, why) => {
      const { save, inEffect, said } = await create();
      vi.spyOn(storage.sync, "set").mockRejectedValueOnce(new Error(why));
      await save({ time: "icon" });
      expect([inEffect.value.settings, said()]).toEqual([DEFAULTS, ["", words("tooManyChanges")]]);
      await save({ time: "icon" });
      expect([inEffect.value.settings.time, said()]).toEqual(["icon", [words("saved"), ""]]);
    },
  );

  it("are not kept where what was entered can't be", async () => {
    const { showInvalid, said } = await create();
    showInvalid("The value stays 5.");
    expect([await chosenSettings(), said()]).toEqual([{}, ["The value stays 5.", ""]]);
  });
});

describe("a reminder", () => {
  it("is asked for in the click itself, and then kept", async () => {
    const { saveReminder, request, said } = await create();
    const done = saveReminder({ remindLongHours: 8 });
    // A browser refuses what is asked any later.
    expect(request.mock.calls).toEqual([[{ permissions: ["notifications"] }]]);
    await done;
    expect([await chosenSettings(), said()]).toEqual([{ remindLongHours: 8 }, ["Saved.", ""]]);
  });

  it.each<[string, (request: ReturnType<typeof vi.fn>) => unknown]>([
    ["the person refuses", (request) => request.mockResolvedValue(false)],
    ["the browser does not even ask", (request) => request.mockRejectedValue(new Error("gesture"))],
  ])("is not kept where %s, and why is said", async (_title, refuse) => {
    const { saveReminder, request, inEffect, mayNotify, said } = await create();
    refuse(request as never);
    await saveReminder({ remindLongHours: 8 });
    expect([await chosenSettings(), inEffect.value.settings.remindLongHours]).toEqual([{}, 0]);
    expect([said(), mayNotify.value]).toEqual([["", words("notificationsRefused")], false]);
  });

  it("is known to arrive no more once the permission is taken away, and again when it is given", async () => {
    const { contains, changed, mayNotify } = await create();
    contains.mockResolvedValue(false as never);
    await changed();
    expect(mayNotify.value).toBe(false);
    contains.mockResolvedValue(true as never);
    await changed();
    expect(mayNotify.value).toBe(true);
  });

  it("can be allowed later", async () => {
    const { readPermission, requestPermission, mayNotify } = await create(false);
    await readPermission();
    expect(mayNotify.value).toBe(false);
    expect(await requestPermission()).toBe(true);
    expect([mayNotify.value, await chosenSettings()]).toEqual([true, {}]);
  });
});
