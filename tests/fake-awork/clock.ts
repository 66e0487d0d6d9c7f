export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export type Clock = ReturnType<typeof createClock>;

/** The fake's own clock: it starts as the machine's, and runs on at real speed from whatever it is set to. */
export function createClock() {
  let ahead = 0;
  /** Where it stands, when it does not run. */
  let stands: number | null = null;
  return {
    /** Epoch milliseconds. */
    now: () => (stands === null ? Date.now() + ahead : stands++),
    set(epochMs: number) {
      stands = null;
      ahead = epochMs - Date.now();
    },
    /**
     * Stands still from here on, but for a millisecond each time it is asked, so that nothing comes at the same time as
     * what was before it: a slow machine then changes nothing.
     */
    stand(epochMs: number) {
      stands = epochMs;
    },
    advance(ms: number) {
      if (stands === null) ahead += ms;
      else stands += ms;
    },
    reset() {
      stands = null;
      ahead = 0;
    },
  };
}
