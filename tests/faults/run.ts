import { createDice } from "./dice.ts";
import { report } from "./fault.ts";
import { STEPS, calm } from "./steps.ts";
import type { Standing } from "./verdict.ts";
import type { Way } from "./sign-in.ts";
import type { World } from "./world.ts";

/** Every so many steps all has to come right. */
const CALM = 25;

export type Counts = {
  /** How often each kind was taken, and how long that took with the looking, in milliseconds. */
  steps: Map<string, { times: number; took: number }>;
  checks: number;
  looks: number;
  badge: Record<Standing, number>;
  tooltip: Record<Standing, number>;
  popup: Record<Standing, number>;
  /** Each in full, as it is told to people. */
  faults: string[];
};

const nothing = (): Record<Standing, number> => ({ right: 0, told: 0, marked: 0, sign: 0 });

export const newCounts = (): Counts => ({
  steps: new Map(),
  checks: 0,
  looks: 0,
  badge: nothing(),
  tooltip: nothing(),
  popup: nothing(),
  faults: [],
});

type Run = {
  seed: number;
  steps: number;
  /** The run ends after so many faults. */
  enough: number;
  counts: Counts;
  onStep?: (step: number) => void;
  onFault?: (fault: string) => void;
};

/** How the person is connected, so that a seed says it all. */
export const wayOf = (seed: number): Way => (seed % 2 === 0 ? "sign-in" : "token");

/** Takes the steps that the seed says, and looks after each of them. */
export async function run(
  world: World,
  { seed, steps, enough, counts, onStep, onFault }: Run,
): Promise<void> {
  const weights = Object.fromEntries(Object.entries(STEPS).map(([kind, { weight }]) => [kind, weight]));
  const lately: string[] = [];
  for (let step = 1; step <= steps && counts.faults.length < enough; step += 1) {
    // Each step has dice of its own: what one of them does with its own does not change those after it.
    const dice = createDice(seed * 1_000_003 + step);
    const kind = step % CALM === 0 ? "calm" : dice.weighed(weights);
    const began = Date.now();
    const line = `${step} ${kind}`;
    lately.push(line);
    if (lately.length > 15) lately.shift();
    const taken = kind === "calm" ? calm(world) : STEPS[kind]!.step(world, dice);
    const { what, asked } = await taken.catch((cause: unknown) => {
      throw new Error(`Step ${line} of seed ${seed} could not be taken`, { cause });
    });
    lately[lately.length - 1] = `${line}: ${what}`;
    const { said, seen, scene, looks } = await world.judged(world.isCalm() ? asked : "nothing");
    const { times, took } = counts.steps.get(kind) ?? { times: 0, took: 0 };
    counts.steps.set(kind, { times: times + 1, took: took + Date.now() - began });
    counts.looks += looks;
    counts.checks += seen.popup ? 3 : 2;
    for (const place of ["badge", "tooltip", "popup"] as const) {
      const standing = said[place];
      if (standing) counts[place][standing] += 1;
    }
    if (said.faults.length > 0) {
      const fault = report({ seed, step, lately, said, seen, scene });
      counts.faults.push(fault);
      onFault?.(fault);
      // What is wrong now is told once.
      await calm(world);
      await world.judged("all");
    }
    onStep?.(step);
  }
}
