import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createChoosing } from "@/lib/options/choosing";
import { createNews } from "@/lib/options/news";
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
  const news = createNews();
  const choosing = await createChoosing(news, words);
  const said = () => [news.told.value, news.refusal.value];
  return { ...choosing, contains, request, changed, news, said };
}

describe("the settings on the page", () => {
  it("are what was chosen, over which goes what an administrator has set", async () => {
    await storage.sync.set({ time: "icon", guardMinutes: 5 });
    await storage.managed.set({ guardMinutes: 30, shown: "today" });
    expect((await create()).held.value).toEqual({
      settings: { ...DEFAULTS, time: "icon", guardMinutes: 30, shown: "today" },
      managed: ["guardMinutes", "shown"],
    });
  });

  it.each<[string, () => Promise<void>]>([
    ["another window or computer", () => storage.sync.set({ shown: "today" })],
    ["an administrator", () => storage.managed.set({ shown: "today" })],
  ])("follow what is changed by %s", async (_title, change) => {
    const { held } = await create();
    await change();
    await expect.poll(() => held.value.settings.shown).toBe("today");
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
    const { held } = await create();
    await late.promise;
    await expect.poll(() => held.value.settings.shown).toBe("today");
  });

  it("are kept at once, and said to be", async () => {
    const { choose, held, said } = await create();
    const done = choose({ time: "icon" });
    expect(held.value.settings.time).toBe("icon");
    expect(said()).toEqual(["", ""]);
    await done;
    expect([await chosenSettings(), said()]).toEqual([{ time: "icon" }, ["Saved.", ""]]);
  });

  it("are said to be kept each time: the word goes and comes", async () => {
    const { choose, news } = await create();
    await choose({ time: "icon" });
    const told: string[] = [];
    news.told.subscribe((text) => void told.push(text));
    await choose({ shown: "today" });
    expect(told).toEqual(["Saved.", "", "Saved."]);
  });

  it("do not go back to what was before while the next choice is still being kept", async () => {
    const { choose, held } = await create();
    const set = storage.sync.set.bind(storage.sync);
    const release = Promise.withResolvers<void>();
    vi.spyOn(storage.sync, "set").mockImplementation((async (values: object) => {
      if ("shown" in values) await release.promise;
      await set(values as never);
    }) as never);
    const first = choose({ time: "icon" });
    const seen: string[] = [];
    const second = choose({ shown: "today" });
    held.subscribe(({ settings }) => void seen.push(`${settings.time} ${settings.shown}`));
    await first;
    release.resolve();
    await second;
    expect(new Set(seen)).toEqual(new Set(["icon today"]));
    expect(await chosenSettings()).toEqual({ time: "icon", shown: "today" });
  });

  it("go back to what holds where they can't be kept, and that is said", async () => {
    const { choose, held, said } = await create();
    vi.spyOn(storage.sync, "set").mockRejectedValue(new Error("QUOTA_BYTES"));
    await choose({ time: "icon" });
    expect([held.value.settings, said()]).toEqual([DEFAULTS, ["", words("notStored")]]);
  });

  it.each([
    ["in a minute", "This request exceeds the MAX_WRITE_OPERATIONS_PER_MINUTE quota."],
    ["in an hour", "This request exceeds the MAX_WRITE_OPERATIONS_PER_HOUR quota."],
  ])(
    "go back where there were too many changes %s: that is no full disk, and the next try works",
    async (_title, why) => {
      const { choose, held, said } = await create();
      vi.spyOn(storage.sync, "set").mockRejectedValueOnce(new Error(why));
      await choose({ time: "icon" });
      expect([held.value.settings, said()]).toEqual([DEFAULTS, ["", words("tooManyChanges")]]);
      await choose({ time: "icon" });
      expect([held.value.settings.time, said()]).toEqual(["icon", [words("saved"), ""]]);
    },
  );

  it("are not kept where what was entered can't be", async () => {
    const { invalid, said } = await create();
    invalid("The value stays 5.");
    expect([await chosenSettings(), said()]).toEqual([{}, ["The value stays 5.", ""]]);
  });
});

describe("a reminder", () => {
  it("is asked for in the click itself, and then kept", async () => {
    const { remind, request, said } = await create();
    const done = remind({ remindLongHours: 8 });
    // A browser refuses what is asked any later.
    expect(request.mock.calls).toEqual([[{ permissions: ["notifications"] }]]);
    await done;
    expect([await chosenSettings(), said()]).toEqual([{ remindLongHours: 8 }, ["Saved.", ""]]);
  });

  it.each<[string, (request: ReturnType<typeof vi.fn>) => unknown]>([
    ["the person refuses", (request) => request.mockResolvedValue(false)],
    ["the browser does not even ask", (request) => request.mockRejectedValue(new Error("gesture"))],
  ])("is not kept where %s, and why is said", async (_title, refuse) => {
    const { remind, request, held, mayNotify, said } = await create();
    refuse(request as never);
    await remind({ remindLongHours: 8 });
    expect([await chosenSettings(), held.value.settings.remindLongHours]).toEqual([{}, 0]);
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
    const { lookAtPermission, allow, mayNotify } = await create(false);
    await lookAtPermission();
    expect(mayNotify.value).toBe(false);
    expect(await allow()).toBe(true);
    expect([mayNotify.value, await chosenSettings()]).toEqual([true, {}]);
  });
});
