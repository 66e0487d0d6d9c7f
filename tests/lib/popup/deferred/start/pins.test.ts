import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createPins } from "@/lib/popup/deferred/start/pins";
import { MOST_PINS, setPinned } from "@/lib/start/pins";
import type { Account } from "@/lib/tracker-store/account";
import { sampleTask } from "../../../../components/popup/deferred/sample";
import { ACCOUNT } from "../../../fake-browser/account";
import { createTestWords } from "../../../words";

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

const LOGO = sampleTask("logo", "Create logo");
const { id } = ACCOUNT.workspace;

function create(first: Account | null = ACCOUNT) {
  const account = signal(first);
  const pins = createPins(account, createTestWords("en"));
  return { ...pins, account, names: () => pins.all.value.map(({ name }) => name) };
}

describe("the pins in the popup", () => {
  it("are those of the workspace, also of the next one, and none without an account", async () => {
    await setPinned(id, LOGO, true);
    await setPinned("other", sampleTask("web", "Website"), true);
    const { account, names } = create();
    await vi.waitFor(() => expect(names()).toEqual(["Create logo"]));
    account.value = { ...ACCOUNT, workspace: { ...ACCOUNT.workspace, id: "other" } };
    await vi.waitFor(() => expect(names()).toEqual(["Website"]));
    account.value = null;
    await vi.waitFor(() => expect(names()).toEqual([]));
  });

  it("come and go with a press", async () => {
    const { toggle, isPinned } = create();
    await toggle(LOGO);
    expect(isPinned(LOGO)).toBe(true);
    await toggle(LOGO);
    expect(isPinned(LOGO)).toBe(false);
  });

  it("come from another computer", async () => {
    const { names } = create();
    await setPinned(id, LOGO, true);
    await vi.waitFor(() => expect(names()).toEqual(["Create logo"]));
  });

  it("are not kept where there are too many, which is said until another one is", async () => {
    for (let place = 0; place < MOST_PINS; place++)
      await setPinned(id, sampleTask(String(place), "Task"), true);
    const { toggle, fault, all } = create();
    await vi.waitFor(() => expect(all.value).toHaveLength(MOST_PINS));
    await toggle(LOGO);
    expect(fault.value).toContain("No more than 20 can be pinned");
    await toggle(all.value[0]!);
    expect([fault.value, all.value.length]).toEqual(["", MOST_PINS - 1]);
  });

  it("are not kept where the browser can't store them, which is said", async () => {
    vi.spyOn(fakeBrowser.storage.sync, "set").mockRejectedValue(new Error("QUOTA_BYTES"));
    const { toggle, fault, isPinned } = create();
    await toggle(LOGO);
    expect([isPinned(LOGO), fault.value]).toEqual([false, createTestWords("en")("notStored")]);
  });
});
