import { join } from "@/components/popup/deferred/join";
import { minutesOrHours } from "@/lib/timer/clock";
import type { Interval } from "@/lib/timer/interval";
import { timeSpan } from "@/lib/timer/typed/time-of-day";
import type { Words } from "@/lib/timer/words";

type Props = { gap: Interval; words: Words; onAdd?: (() => void) | undefined };

/** A stretch that no entry takes: "11:45 – 11:53 · 8 min not tracked", with a button to add an entry for it. */
export function Gap({ gap: { start, end }, words, onAdd }: Props) {
  const span = timeSpan(start, end, start, words.locale);
  return (
    <li class="gap quiet">
      <span>{join([span, words("notTracked", minutesOrHours(end - start, words))])}</span>
      {onAdd && (
        <button
          type="button"
          class="link"
          aria-label={words("addNamed", span)}
          onClick={({ detail }) => detail > 1 || onAdd()}
        >
          {words("add")}
        </button>
      )}
    </li>
  );
}
