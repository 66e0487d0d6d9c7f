import { Icon } from "@/components/icon";
import { short } from "@/components/popup/subject";
import { useMemo } from "preact/hooks";
import { breakLength } from "@/lib/timer/clock";
import type { Overlap } from "@/lib/timer/stretches/overlaps";
import { endOf } from "@/lib/timer/typed/start-field";
import { timeOfDay } from "@/lib/timer/typed/time-of-day";
import { type Timer, isActive, phase } from "@/lib/timer/timer";
import { elapsed } from "@/lib/timer/elapsed";
import type { Words } from "@/lib/timer/words";
import { Amount } from "./amount";
import { join } from "@/components/popup/deferred/join";
import { detailsOf, nameOf } from "@/components/popup/deferred/entry-name";

type Props = {
  entry: Timer;
  current: Timer | null;
  /** The other entries that have some of its time, the longest overlap first. */
  overlaps?: Overlap[] | undefined;
  words: Words;
  /** Why no timer can be started like it; null if it can. Empty if "Continue" or the field to start says it. */
  whyNot?: ((entry: Timer) => string | null) | undefined;
  onContinue: (timer: Timer) => void;
  /** Whether awork doesn't have the entry yet. */
  isWaiting?: boolean | undefined;
  /** Opens the entry to change it. Without it, the name is text. */
  onEdit?: ((entry: Timer) => void) | undefined;
};

/** An entry of the list, which has all but the active one. */
export function PastEntry(props: Props) {
  const { entry, current, overlaps, isWaiting = false, words, onContinue, onEdit } = props;
  const name = nameOf(entry.subject, words);
  // Memoized: creating a time formatter takes 0.14 ms (measured), and there can be hundreds of entries.
  const span = useMemo(() => times(entry, words), [entry, words]);
  const stops = isActive(current) ? current : null;
  const whyNot = props.whyNot?.(entry) ?? null;
  const starts = words(stops ? "switchNamed" : "continueNamed", name);
  const overlapping = overlaps && overlapText(overlaps, words);
  // Tells two entries of the same name apart.
  const about = overlapping ? `about-${entry.id} overlaps-${entry.id}` : `about-${entry.id}`;
  const why = `why-${entry.id}`;
  return (
    <li>
      {onEdit ? (
        <button
          type="button"
          class="bare brief"
          aria-describedby={about}
          onClick={({ detail }) => detail > 1 || onEdit(entry)}
        >
          {name}
        </button>
      ) : (
        <span class="brief">{name}</span>
      )}{" "}
      <Length {...props} />{" "}
      <span id={`about-${entry.id}`} class="quiet brief">
        {join([
          isWaiting && words("waiting"),
          span,
          short(entry.subject.note ?? ""),
          ...detailsOf(name, entry.subject),
        ])}
      </span>{" "}
      {overlapping && (
        // It may be cut off; the tooltip has all of it.
        <span id={`overlaps-${entry.id}`} class="overlaps brief" title={overlapping}>
          {overlapping}
        </span>
      )}
      {entry.about.typeOfWorkId !== null && (
        <button
          // A different key makes it a different button, so that a second Enter doesn't press it.
          key={stops?.id}
          type="button"
          class="round go"
          aria-label={starts}
          aria-describedby={whyNot === null ? about : `${about} ${whyNot ? why : "about-continue"}`}
          // Can be focused all the same: a screen reader then says why.
          aria-disabled={whyNot === null ? undefined : true}
          title={stops ? `${starts}. ${words("stops", nameOf(stops.subject, words))}` : starts}
          onClick={({ detail }) => detail > 1 || whyNot !== null || onContinue(entry)}
        >
          <Icon name="play" />
        </button>
      )}
      {whyNot && (
        // It may be cut off; the tooltip has all of it.
        <span id={why} class="quiet brief why" title={whyNot}>
          {whyNot}
        </span>
      )}
    </li>
  );
}

/**
 * The entry's elapsed time. An entry that was running when the list was loaded and isn't current any more
 * ended at the latest when the current one began.
 */
function Length({ entry, current, words }: Pick<Props, "entry" | "current" | "words">) {
  const isKnown = phase(entry) === "stopped";
  return <Amount worked={elapsed(entry, current?.start ?? 0)} isSure={isKnown} words={words} />;
}

/** "overlaps 0:12 with Sitemap, 0:05 with Weekly meeting". */
function overlapText(overlaps: Overlap[], words: Words): string {
  const each = overlaps.map((overlap) =>
    words("overlapsWith", breakLength(overlap.length), nameOf(overlap.with.subject, words)),
  );
  return words("overlaps", each.join(", "));
}

/** The entry's times. The end includes its day if that differs from the start's. */
function times(entry: Timer, words: Words): string {
  const { start } = entry;
  const end = endOf(entry);
  if (start === null) return "";
  const began = timeOfDay(start, start, words.locale);
  return end === null ? words("breakSince", began) : `${began} – ${timeOfDay(end, start, words.locale)}`;
}
