import type { ReadonlySignal } from "@preact/signals";
import { hoursMinutes } from "@/lib/timer/clock";
import type { Duration } from "@/lib/timer/time";
import type { Words } from "@/lib/timer/words";

type Props = {
  /** The time planned for the task, and tracked on it, in ms; null if it is unknown. */
  plan?: ReadonlySignal<{ planned: Duration; tracked: Duration } | null>;
  words: Words;
};

/**
 * How much of a task's planned time is used: "2:40 of 6:00 planned", or by how much it is over. It comes later
 * than the other chips and takes only the room that they leave, so that nothing moves: its last word may not be
 * seen. The tooltip says all.
 */
export function Planned({ plan, words }: Props) {
  if (!plan?.value) return null;
  const { planned, tracked } = plan.value;
  const text = words("planned", hoursMinutes(tracked), hoursMinutes(planned));
  const over = tracked > planned ? hoursMinutes(tracked - planned) : null;
  return (
    <span class="planned" title={over ? `${text}, ${words("over", over)}` : text}>
      <span class={over ? "chip excess" : "chip"}>
        {over ? words("plannedOver", over) : text}
        {over && <span class="unseen"> {text}</span>}
      </span>
    </span>
  );
}
