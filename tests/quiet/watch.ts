import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Trouble } from "../../scripts/main.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import { changes } from "./changes.ts";
import type { Chromium } from "./chromium.ts";
import { type Write, writes } from "./leveldb.ts";
import { type Version, createLives, sum } from "./lives.ts";
import { evaluate } from "./page.ts";

/** What happened in a while; `duration`, `awake` and `longest` in milliseconds. */
export type Seen = {
  duration: number;
  /** How often the worker started. */
  wakes: number;
  /** How long it ran in all, and the longest at a stretch. */
  awake: number;
  longest: number;
  /** What awork was asked, such as `GET /me/timeentries/last`. */
  calls: string[];
  /** What each write to storage changed, in the words of `changes`. */
  writes: string[];
  /** How often the alarm was set. */
  alarms: number;
};

/** Looks on from a page that does nothing, as long as the browser is open. */
export async function createWatch(
  { page, profile, extensionId }: Chromium,
  awork: FakeAwork,
  userId: string,
) {
  const lives = createLives();
  page.on<{ versions: Version[] }>("ServiceWorker.workerVersionUpdated", ({ versions }) =>
    lives.hear(versions, Date.now()),
  );
  await page.send("ServiceWorker.enable");
  // What is kept in memory leaves no trace on the disk.
  await evaluate(
    page,
    `globalThis.remembered = [];
     chrome.storage.session.onChanged.addListener((changes) => remembered.push(...Object.keys(changes)))`,
  );

  async function book() {
    const kept = await logOf(join(profile, "Local Extension Settings", extensionId));
    const noted = await logOf(join(profile, "Extension State"));
    return {
      at: Date.now(),
      logs: [kept.name, noted.name],
      calls: awork.journal
        .all({ user: userId })
        .map(({ method, path }) => `${method} ${path.slice("/api/v1".length)}`),
      kept: changes(kept.writes),
      remembered: (await evaluate<string[]>(page, "remembered")).map((key) => `${key} in memory`),
      alarms: noted.writes.filter((write) => setsAlarm(write, extensionId)),
    };
  }

  return {
    isAsleep: () => !lives.isAwake(),
    lives: lives.all,

    /** Begins to count; what it resolves to ends that, and says what was seen. */
    async begin(): Promise<() => Promise<Seen>> {
      const before = await book();
      return async () => {
        const after = await book();
        if (String(after.logs) !== String(before.logs))
          throw new Trouble("So much was written that Chromium has begun another file.");
        return {
          duration: after.at - before.at,
          ...sum(lives.all(), before.at, after.at),
          calls: after.calls.slice(before.calls.length),
          writes: [
            ...after.kept.slice(before.kept.length),
            ...after.remembered.slice(before.remembered.length),
          ],
          alarms: after.alarms.length - before.alarms.length,
        };
      };
    },
  };
}

/** The alarms of an extension are kept as a list, which is empty while one rings. */
const setsAlarm = (write: Write, id: string) =>
  write.some(({ key, value }) => key === `${id}.alarms` && value !== null && JSON.parse(value).length > 0);

/** The newest log in the folder of a LevelDB. */
async function logOf(folder: string): Promise<{ name: string; writes: Write[] }> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".log"));
  const name = names.toSorted().at(-1)!;
  return { name, writes: writes(await readFile(join(folder, name))) };
}
