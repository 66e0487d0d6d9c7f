/** Runs a task when it is its turn. `signal` ends the wait: the promise rejects, and the task never runs. */
export type Limit = <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** Runs at most `most` tasks at a time; the others wait in the order they came. */
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

  /** Passes the slot to the next task, or frees it. */
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
