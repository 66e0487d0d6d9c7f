import type { ReadonlySignal } from "@preact/signals";
import { hoursMinutes } from "@/lib/timer/clock";
import type { Duration } from "@/lib/timer/time";
import type { Words } from "@/lib/timer/words";

type Props = {
  /** The time planned for the task, and tracked on it, in ms; null if it is unknown. */
  plan?: ReadonlySignal<{ planned: Duration; tracked: Duration } | null>;
  words: Words;
};

/** How much of a task's planned time is used: "2:40 of 6:00 planned", and by how much it is over. */
export function Planned({ plan, words }: Props) {
  if (!plan?.value) return null;
  const { planned, tracked } = plan.value;
  const over = tracked - planned;
  const text = words("planned", hoursMinutes(tracked), hoursMinutes(planned));
  return (
    <span class={over > 0 ? "chip planned excess" : "chip planned"}>
      {over > 0 ? words("plannedOver", text, hoursMinutes(over)) : text}
    </span>
  );
}
