import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createFirstRun } from "@/lib/options/first-run";
import { createStatus } from "@/lib/options/status";
import { firstStepsItem } from "@/lib/settings/first-steps";
import { keyTriedItem } from "@/lib/settings/shortcut-tried";
import { createEvent } from "../fake-browser/fakes";
import { createTestWords } from "../words";

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

async function create({ account = null as object | null, pinned = false as boolean | null } = {}) {
  const settings = vi.spyOn(fakeBrowser.action, "getUserSettings");
  const pin = (isOnToolbar: boolean | null) => settings.mockResolvedValue({ isOnToolbar } as never);
  pin(pinned);
  const pinChanged = createEvent(fakeBrowser.action.onUserSettingsChanged);
  const who = signal(account);
  const status = createStatus();
  const firstRun = await createFirstRun(who, status, createTestWords("en"));
  const said: string[] = [];
  status.message.subscribe((text) => void (text && said.push(text)));
  return { ...firstRun, who, pin, pinChanged, said };
}

const ADA = { name: "Ada" };

describe("the first steps", () => {
  it("are open on a computer where nothing was done", async () => {
    const { steps, said } = await create();
    expect([steps.value, said]).toEqual([{ signIn: false, pin: false, key: false }, []]);
  });

  it("notice each by itself that they are done, and say so once", async () => {
    const { steps, who, pin, pinChanged, readPin, said } = await create();
    who.value = ADA;
    pin(true);
    await pinChanged();
    await readPin();
    expect(said).toEqual(["Done: Sign in.", "Done: Pin the icon."]);
    await keyTriedItem.set(1);
    await expect.poll(() => steps.value).toEqual({ signIn: true, pin: true, key: true });
    expect(said.slice(2)).toEqual([
      "Done: Try the shortcut. All set. These steps won’t appear the next time you open this page.",
    ]);
    await expect.poll(() => firstStepsItem.get()).not.toBeNull();
    expect((await create({ account: ADA, pinned: true })).steps.value).toBeNull();
  });

  it("stay away afterwards, also for who signs out or unpins", async () => {
    await firstStepsItem.set(1);
    const { steps, who, said } = await create();
    expect(steps.value).toBeNull();
    who.value = ADA;
    expect(said).toEqual([]);
  });

  it("do without what the browser can't tell", async () => {
    const { steps, who, said } = await create({ pinned: null });
    expect(steps.value).toEqual({ signIn: false, pin: null, key: false });
    await keyTriedItem.set(1);
    who.value = ADA;
    await expect.poll(() => said.at(-1)).toContain("All set.");
  });

  it("are not shown where all was done before", async () => {
    await keyTriedItem.set(1);
    expect((await create({ account: ADA, pinned: true })).steps.value).toBeNull();
  });

  it("can be hidden for good", async () => {
    const { steps, hide } = await create();
    hide();
    expect(steps.value).toBeNull();
    await expect.poll(() => firstStepsItem.get()).not.toBeNull();
    expect((await create()).steps.value).toBeNull();
  });

  it("are hidden also while the disk takes nothing", async () => {
    const { steps, hide } = await create();
    vi.spyOn(fakeBrowser.storage.local, "set").mockRejectedValue(new Error("QUOTA_BYTES"));
    hide();
    expect(steps.value).toBeNull();
  });

  it("are open again for who undoes one before all are done, and nothing is said of that", async () => {
    const { steps, who, said } = await create();
    who.value = ADA;
    who.value = null;
    expect([steps.value?.signIn, said]).toEqual([false, ["Done: Sign in."]]);
  });
});
