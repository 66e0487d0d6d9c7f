import type { ReadonlySignal } from "@preact/signals";
import { useRef, useState } from "preact/hooks";
import type { Edit } from "@/lib/timer/edit";
import { endOf, meant, readStart, startFault } from "@/lib/timer/start-field";
import { timeOfDay } from "@/lib/timer/time-of-day";
import type { Instant } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import { select } from "./focus";
import { type Place, inPlace } from "./in-place";

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

/** The start as a time of day. What can't be is told, and what was typed stays. */
export function StartTime({ timer, start, others, now, words, onEdit, onClose }: Props) {
  const last = useRef(start);
  const [before] = useState(timeOfDay(start, start, words.locale));
  const [fault, setFault] = useState("");

  const save = (text: string) => {
    const from = last.current;
    const typed = readStart(text, from, now.peek());
    if (typed === from) return true;
    const at = typeof typed === "string" ? typed : meant(typed, timer, others);
    const why = typeof at === "string" ? { fault: at } : startFault(at, timer, others, now.peek());
    if (why) {
      const end = why.with ? endOf(why.with) : null;
      setFault(words(why.fault, end === null ? "" : timeOfDay(end, now.peek(), words.locale)));
      return false;
    }
    onEdit({ id: timer.id, field: "start", from, to: at as Instant });
    last.current = at as Instant;
    return true;
  };

  return (
    <div>
      <label for="start">{words("startTime")}</label>{" "}
      <input
        id="start"
        type="text"
        class="field"
        size={9}
        maxLength={20}
        autocomplete="off"
        aria-invalid={fault !== ""}
        aria-describedby="start-fault"
        ref={select}
        {...inPlace(before, save, onClose)}
      />
      <p id="start-fault" role="alert" class="fault">
        {fault}
      </p>
    </div>
  );
}
