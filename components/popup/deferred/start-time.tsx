import type { ReadonlySignal } from "@preact/signals";
import { useContext, useRef, useState } from "preact/hooks";
import type { Edit } from "@/lib/timer/edit";
import { comesTwice, endOf, meant, readStart, startFault } from "@/lib/timer/typed/start-field";
import { hourMinute, timeAndDay, timeOfDay, zoneName } from "@/lib/timer/typed/time-of-day";
import type { Instant } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import { DraftsContext } from "./drafts";
import { select } from "./focus";
import { type Place, inPlace } from "./in-place";
import { Restored } from "./restored";

type Props = {
  timer: Timer;
  /** The timer's own. */
  start: Instant;
  others: Timer[];
  now: ReadonlySignal<Instant>;
  words: Words;
  onEdit: (edit: Edit) => void;
  onClose: (place: Place) => void;
};

/** Keeps the line's height while nothing can be read. */
const NO_TEXT = "\u00a0";

/** The start as a time of day. What was understood is shown before it is saved; what can't be is told, and stays. */
export function StartTime({ timer, start, others, now, words, onEdit, onClose }: Props) {
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
    onEdit({ id: timer.id, field: "start", from, to });
    last.current = to;
    return true;
  };

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
        // What is there from before does not take the focus from what the popup opens with.
        ref={draft ? field : select}
        {...inPlace(before, save, onClose, { text: draft?.text, keep, drop })}
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
