import type { Asked } from "@/components/popup/question";
import type { Absence } from "@/lib/timer/reminders/away";
import { purposeOf } from "@/lib/timer/start/choice";
import { breakLength } from "@/lib/timer/clock";
import { isForKey } from "@/lib/timer/rules/api-key";
import type { Instant } from "@/lib/timer/time";
import { timeOfDay } from "@/lib/timer/typed/time-of-day";
import { phase } from "@/lib/timer/timer";
import type { Message, Words } from "@/lib/timer/words";
import { breakTime } from "@/lib/timer/elapsed";
import type { Action, Verb } from "@/lib/tracker/actions/action";
import { absenceText, questionText } from "@/lib/tracker/actions/question";
import type { State } from "@/lib/tracker/state";
import { start } from "./press";

/**
 * The person's possible answers. `keep`: leave the time of the absence as it is. `dismiss`: do nothing. Both
 * send nothing to awork.
 */
type Answers = { act: (action: Action) => void; dismiss: () => void; keep: () => void };

type Given = {
  state: Pick<State, "question" | "timer">;
  absence: Absence | null;
  /** Epoch milliseconds by awork's clock. */
  now: Instant;
  /** Whether API calls run as the person, not with an API key. */
  isPerson: boolean;
  /** What it means for the day's breaks if those of the timer become work. */
  removal?: string | null | undefined;
  /** Why awork would refuse to start a timer for the same; null if nothing is known against it. */
  whyNotAgain?: string | null | undefined;
};

/**
 * The open question with all its answers; the first answer changes nothing irreversibly. A question about an
 * action comes before one about an absence, except when the action's question is about that same absence.
 */
export function openQuestion(given: Given, words: Words, answers: Answers): Asked | null {
  const { state, absence } = given;
  const isRunning = phase(state.timer) === "running";
  const isOfAbsence = absence && isRunning && state.question?.about === "earlierDay";
  const open = isOfAbsence ? null : ofPress(given, words, answers);
  return open ?? (absence && ofAbsence(absence, given, words, answers));
}

function ofPress(
  { state, now, isPerson, removal, whyNotAgain }: Given,
  words: Words,
  { act, dismiss }: Answers,
): Asked | null {
  const { question, timer } = state;
  // Its field is loaded later.
  if (question?.about === "note") return null;
  const asks = questionText(question, timer, now, words);
  if (asks === null || !question || !timer) return null;
  const text = question.about === "breaks" && removal ? `${asks} ${removal}` : asks;
  const isPaused = phase(timer) === "paused";
  const isEarlier = question.about === "earlierDay";
  const way = (name: Message, onPress: () => void) => ({ text: words(name), onPress });
  const doing = (name: Message, action: Action) => way(name, () => act(action));
  const counting = (verb: Verb) => {
    const agreed = breakTime(timer, now);
    return {
      text: words("countBreaks", breakLength(agreed)),
      onPress: () => act({ ...answer(verb, timer.id), agreed }),
    };
  };
  const keep = doing(isEarlier ? "goOnWithEntry" : "keep", answer("keep", timer.id));
  const purpose = purposeOf(timer);
  const again =
    isEarlier && purpose ? [{ ...doing("startToday", start(timer, purpose)), ...held(whyNotAgain) }] : [];
  const notNow = way("notNow", dismiss);

  const key = `${question.about} ${question.verb}`;
  if (!isPaused) {
    if (isEarlier) return { key, text, ways: [way("goOnWithEntry", dismiss), ...again] };
    return { key, text, ways: [way("keepBreaks", dismiss), counting("removeBreaks")] };
  }
  const ways = [...again, counting("resume")];
  return { key, text, ways: isPerson || isForKey("keep") ? [keep, ...ways, notNow] : [notNow, ...ways] };
}

function ofAbsence(
  absence: Absence,
  { state: { timer }, now, whyNotAgain }: Given,
  words: Words,
  { act, keep }: Answers,
): Asked {
  const { id, since } = absence;
  const at = timeOfDay(since, now, words.locale);
  const stop: Action = { ...answer("stop", id), end: since };
  const isOn = timer?.id === id && phase(timer) === "running";
  const purpose = isOn ? purposeOf(timer) : null;
  const ways: Asked["ways"] = [
    { text: words("keepRunning"), onPress: keep },
    { text: words(isOn ? "stopAt" : "endAt", at), onPress: () => act(stop) },
  ];
  if (purpose)
    ways.push({
      text: words("leaveOut"),
      help: words("leaveOutExplained", at),
      onPress: () => act({ ...stop, purpose }),
      ...held(whyNotAgain),
    });
  return { key: `away ${id} ${since}`, text: absenceText(absence, timer, now, words), ways };
}

const held = (why: string | null | undefined) => (why ? { help: why, onPress: null } : null);

const answer = (verb: Verb, id: string): Action => ({ verb, id, asked: true, purpose: null });
