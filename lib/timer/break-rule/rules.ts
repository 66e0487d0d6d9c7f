import type { Settings } from "@/lib/timer/settings";
import { type Duration, HOUR, MINUTE } from "@/lib/timer/time";

/** How long the breaks of a day have to be, by how long somebody works on it. */
export type BreakRule = {
  /** From so much work on, breaks of so long; in order. */
  steps: readonly { work: Duration; breaks: Duration }[];
  /** Shorter breaks don't count. */
  piece: Duration;
  /** So much work can be done without a break that counts. */
  inARow: Duration;
};

/** The rules that a person can choose. */
export const BREAK_RULES: Record<Exclude<Settings["breakRule"], "off">, BreakRule> = {
  /**
   * § 4 ArbZG (https://www.gesetze-im-internet.de/arbzg/__4.html): with more than six hours of work, breaks of 30
   * minutes; with more than nine, of 45; in pieces of 15 minutes or more; and no more than six hours in a row
   * without a break.
   */
  germany: {
    steps: [
      { work: 6 * HOUR, breaks: 30 * MINUTE },
      { work: 9 * HOUR, breaks: 45 * MINUTE },
    ],
    piece: 15 * MINUTE,
    inARow: 6 * HOUR,
  },
};

/** The chosen rule; null if there is none. */
export const ruleOf = ({ breakRule }: Pick<Settings, "breakRule">): BreakRule | null =>
  breakRule === "off" ? null : BREAK_RULES[breakRule];
