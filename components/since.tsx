import type { ReadonlySignal } from "@preact/signals";
import { hoursMinutes } from "@/lib/timer/clock";
import { timeOfDay } from "@/lib/timer/time-of-day";
import { type Instant, MINUTE } from "@/lib/timer/time";
import { type Timer, openBreak, phase } from "@/lib/timer/timer";
import { broken } from "@/lib/timer/worked";
import type { Words } from "@/lib/timer/words";

type Props = { timer: Timer; now: ReadonlySignal<Instant>; words: Words };

/** Since when, and how much of it was breaks. */
export function Since({ timer, now, words }: Props) {
  const breaks = broken(timer, now.value);
  const pausedAt = phase(timer) === "paused" ? openBreak(timer)?.start : null;
  const parts = [
    timer.start !== null && words("started", timeOfDay(timer.start, now.value, words.locale)),
    pausedAt && words("pausedAt", timeOfDay(pausedAt, now.value, words.locale)),
    breaks >= MINUTE && words("breaks", hoursMinutes(breaks)),
  ];
  return <p class="quiet">{parts.filter(Boolean).join(" · ")}</p>;
}
