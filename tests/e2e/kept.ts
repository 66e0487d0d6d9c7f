import { expect } from "@playwright/test";
import type { FakeAwork } from "../fake-awork/server.ts";

/**
 * What the extension keeps, read and changed on one of its pages as if time or another version had. `evaluate` runs an
 * expression there.
 */
export const createKept = (evaluate: (expression: string) => Promise<any>, awork: FakeAwork) => ({
  /** What is kept in memory only, and the way to change it. */
  remembered: (key: string) => evaluate(`chrome.storage.session.get("${key}").then((all) => all["${key}"])`),
  remember: (key: string, value: unknown) =>
    evaluate(`chrome.storage.session.set(${JSON.stringify({ [key]: value })})`),

  /** What is stored under a key, and the way to change it as if time or another version had. */
  stored: (key: string) => evaluate(`chrome.storage.local.get("${key}").then((all) => all["${key}"])`),
  store: (key: string, value: unknown) =>
    evaluate(`chrome.storage.local.set(${JSON.stringify({ [key]: value })})`),

  /** Makes all that is known look so many milliseconds older, a rest as well, once the worker writes no more. */
  async age(duration: number): Promise<void> {
    let last: unknown = null;
    const isQuiet = async () => {
      const now = JSON.stringify([await this.stored("state"), await this.stored("days")]);
      const same = now === last;
      last = now;
      return same;
    };
    await expect.poll(isQuiet, { intervals: [100] }).toBe(true);
    await evaluate(`(async () => {
      const { state } = await chrome.storage.local.get("state");
      for (const key of ["at", "askedAt"]) if (state[key] !== null) state[key] -= ${duration};
      if (state.backoff) for (const key of ["since", "until"]) state.backoff[key] -= ${duration};
      await chrome.storage.local.set({ state });
    })()`);
  },

  /**
   * Lets so much time pass that a poll is due, and rings the alarm until the worker asks. A worker that was just
   * ending something plans its next wake after that, or takes the ring for answered.
   */
  async pass(duration: number): Promise<void> {
    // What a popup asks for besides does not count.
    const polls = () =>
      awork.journal.count(
        ({ path, query }) => path.endsWith("/last") || query.filterby?.startsWith("endTimeUtc") === true,
      );
    const before = polls();
    const since = Date.now();
    const asked = async () => polls() > before || (await this.stored("state")).askedAt >= since;
    await expect(async () => {
      // What the worker was just writing can have undone it.
      if ((await this.stored("state")).askedAt > since - duration) await this.age(duration);
      await evaluate(`chrome.alarms.create("wake", { when: Date.now() })`);
      await expect.poll(asked, { timeout: 1_000, intervals: [20] }).toBe(true);
    }).toPass({ timeout: 10_000 });
  },
});
