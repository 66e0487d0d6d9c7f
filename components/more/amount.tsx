import { hoursMinutes } from "@/lib/timer/clock";
import type { Duration } from "@/lib/timer/time";
import type { Words } from "@/lib/timer/words";

type Props = {
  worked: Duration;
  isSure: boolean;
  /** Whether it is the sum of entries, which may be old or not all known. */
  isSum?: boolean;
  words: Words;
};

/** Time worked, and a sign that says why where it is not sure. */
export const Amount = (props: Props) =>
  props.isSure ? (
    <span class="amount">{hoursMinutes(props.worked)}</span>
  ) : (
    <span class="amount" title={props.words(props.isSum ? "sumNotSure" : "notSure")}>
      ≈ {hoursMinutes(props.worked)}
    </span>
  );
