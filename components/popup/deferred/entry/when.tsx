import type { ReadonlySignal } from "@preact/signals";
import type { ComponentProps } from "preact";
import { useContext, useRef, useState } from "preact/hooks";
import { hoursMinutes } from "@/lib/timer/clock";
import type { Edit } from "@/lib/timer/editing/edit";
import { endOf } from "@/lib/timer/typed/start-field";
import { timeOfDay } from "@/lib/timer/typed/time-of-day";
import type { Instant } from "@/lib/timer/time";
import { type Timer, openBreak, phase } from "@/lib/timer/timer";
import { breakTime } from "@/lib/timer/elapsed";
import type { Words } from "@/lib/timer/words";
import { Breaks } from "./breaks";
import { DraftsContext } from "@/components/popup/deferred/unsaved/drafts-context";
import { focus } from "@/components/popup/deferred/focus";
import type { Place } from "@/components/popup/deferred/edit-in-place";
import { join } from "@/components/popup/deferred/join";
import { StartTime } from "./start-time";

/** A non-breaking space keeps the line's height. */
const NO_TEXT = "\u00a0";

type Props = {
  timer: Timer;
  /** The entries that a new start must not overlap. */
  others: Timer[];
  now: ReadonlySignal<Instant>;
  /** Whether awork will refuse a new start; the entry below says why. */
  isLocked?: boolean;
  words: Words;
  onEdit: (edit: Edit) => void;
} & Pick<ComponentProps<typeof StartTime>, "whyNot">;

/**
 * Since when the timer has been in its state, and its break time. The start can be edited, the breaks can be
 * listed. Its parts join the lines of the face.
 */
export const When = (props: Props) => <OneTimer key={props.timer.id} {...props} />;

function OneTimer(props: Props) {
  const { timer, now, isLocked = false, words } = props;
  const drafts = useContext(DraftsContext);
  const [place, setPlace] = useState<Place>(() => (drafts.find("start", timer.id) ? "open" : "shut"));
  const isPressed = useRef(false);
  const [isListed, setListed] = useState(false);
  const { start } = timer;
  const state = phase(timer);
  const canChange = state !== "stopped" && start !== null;
  const isOpen = place === "open" && canChange && !isLocked;
  const breaks = breakTime(timer, now.value);
  const hasBreaks = timer.breaks.length > 0;
  const pausedAt = state === "paused" ? openBreak(timer)?.start : null;
  const isPaused = pausedAt !== null && pausedAt !== undefined;
  const time = (at: Instant) => timeOfDay(at, now.value, words.locale);
  const end = endOf(timer);
  const startButton = (text: string, look: string) =>
    isLocked ? (
      <span key="start" class={look}>
        {text}
      </span>
    ) : (
      <button
        key="start"
        type="button"
        class={look}
        ref={place === "back" ? focus : null}
        onClick={() => {
          isPressed.current = true;
          setPlace("open");
        }}
      >
        {text}
      </button>
    );
  const breaksButton = hasBreaks && (
    <button
      key="breaks"
      id="breaks"
      type="button"
      class={state === "stopped" ? "bare quiet begun" : "bare"}
      aria-expanded={isListed}
      onClick={() => setListed(!isListed)}
    >
      {words("breaks", hoursMinutes(breaks))}
    </button>
  );
  const parts = join([
    isPaused && words("breakSince", time(pausedAt)),
    !isPaused && canChange && !isOpen && startButton(words("breakSince", time(start)), "bare"),
    state === "stopped" && end !== null && words("lastEntryUntil", time(end)),
    state !== "stopped" && breaksButton,
  ]);
  return (
    <div class="when">
      <p class="quiet since">{isOpen || parts.length > 0 ? parts : NO_TEXT}</p>
      {isPaused && canChange && !isOpen && startButton(words("startedAt", time(start)), "bare quiet begun")}
      {state === "stopped" && breaksButton}
      {isOpen && <StartTime {...props} start={start} isRestored={!isPressed.current} onClose={setPlace} />}
      {hasBreaks && isListed && <Breaks {...props} />}
    </div>
  );
}
