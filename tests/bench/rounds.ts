import { spread, type Spread } from "./spread.ts";

type Sample = Record<string, number>;

/**
 * Measures all in turns, so that whatever else the machine does hits each of them, and in the other order every second
 * time. The first turn warms up and is not counted. Resolves to what each measured, value by value.
 */
export async function takeTurns<T extends Record<string, () => Promise<Sample>>>(
  turns: number,
  once: T,
): Promise<{ [Name in keyof T]: Record<string, Spread> }> {
  const names = Object.keys(once);
  const samples = new Map(names.map((name) => [name, [] as Sample[]]));
  for (let turn = 0; turn <= turns; turn++) {
    for (const name of turn % 2 ? names : names.toReversed()) {
      const sample = await once[name]!();
      if (turn > 0) samples.get(name)!.push(sample);
    }
  }
  const spreads = names.map((name) => [name, byKey(samples.get(name)!)]);
  return Object.fromEntries(spreads) as { [Name in keyof T]: Record<string, Spread> };
}

const byKey = (samples: Sample[]) =>
  Object.fromEntries(Object.keys(samples[0]!).map((key) => [key, spread(samples.map((one) => one[key]!))]));
