import { hoursMinutes } from "@/lib/timer/clock";
import type { Duration } from "@/lib/timer/time";
import type { Words } from "@/lib/timer/words";

type Sum = { worked: Duration; isSure?: boolean; target?: Duration | null };

/** A sum as text: "7:52", or "≈ 7:52" if it is uncertain. */
export const timeOf = ({ worked, isSure = true }: Sum): string =>
  isSure ? hoursMinutes(worked) : `≈ ${hoursMinutes(worked)}`;

/** A sum and its target: "7:52 of 8:00"; without a target the sum alone. */
export const ofTarget = (sum: Sum, words: Words): string =>
  sum.target ? words("sumOfTarget", timeOf(sum), hoursMinutes(sum.target)) : timeOf(sum);
