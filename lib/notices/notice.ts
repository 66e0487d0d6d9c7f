import { breakLength } from "@/lib/timer/clock";
import { doubt } from "@/lib/timer/doubt";
import { type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import { timeOfDay } from "@/lib/timer/typed/time-of-day";
import { isActive } from "@/lib/timer/timer";
import type { Message, Words } from "@/lib/timer/words";
import { type Outcome, isWell } from "@/lib/tracker/actions/outcome";
import type { State } from "@/lib/tracker/state";
import type { SyncError } from "@/lib/tracker/sync-error";

/** What the person can do about a notice. */
type Remedy = "settings" | "signIn" | "permit" | "retry" | "undo";

/** A message to the person. `bad`: the request failed, or the time may be wrong. */
export type Notice = { tone: "good" | "note" | "bad"; text: string; remedy: Remedy | null };

/** What the person can do about each kind of sync error. Its text is named after the kind (see `about`). */
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

/** The name of a text in a group: `outcome` and `paused` make `outcomePaused`. */
export const about = <Prefix extends string, Name extends string>(prefix: Prefix, name: Name) =>
  `${prefix}${name[0]!.toUpperCase()}${name.slice(1)}` as `${Prefix}${Capitalize<Name>}`;

/** Whether the sync error lasts until the person does something. */
export const needsPerson = ({ trouble }: State): boolean =>
  trouble !== null && ["settings", "signIn", "permit"].includes(REMEDY[trouble.kind] ?? "");

/**
 * All notices, the most urgent first. `wall` is now by this computer's clock. `isNotKept`: a newer answer
 * from awork could not be stored.
 */
export function notices(state: State, wall: Instant, words: Words, isNotKept = false): Notice[] {
  const told: Notice[] = [];
  if (isNotKept) told.push({ tone: "bad", text: words("stateNotKept"), remedy: "retry" });
  const { outcome } = state;
  // The question itself says what is asked.
  if (outcome && outcome.kind !== "ask")
    told.push(ofOutcome(state, { ...outcome, kind: outcome.kind }, words));
  // A failed action's notice includes its sync error, so that is shown separately only if it is another one
  // by now.
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

/**
 * Leaves out good notices beside bad ones: somebody who reads "Saved." beside a refusal can't know which one
 * is true.
 */
export const consistent = (all: Notice[]): Notice[] =>
  all.some(({ tone }) => tone === "bad") ? all.filter(({ tone }) => tone !== "good") : all;

/**
 * Whether the time may be outdated because awork hasn't answered for long: a timer can have changed while the
 * computer slept. An answer from a cache that is as old as that counts as none.
 */
export const isOld = (state: State, wall: Instant): boolean =>
  isLongAgo(state.at ?? 0, wall) || isFromCache(state, wall);

const isFromCache = ({ cachedAt }: State, wall: Instant): boolean =>
  cachedAt !== null && isLongAgo(cachedAt, wall);

const isLongAgo = (then: Instant, wall: Instant): boolean => wall - then > 10 * MINUTE;

/** The time depends on awork's clock, which is known only roughly. */
export const isRough = ({ isOffsetRough, timer }: State): boolean => isOffsetRough && isActive(timer);

/** awork can't have answered in the future: this computer's clock has been set back since. */
export const isClockBack = ({ at }: State, wall: Instant): boolean => (at ?? 0) > wall + 5 * SECOND;

type Told = Outcome & { kind: Exclude<Outcome["kind"], "ask"> };

type Failure = "changed" | "nothing" | "notDone" | "failed";

function ofOutcome(state: State, outcome: Told, words: Words): Notice {
  const { verb, breaks, trouble, end, since, goesOn, why: rule } = outcome;
  const kind = outcome.kind === "held" ? "failed" : outcome.kind;
  const isFailure = kind === "changed" || kind === "nothing" || kind === "notDone" || kind === "failed";
  const isOfList = verb === "add" || verb === "delete";
  const text =
    isOfList && !isWell(outcome)
      ? about("failed", verb)
      : isFailure && !isOfList
        ? about(kind, verb)
        : about("outcome", kind as Exclude<Told["kind"], Failure | "held">);
  // An outcome is still shown for a while after awork has answered again.
  const isOver = state.trouble?.kind !== trouble?.kind;
  const why = trouble ? ofTrouble(state, trouble, words, isOver) : null;
  const time = since ?? end;
  const at = time === undefined ? "" : timeOfDay(time, outcome.at + state.offset, words.locale);
  const said = [
    text === "outcomeResumed" && breaks === 0
      ? words("outcomeResumedWithoutBreaks")
      : at && kind === "stopped"
        ? words("outcomeStoppedAt", at)
        : at && kind === "started"
          ? words(
              since === undefined ? "outcomeLeftOut" : goesOn ? "outcomeGoesOn" : "outcomeStartedSince",
              at,
            )
          : at && verb === "edit"
            ? words("endNotSet", at)
            : words(text, at || breakLength(breaks)),
    why?.text,
    rule && words(about("why", rule)),
  ];
  return {
    tone: isWell(outcome) ? "good" : "bad",
    text: said.filter(Boolean).join(" "),
    // What failed of these has buttons of its own beside its text.
    remedy: verb === "edit" || isOfList ? null : (why?.remedy ?? null),
  };
}

/** The sync errors that are retried automatically while they last. */
const RETRIED: SyncError["kind"][] = [
  "forbidden",
  "aworkTrouble",
  "unreachable",
  "timedOut",
  "notUnderstood",
];

/** Texts for sync errors that are over, if they differ. */
const OVER: Partial<Record<SyncError["kind"], Message>> = {
  tooMany: "troubleTooManyBefore",
  aworkTrouble: "troubleAworkTroubleBefore",
  unreachable: "troubleUnreachableBefore",
  noPermission: "troubleUnreachableBefore",
};

/**
 * A sync error in words. `backoff` says until when awork is not to be called. `isOver`: the error has ended
 * since, so that nothing is retried.
 */
export function ofTrouble(
  { backoff }: Pick<State, "backoff">,
  { kind, detail }: SyncError,
  words: Words,
  isOver = false,
): Notice {
  const until = kind === "tooMany" && backoff ? timeOfDay(backoff.until, backoff.since, words.locale) : "";
  const over = isOver || (kind === "tooMany" && !backoff) ? OVER[kind] : undefined;
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
