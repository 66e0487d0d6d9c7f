import type { ReadonlySignal } from "@preact/signals";
import { useContext, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Edit } from "@/lib/timer/editing/edit";
import { comesTwice, endOf, meant, readStart, startFault } from "@/lib/timer/typed/start-field";
import { hourMinute, timeAndDay, timeOfDay, zoneName } from "@/lib/timer/typed/time-of-day";
import type { Instant } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import { DraftsContext } from "@/components/popup/deferred/unsaved/drafts-context";
import { select } from "@/components/popup/deferred/focus";
import { type Place, editInPlace } from "@/components/popup/deferred/edit-in-place";
import { Restored } from "@/components/popup/deferred/unsaved/restored";

type Props = {
  timer: Timer;
  /** The timer's start. */
  start: Instant;
  /** Whether the popup has opened it for a restored draft, which doesn't take the popup's initial focus. */
  isRestored?: boolean;
  others: Timer[];
  now: ReadonlySignal<Instant>;
  /** Why awork will refuse a change; null if it won't. */
  whyNot?: (edit: Edit) => string | null;
  words: Words;
  onEdit: (edit: Edit) => void;
  onClose: (place: Place) => void;
};

/** A non-breaking space keeps the line's height while the text can't be parsed. */
const NO_TEXT = "\u00a0";

/**
 * A field for the start as a time of day. It shows the parsed time before saving; text that can't be parsed
 * or isn't allowed stays, with an error.
 */
export function StartTime({
  timer,
  start,
  isRestored = false,
  others,
  now,
  whyNot,
  words,
  onEdit,
  onClose,
}: Props) {
  const { locale } = words;
  const drafts = useContext(DraftsContext);
  const [draft] = useState(drafts.find("start", timer.id));
  const field = useRef<HTMLInputElement>(null);
  const last = useRef(start);
  const [before] = useState(timeOfDay(start, now.peek(), locale));
  const [text, setText] = useState(draft?.text ?? before);
  const [fault, setFault] = useState("");

  const faultAt = (at: Instant, now: Instant) => startFault(meant(at, timer, others), timer, others, now);
  const read = (text: string, now: Instant) => {
    if (text === before) return last.current;
    return readStart(text, last.current, now, locale, (at) => !faultAt(at, now));
  };
  const meaning = (text: string, now: Instant) => {
    const at = read(text, now);
    if (typeof at === "string") return NO_TEXT;
    return timeAndDay(at, now, locale) + (comesTwice(at) ? ` (${zoneName(at, locale)})` : "");
  };

  const drop = () => drafts.drop("start", timer.id);
  const keep = (text: string) => {
    setText(text);
    if (text === before) drop();
    else drafts.keep({ field: "start", id: timer.id, text, from: last.current });
  };

  const save = (text: string) => {
    const from = last.current;
    const at = now.peek();
    const typed = read(text, at);
    if (typed === from) {
      drop();
      return true;
    }
    const why = typeof typed === "string" ? { fault: typed } : faultAt(typed, at);
    if (why) {
      const end = why.with ? endOf(why.with) : null;
      const example = why.fault === "startNotATime" ? hourMinute(14, 5, locale) : "";
      setFault(words(why.fault, end === null ? example : timeOfDay(end, at, locale)));
      return false;
    }
    const to = meant(typed as Instant, timer, others);
    const edit: Edit = { id: timer.id, field: "start", from, to };
    const held = whyNot?.(edit);
    if (held) {
      setFault(held);
      return false;
    }
    onEdit(edit);
    last.current = to;
    return true;
  };

  useLayoutEffect(() => {
    if (!isRestored) select(field.current);
  }, []);

  return (
    <div>
      <label for="start">{words("startTime")}</label>{" "}
      <input
        id="start"
        type="text"
        class="field"
        size={Math.max(9, before.length)}
        maxLength={40}
        autocomplete="off"
        aria-invalid={fault !== ""}
        aria-describedby="start-fault"
        ref={field}
        {...editInPlace(before, save, onClose, { text: draft?.text, keep, drop })}
      />
      <p class="quiet" aria-live="polite">
        {meaning(text, now.value)}
      </p>
      <p id="start-fault" role="alert" class="fault">
        {fault}
      </p>
      {draft && (
        <Restored
          words={words}
          onSave={() => save(field.current!.value) && onClose("back")}
          onDiscard={() => {
            drop();
            onClose("back");
          }}
        />
      )}
    </div>
  );
}
