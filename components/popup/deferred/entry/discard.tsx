import type { ReadonlySignal } from "@preact/signals";
import { useState } from "preact/hooks";
import { short } from "@/components/popup/subject";
import { hoursMinutes } from "@/lib/timer/clock";
import type { Instant } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { elapsed } from "@/lib/timer/elapsed";
import type { Words } from "@/lib/timer/words";
import { focus } from "@/components/popup/deferred/focus";
import type { Place } from "@/components/popup/deferred/edit-in-place";
import { nameOf } from "@/components/popup/deferred/entry-name";
import { consumeEvent } from "@/components/popup/deferred/consume-event";

type Props = { timer: Timer; now: ReadonlySignal<Instant>; words: Words; onDiscard: () => void };

/**
 * Deletes an entry after a confirmation that says what is lost, as it can't be undone. The confirmation
 * closes when the entry changes.
 */
export const Discard = (props: Props) => <OneTimer key={props.timer.id} {...props} />;

function OneTimer({ timer, now, words, onDiscard }: Props) {
  const [place, setPlace] = useState<Place>("shut");
  if (place !== "open") {
    return (
      <button
        type="button"
        class="item"
        ref={place === "back" ? focus : null}
        onClick={() => setPlace("open")}
      >
        {words("discardAsk")}
      </button>
    );
  }
  const keep = () => setPlace("back");
  const discard = () => {
    keep();
    onDiscard();
  };
  return (
    <div
      role="group"
      aria-labelledby="discard"
      class="discard"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        consumeEvent(event);
        keep();
      }}
    >
      <p id="discard">
        {words(
          "discardQuestion",
          short(nameOf(timer.subject, words)),
          hoursMinutes(elapsed(timer, now.value)),
        )}
      </p>
      <button type="button" class="plain" onClick={discard}>
        {words("discard")}
      </button>{" "}
      <button type="button" class="plain" ref={focus} onClick={keep}>
        {words("keepEntry")}
      </button>
    </div>
  );
}
