import { hoursMinutes } from "@/lib/timer/clock";
import type { Duration } from "@/lib/timer/time";
import type { Words } from "@/lib/timer/words";

/** Time worked, and a sign that says why where it is not sure. */
export const Amount = (props: { worked: Duration; isSure: boolean; words: Words }) =>
  props.isSure ? (
    <span class="amount">{hoursMinutes(props.worked)}</span>
  ) : (
    <span class="amount" title={props.words("notSure")}>
      ≈ {hoursMinutes(props.worked)}
    </span>
  );
