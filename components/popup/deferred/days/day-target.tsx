import { type ReadonlySignal, useComputed } from "@preact/signals";
import { hoursMinutes } from "@/lib/timer/clock";
import { type Duration, MINUTE } from "@/lib/timer/time";
import type { Words } from "@/lib/timer/words";

type Props = {
  /** What was worked today; null until it is known. Changes each second while a timer runs. */
  total: ReadonlySignal<{ worked: Duration } | null>;
  /** What is to be worked today, in ms; null if it is unknown. */
  target?: ReadonlySignal<Duration | null>;
  words: Words;
};

/** Sum and target in full minutes; null unless there is something to work today. Changes once a minute. */
function useDay({ total, target }: Props) {
  const worked = useComputed(() =>
    total.value ? Math.floor(total.value.worked / MINUTE) * MINUTE : null,
  ).value;
  const wanted = target?.value;
  return worked === null || !wanted ? null : { worked, target: wanted };
}

/** What follows today's sum: "of 8:00", and by how much it is over. */
export function DayTarget(props: Props) {
  const day = useDay(props);
  if (!day) return null;
  const { worked, target } = day;
  const over = worked - target;
  return (
    <span class="of">
      {" "}
      {props.words("ofTarget", hoursMinutes(target))}
      {over > 0 && (
        <>
          {" "}
          <span class="excess">{props.words("over", hoursMinutes(over))}</span>
        </>
      )}
    </span>
  );
}

/** How much of today's target is done, as a bar. */
export function TargetBar(props: Props) {
  const day = useDay(props);
  if (!day) return null;
  const { words } = props;
  const { worked, target } = day;
  const share = Math.min(1, worked / target);
  return (
    <div
      role="progressbar"
      class={worked > target ? "target done" : "target"}
      aria-label={words("target")}
      aria-valuenow={Math.floor(share * 100)}
      aria-valuetext={words("sumOfTarget", hoursMinutes(worked), hoursMinutes(target))}
    >
      <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        <rect width={share} height={1} />
      </svg>
    </div>
  );
}
