import { vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Desk } from "./desk";
import { createLocks } from "./locks";

type Storage = Record<"get" | "set" | "remove", (given: never) => Promise<unknown>>;

const never = () => new Promise<never>(() => {});

/** A dead worker's call ends, so that it holds no place among those that are on their way; what follows it never does. */
const broken = () => Promise.reject(new Error("the worker is dead"));

/**
 * A worker that can die: each use that it makes of storage and the network is counted from 1. Once it is dead,
 * none of them has an effect or is answered. Call it after `createDesk`, which takes all mocks away.
 */
export function createMortal({ reach }: Pick<Desk, "reach">) {
  let life = newLife();

  function newLife() {
    return { goesOn: true, uses: 0, locks: createLocks() };
  }

  const mortal = {
    /** Called with the number of each use, before it has an effect. */
    onUse: (_place: number): void => {},
    /** The use at which the worker dies, and whether that still has its effect. */
    death: null as { at: number; when: "before" | "after" } | null,
    uses: () => life.uses,
    isAlive: () => life.goesOn,

    /** A new worker, which knows nothing of the one before. */
    async start() {
      life.goesOn = false;
      // What the dead one still does on its own comes to nothing before the next one is there.
      for (let turn = 0; turn < 20; turn++) await new Promise((done) => setImmediate(done));
      life = newLife();
      mortal.death = null;
      mortal.onUse = () => {};
    },
  };

  const use =
    <Given extends unknown[], T>(
      real: (...given: Given) => T | Promise<T>,
      dead: () => Promise<never> = never,
    ) =>
    async (...given: Given): Promise<T> => {
      const mine = life;
      if (!mine.goesOn) return dead();
      const place = (mine.uses += 1);
      mortal.onUse(place);
      const isLast = place === mortal.death?.at;
      if (isLast) mine.goesOn = mortal.death?.when === "after";
      if (!mine.goesOn) return dead();
      try {
        return await real(...given);
      } finally {
        if (isLast) mine.goesOn = false;
        if (!mine.goesOn) await dead();
      }
    };

  for (const area of [fakeBrowser.storage.local, fakeBrowser.storage.session] as unknown as Storage[])
    for (const name of ["get", "set", "remove"] as const) {
      const real = area[name].bind(area);
      vi.spyOn(area, name).mockImplementation(use(real));
    }
  vi.spyOn(globalThis, "fetch").mockImplementation(use(reach, broken));
  // A dead worker lets go of its locks.
  vi.spyOn(navigator.locks, "request").mockImplementation(((...given: [string, () => unknown]) =>
    life.locks.request(...given)) as never);
  return mortal;
}
