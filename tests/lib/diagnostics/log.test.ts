import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { happened, log, logItem } from "@/lib/diagnostics/log";
import type { Event } from "@/lib/diagnostics/event";
import { NOW } from "../tracker/states";

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

/** One of many, each with a number of its own. */
const event = (number: number): Event => ({ at: NOW + number, what: "offset", detail: [0, number] });
const events = (count: number, from = 0) => Array.from({ length: count }, (_, place) => event(from + place));

/** One that happens over and over. */
const again = (at: number): Event => ({ at, what: "error", detail: ["1:2"] });

const put = (value: unknown) => fakeBrowser.storage.local.set({ log: value });
const stored = async () => (await fakeBrowser.storage.local.get("log")).log;

describe("the log", () => {
  it("has nothing in it at first", async () => {
    expect(await logItem.get()).toEqual([]);
  });

  it("keeps what happened, the last at the end, over the life of a worker", async () => {
    await log([event(1)]);
    await log(events(2, 2));
    expect(await stored()).toEqual(events(3, 1));
  });

  it("keeps the last fifty", async () => {
    await log(events(49));
    await log(events(3, 49));
    expect(await stored()).toEqual(events(50, 2));
    await log(events(70, 100));
    expect(await stored()).toEqual(events(50, 120));
  });

  it("loses nothing that happens at once", async () => {
    await Promise.all(events(20).map((one) => log([one])));
    expect(await stored()).toEqual(events(20));
  });

  it("says when it happened", async () => {
    const before = Date.now();
    await happened("permission", false);
    const [{ at, ...rest }] = (await logItem.get()) as [Event];
    expect(rest).toEqual({ what: "permission", detail: [false] });
    expect([before <= at, at <= Date.now()]).toEqual([true, true]);
  });

  it("keeps the first and the last of what happens over and over", async () => {
    await log([event(1), again(1), again(2), again(3)]);
    await log([again(4)]);
    await log([event(2), again(5)]);
    expect(await stored()).toEqual([event(1), again(1), again(4), event(2), again(5)]);
  });

  it("takes what has another detail for something else", async () => {
    const [one, two] = [again(1), { ...again(2), detail: ["1:3"] }];
    await log([one, two, one, two]);
    expect(await stored()).toEqual([one, two, one, two]);
  });

  it("writes nothing where nothing happened", async () => {
    const set = vi.spyOn(fakeBrowser.storage.local, "set");
    await log([]);
    expect(set).not.toHaveBeenCalled();
  });

  it.each<[string, unknown]>([
    ["of another kind", "events"],
    ["an object", { 0: event(1) }],
    ["with one that is broken", [event(1), { at: "now" }]],
    ["with one that holds more than kinds and numbers", [{ ...event(1), detail: ["x".repeat(41)] }]],
    ["null", null],
  ])("begins anew where it is broken: %s", async (_title, broken) => {
    await put(broken);
    expect(await logItem.get()).toEqual([]);
    await log([event(5)]);
    expect(await stored()).toEqual([event(5)]);
  });

  it("shrinks where it is too long", async () => {
    await put(events(5000));
    await log([event(5000)]);
    expect(await stored()).toEqual(events(50, 4951));
  });
});

describe("a log that can't be kept", () => {
  it.each(["get", "set"] as const)("is given up without a word, and goes on later: %s", async (what) => {
    const broken = vi.spyOn(fakeBrowser.storage.local, what).mockRejectedValue(new Error("quota"));
    await expect(log([event(1)])).resolves.toBeUndefined();
    await expect(happened("started")).resolves.toBeUndefined();
    expect(broken).toHaveBeenCalledTimes(2);
    broken.mockRestore();
    await log([event(2)]);
    expect(await stored()).toEqual([event(2)]);
  });
});
