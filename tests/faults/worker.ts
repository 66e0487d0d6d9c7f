import { setTimeout as wait } from "node:timers/promises";
import type { CDPSession } from "@playwright/test";

/** By then another one has been started for what was on its way when the last one was killed. */
const ON_THE_WAY = 25;

/** How long a start or a stop may take before a stop is asked for again. */
const PATIENCE = 300;

/** Ends the extension's worker as the browser does after 30 s; it never ends by itself while a test is attached. */
export async function createKiller(session: CDPSession) {
  /** Those that are not stopped, and whether they can be. */
  const alive = new Map<string, boolean>();
  let changed = Promise.withResolvers<void>();
  session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
    for (const { versionId, runningStatus } of versions) {
      if (runningStatus === "stopped") alive.delete(versionId);
      else alive.set(versionId, runningStatus === "running");
    }
    changed.resolve();
    changed = Promise.withResolvers();
  });
  await session.send("ServiceWorker.enable");

  async function kill(): Promise<void> {
    for (let isLate = false; alive.size > 0;) {
      const change = changed.promise.then(() => false);
      // One that is stopped while it starts is started again at once, for whatever waits for it: for ever (measured).
      if (isLate || [...alive.values()].includes(true)) await session.send("ServiceWorker.stopAllWorkers");
      if (alive.size > 0) isLate = await Promise.race([change, wait(PATIENCE, true)]);
    }
  }

  return {
    kill,
    /** Kills it until nobody starts it again. */
    async silence(): Promise<void> {
      do {
        await kill();
        await wait(ON_THE_WAY);
      } while (alive.size > 0);
    },
  };
}
