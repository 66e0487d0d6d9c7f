import type { Duration } from "@/lib/timer/time";
import type { Count } from "./count";
import type { BreakRule } from "./rules";

/**
 * Work that asks for breaks: `work` of the day for breaks of `breaks` in all, or `work` in a row for one break of
 * `breaks`.
 */
export type Limit = { kind: "day" | "row"; work: Duration; breaks: Duration };

/** The limits for which there are too few breaks so far, with how much work is left until each. */
function unmet({ work, breaks, inARow }: Count, rule: BreakRule): { limit: Limit; left: Duration }[] {
  const steps = rule.steps
    .filter((step) => breaks < step.breaks)
    .map((step) => ({ limit: { kind: "day" as const, ...step }, left: step.work - work }));
  const row: Limit = { kind: "row", work: rule.inARow, breaks: rule.piece };
  return [...steps, { limit: row, left: rule.inARow - inARow }];
}

/**
 * The limit that is reached with too few breaks; null if there is none. The last that the day's work has reached,
 * before that of work in a row, since the break that the day needs ends the row too.
 */
export const reached = (count: Count, rule: BreakRule): Limit | null =>
  unmet(count, rule)
    .filter(({ left }) => left <= 0)
    .toSorted(
      (a, b) =>
        Number(a.limit.kind === "row") - Number(b.limit.kind === "row") || b.limit.work - a.limit.work,
    )
    .at(0)?.limit ?? null;

/** The next limit if work goes on without a break, and how much work is left until then; null if there is none. */
export const nextLimit = (count: Count, rule: BreakRule): { limit: Limit; left: Duration } | null =>
  unmet(count, rule)
    .filter(({ left }) => left > 0)
    .toSorted((a, b) => a.left - b.left)
    .at(0) ?? null;

/**
 * The limit that is reached after a change and was not before, or with more breaks before; null if there is none.
 */
export function newlyReached(before: Count, after: Count, rule: BreakRule): Limit | null {
  const [was, is] = [reached(before, rule), reached(after, rule)];
  const isSame = was?.kind === is?.kind && was?.work === is?.work && before.breaks <= after.breaks;
  return isSame ? null : is;
}
