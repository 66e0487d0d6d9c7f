import type { WeekDay } from "@/lib/timer/target/week";
import type { Duration } from "@/lib/timer/time";
import type { Words } from "@/lib/timer/words";
import { ofTarget } from "./time-of";

type Props = WeekDay & {
  /** The largest sum or target of the week, in ms. */
  most: Duration;
  names: { short: (day: string) => string; long: (day: string) => string };
  words: Words;
  onDay: (day: string) => void;
  onAddOn: (day: string) => void;
};

/**
 * A day as a bar. Hover and focus show its name, with its sum and target in words. A press moves to the day in the
 * list, or adds an entry on a past day that has none.
 */
export function Bar({ most, names, words, onDay, onAddOn, ...given }: Props) {
  const { day, worked, target, isToday, isPast, isListed } = given;
  const isForgotten = isPast && !isListed;
  const name = `${names.long(day)}: ${ofTarget(given, words)}${isForgotten ? ` · ${words("addTime")}` : ""}`;
  const press = isListed ? onDay : isForgotten ? onAddOn : null;
  return (
    <button
      type="button"
      class="bar"
      aria-label={name}
      data-short={names.short(day)}
      aria-current={isToday ? "date" : undefined}
      // Can be focused all the same: that shows its name.
      aria-disabled={!press}
      onClick={() => press?.(day)}
    >
      <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        <Column class="wanted" share={(target ?? 0) / most} />
        <Column class="worked" share={worked / most} />
      </svg>
      <span class="tip" aria-hidden="true">
        {name}
      </span>
    </button>
  );
}

/** A column that is as high as its share of the drawing, from the bottom up. */
const Column = ({ share, ...props }: { share: number; class: string }) => (
  <rect {...props} y={1 - share} width={1} height={share} />
);
