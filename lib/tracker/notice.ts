import { hoursMinutes } from "@/lib/timer/clock";
import { doubt } from "@/lib/timer/doubt";
import { type Instant, SECOND } from "@/lib/timer/time";
import { timeOfDay } from "@/lib/timer/time-of-day";
import type { Message, Words } from "@/lib/timer/words";
import type { Outcome, State } from "./state";
import type { Trouble } from "./trouble";

/** What a person can do about it. */
export type Remedy = "settings" | "signIn" | "permit" | "retry";

/** Something to tell. `bad`: nothing came of what was asked, or the number may be wrong. */
export type Notice = { tone: "good" | "note" | "bad"; text: string; remedy: Remedy | null };

type Advice = { text: Message; remedy: Remedy | null };

/** Each kind of trouble in words, and what to do next. */
export const TROUBLE: Record<Trouble["kind"], Advice> = {
  signedOut: { text: "troubleSignedOut", remedy: "settings" },
  signInEnded: { text: "troubleSignInEnded", remedy: "signIn" },
  tokenLost: { text: "troubleTokenLost", remedy: "settings" },
  noPermission: { text: "troubleNoPermission", remedy: "permit" },
  forbidden: { text: "troubleForbidden", remedy: "retry" },
  gone: { text: "troubleGone", remedy: "retry" },
  refused: { text: "troubleRefused", remedy: "retry" },
  tooMany: { text: "troubleTooMany", remedy: null },
  aworkTrouble: { text: "troubleAwork", remedy: "retry" },
  unreachable: { text: "troubleUnreachable", remedy: "retry" },
  timedOut: { text: "troubleTimedOut", remedy: "retry" },
  notUnderstood: { text: "troubleNotUnderstood", remedy: "retry" },
};

const OUTCOME: Record<Outcome["kind"], { text: Message; tone: Notice["tone"] }> = {
  resumed: { text: "outcomeResumed", tone: "good" },
  ask: { text: "outcomeAsk", tone: "bad" },
  alreadyRunning: { text: "outcomeAlreadyRunning", tone: "good" },
  changed: { text: "outcomeChanged", tone: "bad" },
  nothing: { text: "outcomeNothing", tone: "bad" },
  notDone: { text: "outcomeNotDone", tone: "bad" },
  failed: { text: "outcomeFailed", tone: "bad" },
  unknown: { text: "outcomeUnknown", tone: "bad" },
};

/** Trouble that goes on until the person does something. */
export const needsPerson = ({ trouble }: State): boolean =>
  trouble !== null && ["settings", "signIn", "permit"].includes(TROUBLE[trouble.kind].remedy ?? "");

/** All there is to tell, the most pressing first. `wall` is now on this computer's clock. */
export function notices(state: State, wall: Instant, words: Words): Notice[] {
  const told: Notice[] = [];
  if (state.outcome) told.push(ofOutcome(state, state.outcome, words));
  // A failed action tells the trouble along.
  if (state.trouble && !state.outcome?.trouble) told.push(ofTrouble(state, state.trouble, words));
  if (state.trouble && state.at !== null) {
    told.push({
      tone: "note",
      text: words("heardLast", timeOfDay(state.at, wall, words.locale)),
      remedy: null,
    });
  }
  const unsure = doubt(state.timer, wall + state.offset);
  if (unsure) told.push({ tone: "bad", text: words(unsure), remedy: null });
  if (isClockBack(state, wall)) told.push({ tone: "bad", text: words("clockChanged"), remedy: "retry" });
  return told;
}

/** awork can't have answered in the future: this computer's clock was set back since. */
export const isClockBack = ({ at }: State, wall: Instant): boolean => at !== null && at > wall + 5 * SECOND;

function ofOutcome(state: State, { kind, breaks, trouble }: Outcome, words: Words): Notice {
  const { text, tone } = OUTCOME[kind];
  const message = breaks > 0 || kind !== "resumed" ? text : "outcomeResumedWithoutBreaks";
  const why = trouble ? ofTrouble(state, trouble, words) : null;
  const said = words(message, hoursMinutes(breaks));
  return { tone, text: why ? `${said} ${why.text}` : said, remedy: why?.remedy ?? null };
}

function ofTrouble({ rest }: State, { kind, detail }: Trouble, words: Words): Notice {
  const { text, remedy } = TROUBLE[kind];
  const until = kind === "tooMany" && rest ? timeOfDay(rest.until, rest.since, words.locale) : "";
  return { tone: "bad", text: words(text, until || detail), remedy };
}
