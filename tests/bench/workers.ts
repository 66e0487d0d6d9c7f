import { setTimeout } from "node:timers/promises";
import type { CDPSession } from "@playwright/test";
import { until } from "../../scripts/wait.ts";

/** How long the browser takes to end the process of a worker that was stopped, with plenty to spare. */
const QUIET = 500;

/** Stops and starts extensions' workers, which a browser that is being watched does not do by itself. */
export async function controlWorkers(session: CDPSession) {
  const running = new Map<string, string>();
  session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
    for (const { versionId, scriptURL, runningStatus } of versions) {
      if (runningStatus === "stopped") running.delete(versionId);
      else running.set(versionId, new URL(scriptURL).host);
    }
  });
  await session.send("ServiceWorker.enable");

  /** An event that was under way starts one again, so it is asked until all of them sleep. */
  async function areStopped(): Promise<boolean> {
    if (running.size > 0) await session.send("ServiceWorker.stopAllWorkers");
    return running.size === 0;
  }

  return {
    /** Puts all of them to sleep, and with them their processes where no page is open. */
    async stop(): Promise<void> {
      await until("the workers stop", areStopped);
      await setTimeout(QUIET);
    },
    /** Wakes one, and lets it do what it does when it wakes. */
    async start(id: string): Promise<void> {
      await session.send("ServiceWorker.startWorker", { scopeURL: `chrome-extension://${id}/` });
      await until("the worker starts", async () => [...running.values()].includes(id));
      await setTimeout(QUIET);
    },
  };
}
