import type { Absence } from "@/lib/timer/away";
import { hoursMinutes } from "@/lib/timer/clock";
import { timeOfDay } from "@/lib/timer/time-of-day";
import type { Words } from "@/lib/timer/words";

type Props = {
  absence: Absence;
  words: Words;
  onStop: (absence: Absence) => void;
  onKeep: () => void;
};

/** Asks what the time is to be that nobody was there while the timer ran: work, or no part of the entry. */
export function Away({ absence, words, onStop, onKeep }: Props) {
  const { since, until } = absence;
  const at = timeOfDay(since, until, words.locale);
  return (
    <div role="group" aria-labelledby="away" class="notice">
      <p id="away">{words("wasAway", hoursMinutes(until - since), at)}</p>
      <button type="button" class="plain" onClick={() => onStop(absence)}>
        {words("stopAt", at)}
      </button>{" "}
      <button type="button" class="plain" onClick={onKeep}>
        {words("keepRunning")}
      </button>
    </div>
  );
}
