import type { ReadonlySignal } from "@preact/signals";
import { listed } from "@/lib/timer/break-list";
import { breakLength, clock } from "@/lib/timer/clock";
import { timeOfDay, timeSpan } from "@/lib/timer/typed/time-of-day";
import type { Instant } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";

type Props = { timer: Timer; now: ReadonlySignal<Instant>; words: Words };

/** The breaks with their times and lengths; the open one counts up. */
export function Breaks({ timer, now, words }: Props) {
  const time = (at: Instant) => timeOfDay(at, now.value, words.locale);
  return (
    <ul class="list breaks quiet" aria-labelledby="breaks">
      {listed(timer, now.value).map(({ start, end, length }, place) => (
        <li key={place}>
          <span>
            {start !== null &&
              (end === null
                ? words("breakSince", time(start))
                : timeSpan(start, end, now.value, words.locale))}
          </span>{" "}
          <span>{end === null ? clock(length) : breakLength(length)}</span>
        </li>
      ))}
    </ul>
  );
}
