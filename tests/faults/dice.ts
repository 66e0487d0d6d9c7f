export type Dice = ReturnType<typeof createDice>;

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function createDice(seed: number) {
  let state = seed >>> 0;

  /** From 0 up to, not including, 1. */
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  return {
    /** A whole number between the two, both possible. */
    between: (least: number, most: number) => least + Math.floor(next() * (most - least + 1)),
    isLucky: (chance: number) => next() < chance,
    one: <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)]!,
    /** A name, each as likely as its number says. */
    weighed<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
      const names = Object.entries<number>(weights);
      let left = next() * names.reduce((sum, [, weight]) => sum + weight, 0);
      return names.find(([, weight]) => (left -= weight) < 0)![0] as Name;
    },
  };
}
