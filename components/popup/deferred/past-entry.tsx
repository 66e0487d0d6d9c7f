import type { ReadonlySignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { endOf } from "@/lib/timer/typed/start-field";
import { timeOfDay } from "@/lib/timer/typed/time-of-day";
import type { Instant } from "@/lib/timer/time";
import { type Timer, isActive, phase } from "@/lib/timer/timer";
import { elapsed } from "@/lib/timer/elapsed";
import type { Words } from "@/lib/timer/words";
import { Amount } from "./amount";
import { join } from "./join";
import { detailsOf, nameOf } from "./name";

type Props = {
  entry: Timer;
  current: Timer | null;
  now: ReadonlySignal<Instant>;
  words: Words;
  onContinue: (timer: Timer) => void;
};

/** One entry of a day. */
export function PastEntry(props: Props) {
  const { entry, current, words, onContinue } = props;
  const name = nameOf(entry.subject, words);
  // To make ready for telling a time takes 0.14 ms (measured), and there can be hundreds of entries.
  const span = useMemo(() => times(entry, words), [entry, words]);
  const stops = isActive(current) ? current : null;
  const starts = words(stops ? "switchNamed" : "continueNamed", name);
  return (
    <li>
      <span class="brief">{name}</span> <Length {...props} />{" "}
      <span class="quiet brief">{join([span, ...detailsOf(name, entry.subject)])}</span>
      {entry.id !== stops?.id && entry.about.typeOfWorkId !== null && (
        <button
          // What it stops makes it another button: a second Enter must not press that.
          key={stops?.id}
          type="button"
          class="go"
          aria-label={starts}
          title={stops ? `${starts}. ${words("stops", nameOf(stops.subject, words))}` : starts}
          onClick={({ detail }) => detail > 1 || onContinue(entry)}
        />
      )}
    </li>
  );
}

/** An entry that still ran when the list was read, and is not current, went on at most until the current one began. */
function Length({ entry, current, now, words }: Props) {
  const isKnown = entry.id === current?.id || phase(entry) === "stopped";
  // Only what runs is drawn anew each second.
  const isRunning = isKnown && phase(entry) === "running";
  const until = isRunning ? now.value : isKnown ? now.peek() : (current?.start ?? 0);
  return <Amount worked={elapsed(entry, until)} isSure={isKnown} words={words} />;
}

/** The end has its day where that is another one. */
function times(entry: Timer, words: Words): string {
  const { start } = entry;
  const end = endOf(entry);
  if (start === null) return "";
  const began = timeOfDay(start, start, words.locale);
  return end === null ? words("breakSince", began) : `${began} – ${timeOfDay(end, start, words.locale)}`;
}
