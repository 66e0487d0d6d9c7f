import { hoursMinutes } from "@/lib/timer/clock";
import { purposeOf } from "@/lib/timer/choice";
import type { Instant } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import type { Message, Words } from "@/lib/timer/words";
import { broken } from "@/lib/timer/worked";
import type { Action, Verb } from "@/lib/tracker/action";
import { questionText } from "@/lib/tracker/question";
import type { State } from "@/lib/tracker/state";
import { start } from "./press";

/** What waits for an answer. `action` of each way: null where there is nothing to do but to let it go. */
export type Open = { text: string; ways: { text: string; action: Action | null }[] };

/**
 * The question that waits, with all ways on; the first makes nothing irreversible. `isPerson`: awork takes the calls
 * for the person's own. It lets an API key keep no break.
 */
export function openQuestion(
  { question, timer }: Pick<State, "question" | "timer">,
  now: Instant,
  isPerson: boolean,
  words: Words,
): Open | null {
  const text = questionText(question, timer, now, words);
  if (text === null || !question || !timer) return null;
  const isPaused = phase(timer) === "paused";
  const isEarlier = question.about === "earlierDay";
  const way = (name: Message, action: Action | null) => ({ text: words(name), action });
  const stays = way(isEarlier ? "goOnWithEntry" : "keepBreaks", null);
  const keep = way(isEarlier ? "goOnWithEntry" : "keep", answered("keep", timer));
  const again = isEarlier && purposeOf(timer) ? [way("startToday", start(timer, purposeOf(timer)))] : [];
  const notNow = way("notNow", null);

  if (!isPaused) {
    if (isEarlier) return { text, ways: [stays, ...again] };
    return { text, ways: [stays, counting("removeBreaks", timer, now, words)] };
  }
  const count = counting("resume", timer, now, words);
  return { text, ways: isPerson ? [keep, ...again, count, notNow] : [notNow, ...again, count] };
}

function counting(verb: Verb, timer: Timer, now: Instant, words: Words) {
  const agreed = broken(timer, now);
  return {
    text: words("countBreaks", hoursMinutes(agreed)),
    action: { ...answered(verb, timer), agreed },
  };
}

const answered = (verb: Verb, { id }: Timer): Action => ({ verb, id, asked: true, purpose: null });
