/** For a test that only a full run has. */
export const FULL = { tag: "@full" };

/** For a table's tests: one row stands for all in the usual run. */
export const usually = (isUsual: boolean) => (isUsual ? {} : FULL);
