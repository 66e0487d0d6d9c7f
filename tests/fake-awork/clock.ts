export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export type Clock = ReturnType<typeof createClock>;

/** The fake's own clock: it starts as the machine's, and runs on at real speed from whatever it is set to. */
export function createClock() {
  let ahead = 0;
  return {
    /** Epoch milliseconds. */
    now: () => Date.now() + ahead,
    set(epochMs: number) {
      ahead = epochMs - Date.now();
    },
    advance(ms: number) {
      ahead += ms;
    },
    reset() {
      ahead = 0;
    },
  };
}
