/** One way to get a program. */
export interface Way {
  name: string;
  /**
   * The paths where the program may be, after installing it if that is this way. Rejects with the reason if
   * that fails.
   */
  candidates(): Promise<string[]>;
}

export type Outcome = { path: string; way: string } | { reasons: string[] };

/**
 * Finds the first suitable program, trying the ways in order; later ways cost more. `unfit` says why a
 * program is unsuitable, or undefined if it is suitable.
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
