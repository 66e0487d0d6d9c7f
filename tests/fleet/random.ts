export type Random = ReturnType<typeof createRandom>;

/** Chance that comes out the same for the same seed (mulberry32). */
export function createRandom(seed: number) {
  let state = seed | 0;

  /** From 0 to 1, 1 left out. */
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  }

  return {
    next,
    between: (least: number, most: number): number => least + next() * (most - least),
    /** How long until what happens each `mean` on average happens next. */
    after: (mean: number): number => -Math.log(1 - next()) * mean,
    /** Two of three times no more than `spread` off, and never more than three times that. */
    about({ about, spread }: { about: number; spread: number }): number {
      const bell = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return about + Math.min(3, Math.max(-3, bell)) * spread;
    },
    /** One of several, each with a share of all; they sum to 1. */
    one<Name extends string>(shares: Record<Name, number>): Name {
      let rest = next();
      const names = Object.keys(shares) as Name[];
      return names.find((name) => (rest -= shares[name]) < 0) ?? names.at(-1)!;
    },
  };
}
