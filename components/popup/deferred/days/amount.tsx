import { hoursMinutes } from "@/lib/timer/clock";
import type { Duration } from "@/lib/timer/time";
import type { Words } from "@/lib/timer/words";

type Props = {
  worked: Duration;
  isSure: boolean;
  /** Whether the time is a sum of entries, some of which may be outdated or missing. */
  isSum?: boolean;
  /** Whether the sum includes every entry. */
  isWhole?: boolean;
  words: Words;
};

/** An elapsed time; if it is uncertain, marked "≈" with a tooltip that says why. */
export const Amount = ({ worked, isSure, isSum = false, isWhole = true, words }: Props) =>
  isSure && isWhole ? (
    <span class="amount">{hoursMinutes(worked)}</span>
  ) : (
    <span class="amount" title={words(!isWhole ? "entriesMissing" : isSum ? "sumNotSure" : "notSure")}>
      ≈ {hoursMinutes(worked)}
    </span>
  );
