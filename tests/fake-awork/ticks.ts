/** Milliseconds from the first day of year 1, where .NET counts from, to 1970. */
const EPOCH = 62_135_596_800_000n;

/** Ticks below the millisecond are made up; an odd number has no exact place among JavaScript's numbers. */
const BELOW_MILLISECOND = 1725n;

/** .NET ticks (100 ns) of an instant: what awork writes as `resourceVersion`. */
export const ticks = (epochMs: number) => (BigInt(Math.floor(epochMs)) + EPOCH) * 10_000n + BELOW_MILLISECOND;
