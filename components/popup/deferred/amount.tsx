import { hoursMinutes } from "@/lib/timer/clock";
import type { Duration } from "@/lib/timer/time";
import type { Words } from "@/lib/timer/words";

type Props = {
  worked: Duration;
  isSure: boolean;
  /** Whether it is the sum of entries, which may be old or not all known. */
  isSum?: boolean;
  /** None of its entries is missing. */
  isWhole?: boolean;
  words: Words;
};

/** Time worked, and a sign that says why where it is not sure. */
export const Amount = ({ worked, isSure, isSum = false, isWhole = true, words }: Props) =>
  isSure && isWhole ? (
    <span class="amount">{hoursMinutes(worked)}</span>
  ) : (
    <span class="amount" title={words(!isWhole ? "entriesMissing" : isSum ? "sumNotSure" : "notSure")}>
      ≈ {hoursMinutes(worked)}
    </span>
  );
