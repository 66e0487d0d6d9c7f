/** Runs a task when its turn comes. `signal` ends the wait for that: it rejects, and the task never runs. */
export type Limit = <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** Lets so many tasks run at a time; the others wait in the order in which they came. */
export function createLimit(most: number): Limit {
  let running = 0;
  const waiting = new Set<() => void>();

  function turn(signal?: AbortSignal): Promise<void> {
    if (running < most) {
      running += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const go = () => {
        signal?.removeEventListener("abort", leave);
        resolve();
      };
      const leave = () => {
        waiting.delete(go);
        reject(signal!.reason);
      };
      waiting.add(go);
      signal?.addEventListener("abort", leave, { once: true });
    });
  }

  /** Whoever is done hands the turn on. */
  function done(): void {
    const [next] = waiting;
    if (!next) {
      running -= 1;
      return;
    }
    waiting.delete(next);
    next();
  }

  return async (task, signal) => {
    signal?.throwIfAborted();
    await turn(signal);
    try {
      return await task();
    } finally {
      done();
    }
  };
}
