/** A worker's life, from running to stopped; null: it still runs. Epoch milliseconds. */
export type Life = { since: number; until: number | null };

/** What the browser tells of a worker (`ServiceWorker.workerVersionUpdated`). */
export type Version = { versionId: string; runningStatus: string };

/** The lives of workers, as the browser tells of them. */
export function createLives() {
  const lives: Life[] = [];
  const running = new Map<string, Life>();

  return {
    all: (): readonly Life[] => lives,
    isAwake: () => running.size > 0,
    hear(versions: Version[], now: number): void {
      for (const { versionId, runningStatus } of versions) {
        const life = running.get(versionId);
        if (runningStatus === "running" && !life) {
          const born = { since: now, until: null };
          lives.push(born);
          running.set(versionId, born);
        } else if (runningStatus === "stopped" && life) {
          life.until = now;
          running.delete(versionId);
        }
      }
    },
  };
}

/**
 * What lives come to between two moments: how often one began, how long there was one in all, and how long the longest
 * of them has lasted so far (milliseconds).
 */
export function sum(lives: readonly Life[], since: number, until: number) {
  const ends = lives.map((life) => ({ ...life, until: Math.min(life.until ?? until, until) }));
  const seen = ends.filter((life) => life.until > since && life.since < until);
  return {
    wakes: seen.filter((life) => life.since >= since).length,
    awake: seen.reduce((all, life) => all + life.until - Math.max(life.since, since), 0),
    longest: Math.max(0, ...seen.map((life) => life.until - life.since)),
  };
}
