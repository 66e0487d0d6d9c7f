import type { ReadonlySignal } from "@preact/signals";
import { hoursMinutes } from "@/lib/timer/clock";
import { timeOfDay } from "@/lib/timer/time-of-day";
import { type Instant, MINUTE } from "@/lib/timer/time";
import { type Timer, openBreak, phase } from "@/lib/timer/timer";
import { broken } from "@/lib/timer/worked";
import type { Words } from "@/lib/timer/words";

/** Keeps the line's height. */
const NO_TEXT = "\u00a0";

type Props = { timer: Timer; now: ReadonlySignal<Instant>; isPainted: boolean; words: Words };

/**
 * Since when, and how much of it was breaks. Its line is empty until the first frame is there: a browser takes some
 * 20 ms to make ready for telling times in a language (measured), and the number is not to wait for that.
 */
export function Since({ timer, now, isPainted, words }: Props) {
  if (!isPainted) return <p class="quiet">{NO_TEXT}</p>;
  const breaks = broken(timer, now.value);
  const pausedAt = phase(timer) === "paused" ? openBreak(timer)?.start : null;
  const parts = [
    timer.start !== null && words("started", timeOfDay(timer.start, now.value, words.locale)),
    pausedAt && words("pausedAt", timeOfDay(pausedAt, now.value, words.locale)),
    breaks >= MINUTE && words("breaks", hoursMinutes(breaks)),
  ];
  return <p class="quiet">{parts.filter(Boolean).join(" · ")}</p>;
}
