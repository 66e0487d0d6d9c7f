import type { ReadonlySignal } from "@preact/signals";
import { useContext, useState } from "preact/hooks";
import { hoursMinutes } from "@/lib/timer/clock";
import type { Edit } from "@/lib/timer/edit";
import { endOf } from "@/lib/timer/typed/start-field";
import { timeOfDay, timeSpan } from "@/lib/timer/typed/time-of-day";
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
  words: Words;
  onEdit: (edit: Edit) => void;
};

/** The entry's start or time span and its break time. The start can be edited, the breaks can be listed. */
export const When = (props: Props) => <OneTimer key={props.timer.id} {...props} />;

function OneTimer(props: Props) {
  const { timer, now, words } = props;
  const drafts = useContext(DraftsContext);
  const [place, setPlace] = useState<Place>(() => (drafts.find("start", timer.id) ? "open" : "shut"));
  const [isListed, setListed] = useState(false);
  const { start } = timer;
  const state = phase(timer);
  const canChange = state !== "stopped" && start !== null;
  const isOpen = place === "open" && canChange;
  const breaks = breakTime(timer, now.value);
  const hasBreaks = timer.breaks.length > 0;
  const pausedAt = state === "paused" ? openBreak(timer)?.start : null;
  const time = (at: Instant) => timeOfDay(at, now.value, words.locale);
  const end = endOf(timer);
  const started =
    start !== null &&
    (end === null ? words("started", time(start)) : timeSpan(start, end, now.value, words.locale));
  const parts = join([
    !isOpen &&
      (canChange ? (
        <button
          key="start"
          type="button"
          class="bare"
          ref={place === "back" ? focus : null}
          onClick={() => setPlace("open")}
        >
          {started}
        </button>
      ) : (
        started
      )),
    hasBreaks && (
      <button
        key="breaks"
        id="breaks"
        type="button"
        class="bare"
        aria-expanded={isListed}
        onClick={() => setListed(!isListed)}
      >
        {words("breaks", hoursMinutes(breaks))}
      </button>
    ),
  ]);
  return (
    <div class="when">
      {isOpen && <StartTime {...props} start={start} onClose={setPlace} />}
      <p class="quiet">{isOpen || parts.length > 0 ? parts : NO_TEXT}</p>
      {pausedAt && <p class="quiet">{words("pausedAt", time(pausedAt))}</p>}
      {hasBreaks && isListed && <Breaks {...props} />}
    </div>
  );
}
