import { useMemo } from "preact/hooks";
import { join } from "@/components/popup/deferred/join";
import type { Interval } from "@/lib/timer/interval";
import { spoken } from "@/lib/timer/spoken";
import { timeSpan } from "@/lib/timer/typed/time-of-day";
import type { Words } from "@/lib/timer/words";

type Props = { gap: Interval; words: Words; onAdd?: (() => void) | undefined };

/** A stretch that no entry takes: "11:45 – 11:53 · 8 min not tracked", with a button to add an entry for it. */
export function Gap({ gap: { start, end }, words, onAdd }: Props) {
  const { locale } = words;
  // Memoized: creating formatters takes longer than drawing the row.
  const [span, length] = useMemo(
    () => [timeSpan(start, end, start, locale), spoken(end - start, locale, "short")],
    [start, end, locale],
  );
  return (
    <li class="gap quiet">
      <span>{join([span, words("notTracked", length)])}</span>
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
