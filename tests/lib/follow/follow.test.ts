import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createFollow } from "@/lib/follow/follow";
import { noticedItem } from "@/lib/follow/follow-items";
import { NOW } from "../tracker/states";

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ now: NOW, toFake: ["Date", "setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const APP = "https://app.awork.com";
const STOP = { method: "POST", url: `${APP}/api/v1/timetracking/stop`, from: APP };

/** Calls at these milliseconds; when awork was read. */
async function readsAfter(calls: number[]): Promise<number[]> {
  const reads: number[] = [];
  const heard = createFollow(async () => void reads.push(Date.now() - NOW));
  for (const at of calls) {
    await vi.advanceTimersByTimeAsync(NOW + at - Date.now());
    heard(STOP);
  }
  await vi.advanceTimersByTimeAsync(10_000);
  return reads;
}

describe("awork is read after a call of its web app", () => {
  it.each<[string, number[], number[]]>([
    ["soon", [0], [300]],
    ["once for several together", [0, 100, 250], [550]],
    ["a second after the first, however long they go on", [0, 200, 400, 600, 800, 999], [1000]],
    ["again for later ones", [0, 300, 5000], [300, 600, 5300]],
  ])("%s", async (_title, calls, reads) => {
    expect(await readsAfter(calls)).toEqual(reads);
  });

  it("at once where the clock was set ahead in between", async () => {
    const read = vi.fn(async () => {});
    const heard = createFollow(read);
    heard(STOP);
    vi.setSystemTime(NOW + 60_000);
    heard(STOP);
    await vi.advanceTimersByTimeAsync(0);
    expect(read).toHaveBeenCalledOnce();
  });

  it("and not after any other", async () => {
    const read = vi.fn(async () => {});
    createFollow(read)({ ...STOP, method: "GET" });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(read).not.toHaveBeenCalled();
    expect(await noticedItem.get()).toBeNull();
  });
});

it("the first call that was ever noticed is written down, once", async () => {
  const set = vi.spyOn(fakeBrowser.storage.local, "set");
  await readsAfter([0, 5000]);
  expect(await noticedItem.get()).toBe(NOW);
  expect(set).toHaveBeenCalledOnce();
});

it("a disk that takes nothing keeps nobody from following", async () => {
  vi.spyOn(fakeBrowser.storage.local, "set").mockRejectedValue(new Error("full"));
  expect(await readsAfter([0])).toEqual([300]);
});
