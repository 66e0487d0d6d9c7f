type Work = (lock: object | null) => unknown;

/** The browser's locks, of pages and workers that a test makes up: by name, one at a time. */
export function createLocks() {
  const last = new Map<string, Promise<unknown>>();

  async function request(
    name: string,
    ...given: [Work] | [{ ifAvailable?: boolean }, Work]
  ): Promise<unknown> {
    const work = given.at(-1) as Work;
    const before = last.get(name);
    if (before && given.length > 1 && (given[0] as { ifAvailable?: boolean }).ifAvailable) return work(null);
    const mine = (before ?? Promise.resolve()).then(() => work({}));
    const done = mine
      .catch(() => {})
      .then(() => {
        if (last.get(name) === done) last.delete(name);
      });
    last.set(name, done);
    return mine;
  }

  return { request };
}
