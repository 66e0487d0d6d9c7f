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
};

/** A day as a bar. Hover and focus show its name, with its sum and target in words. */
export function Bar({ most, names, words, onDay, ...given }: Props) {
  const { day, worked, target, isToday, isListed } = given;
  const name = `${names.long(day)}: ${ofTarget(given, words)}`;
  return (
    <button
      type="button"
      class="bar"
      aria-label={name}
      data-short={names.short(day)}
      aria-current={isToday ? "date" : undefined}
      // Can be focused all the same: that shows its name.
      aria-disabled={!isListed}
      onClick={() => isListed && onDay(day)}
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
