import { breakLength } from "@/lib/timer/clock";
import { doubt } from "@/lib/timer/doubt";
import { type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import { timeOfDay } from "@/lib/timer/typed/time-of-day";
import { isActive } from "@/lib/timer/timer";
import type { Message, Words } from "@/lib/timer/words";
import { type Outcome, isWell } from "@/lib/tracker/actions/outcome";
import type { State } from "@/lib/tracker/state";
import type { SyncError } from "@/lib/tracker/sync-error";

/** What a person can do about it. */
export type Remedy = "settings" | "signIn" | "permit" | "retry";

/** Something to tell. `bad`: nothing came of what was asked, or the number may be wrong. */
export type Notice = { tone: "good" | "note" | "bad"; text: string; remedy: Remedy | null };

/** What a person can do about each kind of trouble. Its words are the text named after it. */
const REMEDY: Record<SyncError["kind"], Remedy | null> = {
  signedOut: "settings",
  signInEnded: "signIn",
  tokenLost: "settings",
  noPermission: "permit",
  forbidden: "retry",
  gone: "retry",
  refused: "retry",
  tooMany: null,
  aworkTrouble: "retry",
  unreachable: "retry",
  timedOut: "retry",
  notUnderstood: "retry",
};

/** The text about one thing of several: `outcome` and `paused` make `outcomePaused`. */
export const about = <Prefix extends string, Name extends string>(prefix: Prefix, name: Name) =>
  `${prefix}${name[0]!.toUpperCase()}${name.slice(1)}` as `${Prefix}${Capitalize<Name>}`;

/** Trouble that goes on until the person does something. */
export const needsPerson = ({ trouble }: State): boolean =>
  trouble !== null && ["settings", "signIn", "permit"].includes(REMEDY[trouble.kind] ?? "");

/**
 * All there is to tell, the most pressing first. `wall` is now on this computer's clock. `isNotKept`: awork has said
 * more since, which could not be kept.
 */
export function notices(state: State, wall: Instant, words: Words, isNotKept = false): Notice[] {
  const told: Notice[] = [];
  if (isNotKept) told.push({ tone: "bad", text: words("stateNotKept"), remedy: "retry" });
  const { outcome } = state;
  // What is asked is told by the question itself.
  if (outcome && outcome.kind !== "ask")
    told.push(ofOutcome(state, { ...outcome, kind: outcome.kind }, words));
  // A failed action tells the trouble along, unless there is another by now.
  if (state.trouble && state.outcome?.trouble?.kind !== state.trouble.kind)
    told.push(ofTrouble(state, state.trouble, words));
  if (state.at !== null && (isNotKept || state.trouble || isOld(state, wall))) {
    told.push({
      tone: "note",
      text: words("heardLast", timeOfDay(state.at, wall, words.locale)),
      remedy: null,
    });
  }
  if (isFromCache(state, wall)) {
    const since = timeOfDay(state.cachedAt!, wall, words.locale);
    told.push({ tone: "note", text: words("heardFromCache", since), remedy: null });
  }
  if (isRough(state)) told.push({ tone: "note", text: words("clockRough"), remedy: null });
  const unsure = doubt(state.timer, wall + state.offset);
  if (unsure) told.push({ tone: "bad", text: words(unsure), remedy: null });
  if (isClockBack(state, wall)) told.push({ tone: "bad", text: words("clockChanged"), remedy: "retry" });
  return told;
}

/** Good news beside bad is not told: who reads "Saved." beside a refusal can't know which of them holds. */
export const consistent = (all: Notice[]): Notice[] =>
  all.some(({ tone }) => tone === "bad") ? all.filter(({ tone }) => tone !== "good") : all;

/**
 * Nothing heard for so long means that the number may be old: a timer can have changed while the computer slept. Nor is
 * anything heard where a cache answers what is as old as that.
 */
export const isOld = (state: State, wall: Instant): boolean =>
  isLongAgo(state.at ?? 0, wall) || isFromCache(state, wall);

const isFromCache = ({ cachedAt }: State, wall: Instant): boolean =>
  cachedAt !== null && isLongAgo(cachedAt, wall);

const isLongAgo = (then: Instant, wall: Instant): boolean => wall - then > 10 * MINUTE;

/** The time goes by a clock that is known only roughly. */
export const isRough = ({ isOffsetRough, timer }: State): boolean => isOffsetRough && isActive(timer);

/** awork can't have answered in the future: this computer's clock was set back since. */
export const isClockBack = ({ at }: State, wall: Instant): boolean => (at ?? 0) > wall + 5 * SECOND;

type Told = Outcome & { kind: Exclude<Outcome["kind"], "ask"> };

function ofOutcome(state: State, outcome: Told, words: Words): Notice {
  const { kind, verb, breaks, trouble, end } = outcome;
  const isFailure = kind === "changed" || kind === "nothing" || kind === "notDone" || kind === "failed";
  const text = isFailure ? about(kind, verb) : about("outcome", kind);
  // It is told on for a while after awork has answered again.
  const isOver = state.trouble?.kind !== trouble?.kind;
  const why = trouble ? ofTrouble(state, trouble, words, isOver) : null;
  const at = end === undefined ? "" : timeOfDay(end, outcome.at + state.offset, words.locale);
  const said = [
    text === "outcomeResumed" && breaks === 0
      ? words("outcomeResumedWithoutBreaks")
      : at && kind === "stopped"
        ? words("outcomeStoppedAt", at)
        : at && verb === "edit"
          ? words("endNotSet", at)
          : words(text, at || breakLength(breaks)),
    why?.text,
  ];
  return {
    tone: isWell(outcome) ? "good" : "bad",
    text: said.filter(Boolean).join(" "),
    // What became of an edit has ways of its own beside its text.
    remedy: verb === "edit" ? null : (why?.remedy ?? null),
  };
}

/** What is tried again by itself, as long as it lasts. */
const RETRIED: SyncError["kind"][] = [
  "forbidden",
  "aworkTrouble",
  "unreachable",
  "timedOut",
  "notUnderstood",
];

/** What is said of trouble that is over, where that is something else. */
const OVER: Partial<Record<SyncError["kind"], Message>> = {
  tooMany: "troubleTooManyBefore",
  aworkTrouble: "troubleAworkTroubleBefore",
  unreachable: "troubleUnreachableBefore",
  noPermission: "troubleUnreachableBefore",
};

/**
 * A trouble in words. Until when awork wants to be left alone stands in the state. `isOver`: it has come to an end since,
 * so that nothing is tried again for it.
 */
export function ofTrouble(
  { rest }: Pick<State, "rest">,
  { kind, detail }: SyncError,
  words: Words,
  isOver = false,
): Notice {
  const until = kind === "tooMany" && rest ? timeOfDay(rest.until, rest.since, words.locale) : "";
  const over = isOver || (kind === "tooMany" && !rest) ? OVER[kind] : undefined;
  const isUnexplained = kind === "refused" && !detail;
  const text = over ?? (isUnexplained ? "troubleRefusedWithoutReason" : about("trouble", kind));
  const said = words(text, until || detail);
  const isRetried = RETRIED.includes(kind) && !isOver;
  return {
    tone: "bad",
    text: isRetried ? `${said} ${words("nextTry")}` : said,
    remedy: REMEDY[kind],
  };
}
