import * as v from "valibot";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createItem } from "@/lib/platform/storage";
import { withSessionFallback } from "@/lib/platform/storage";

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

const create = () => createItem("count", v.number(), 0, "local", "session");
const kept = async () => [
  (await fakeBrowser.storage.local.get()).count,
  (await fakeBrowser.storage.session.get()).count,
];

function fill(area: "local" | "session") {
  return vi
    .spyOn(fakeBrowser.storage[area], "set")
    .mockRejectedValue(new Error("QUOTA_BYTES quota exceeded"));
}

describe("a value with a spare place", () => {
  it("is on the disk alone while that takes it", async () => {
    await withSessionFallback(create()).set(1);
    expect([await create().get(), await kept()]).toEqual([1, [1, undefined]]);
  });

  it("is in memory, and goes before what the disk has, while that takes nothing", async () => {
    const item = withSessionFallback(create());
    await item.set(1);
    fill("local");
    await item.set(2);
    expect([await item.get(), await create().get(), await kept()]).toEqual([2, 2, [1, 2]]);
    // Another worker goes on from there.
    await withSessionFallback(create()).set(3);
    expect([await create().get(), await kept()]).toEqual([3, [1, 3]]);
  });

  it("is on the disk again as soon as that takes it", async () => {
    const full = fill("local");
    await withSessionFallback(create()).set(1);
    full.mockRestore();
    await withSessionFallback(create()).set(2);
    expect([await create().get(), await kept()]).toEqual([2, [2, undefined]]);
  });

  it("is what it was where nothing takes it, and whoever wrote it is told", async () => {
    const item = withSessionFallback(create());
    await item.set(1);
    fill("local");
    fill("session");
    await expect(item.set(2)).rejects.toThrow("QUOTA_BYTES");
    expect(await item.get()).toBe(1);
  });

  it("is on the disk where memory has no room for more", async () => {
    const full = fill("local");
    await withSessionFallback(create()).set(1);
    full.mockRestore();
    fill("session");
    await withSessionFallback(create()).set(2);
    expect([await create().get(), await kept()]).toEqual([2, [2, undefined]]);
  });

  it("is told to who watches, from wherever it is, each time and never an older one", async () => {
    const told: number[] = [];
    create().watch((value) => told.push(value));
    const item = withSessionFallback(create());
    await item.set(1);
    const full = fill("local");
    await item.set(2);
    await item.set(3);
    full.mockRestore();
    await item.set(4);
    expect(told.filter((value, place) => value !== told[place - 1])).toEqual([1, 2, 3, 4]);
  });

  it("never falls back behind what was written, wherever the worker dies between two writes", async () => {
    for (const place of [1, 2, 3, 4]) {
      fakeBrowser.reset();
      const full = fill("local");
      await withSessionFallback(create()).set(1);
      full.mockRestore();
      let steps = 0;
      const dead = Promise.withResolvers<void>();
      const die = (area: "local" | "session", name: "set" | "remove") => {
        const real = fakeBrowser.storage[area][name] as (given: never) => Promise<void>;
        vi.spyOn(fakeBrowser.storage[area], name).mockImplementation((async (given: never) => {
          steps += 1;
          if (steps < place) return real(given);
          dead.resolve();
          return new Promise<never>(() => {});
        }) as never);
      };
      die("session", "set");
      die("local", "set");
      die("session", "remove");
      void withSessionFallback(create()).set(2).then(dead.resolve);
      await dead.promise;
      vi.restoreAllMocks();
      expect(await create().get()).toBe(place === 1 ? 1 : 2);
    }
  });
});
