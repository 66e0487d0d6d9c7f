import { setTimeout as wait } from "node:timers/promises";
import type { CDPSession } from "@playwright/test";

/** How soon a page whose question died with the worker asks it again. */
const SECOND_TRY = 25;

/** How long a stop may take before it is asked for again. */
const PATIENCE = 300;

/** Ends the extension's worker as the browser does after 30 s; it never ends by itself while a test is attached. */
export async function createKiller(session: CDPSession) {
  const running = new Set<string>();
  let changed = Promise.withResolvers<void>();
  session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
    for (const { versionId, runningStatus } of versions) {
      if (runningStatus === "stopped") running.delete(versionId);
      else running.add(versionId);
    }
    changed.resolve();
    changed = Promise.withResolvers();
  });
  await session.send("ServiceWorker.enable");

  async function kill(): Promise<void> {
    while (running.size > 0) {
      const change = changed.promise;
      await session.send("ServiceWorker.stopAllWorkers");
      if (running.size > 0) await Promise.race([change, wait(PATIENCE)]);
    }
  }

  return {
    kill,
    /** Kills it until nobody starts it again. */
    async silence(): Promise<void> {
      do {
        await kill();
        await wait(SECOND_TRY);
      } while (running.size > 0);
    },
  };
}
