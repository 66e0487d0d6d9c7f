/** One way to come by a program. */
export interface Way {
  name: string;
  /** Where the program may be, after doing what the way takes; rejects with the reason when it cannot be gone. */
  candidates(): Promise<string[]>;
}

export type Outcome = { path: string; way: string } | { reasons: string[] };

/**
 * The first program that is fit, going the ways in order: a later way, which costs more, only when all before it gave
 * nothing. `unfit` says why a program will not do, or nothing when it will.
 */
export async function search(
  ways: Way[],
  unfit: (path: string) => Promise<string | undefined>,
): Promise<Outcome> {
  const reasons: string[] = [];
  for (const way of ways) {
    let candidates: string[] = [];
    try {
      candidates = await way.candidates();
      if (candidates.length === 0) reasons.push(`${way.name}: none`);
    } catch (failure) {
      reasons.push(`${way.name}: ${failure instanceof Error ? failure.message : String(failure)}`);
    }
    for (const path of candidates) {
      const why = await unfit(path);
      if (why === undefined) return { path, way: way.name };
      reasons.push(`${way.name}: ${path} ${why}`);
    }
  }
  return { reasons };
}
