import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren, ComponentProps } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Instant } from "@/lib/timer/time";
import { type Timer, isActive, phase } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import { Asking } from "@/components/asking";
import { Clock } from "./clock";
import { Find } from "./find";
import { KeyHint } from "./key-hint";
import { Notices } from "./notices";
import { type Asked, Question } from "./question";
import { Subject } from "./subject";
import { type Press, Verbs } from "./verbs";
import "@/components/base.css";
import "./popup.css";

type Props = {
  connected: boolean;
  /** The current or last entry; null if awork has none. Undefined until awork has answered once. */
  timer: Timer | null | undefined;
  now: ReadonlySignal<Instant>;
  /** The action in progress. */
  busy: string | null;
  /** Whether API calls run as the person, not with an API key. */
  isPerson: boolean;
  /** Whether the main action on a paused timer keeps the break. */
  keeps: boolean;
  /** The open question; it comes before everything else. */
  question: Asked | null;
  /** The deferred parts; each replaces a simpler one or goes below the rest. */
  deferred: DeferredParts | undefined;
  /** The shortcut for Resume; empty if none is set, undefined until it is known. */
  resumeKey: string | undefined;
  words: Words;
  onPress: (what: Press, timer: Timer | null) => void;
  /** Opens the list of what to start, with this text. */
  onFind: (typed: string) => void;
  onSignIn: () => void;
  onSettings: () => void;
  onSetKey: () => void;
} & Pick<ComponentProps<typeof Notices>, "notices" | "onRemedy">;

/** A non-breaking space keeps the line's height until there is text. */
const NO_TEXT = "\u00a0";

/** `find`: the field for starting or switching. While its list is open, it replaces all other parts. */
export type DeferredParts = {
  entry: ComponentChildren;
  when: ComponentChildren;
  find: ComponentChildren;
  below: ComponentChildren;
  isFinding: boolean;
};

/** The popup, in all its states. */
export function Popup(given: Props) {
  const isOpening = useRef(true);
  const props = { ...given, isOpening: isOpening.current };
  const { connected, timer, words, notices, onRemedy, onSettings } = props;
  useEffect(() => {
    if (timer !== undefined) isOpening.current = false;
  }, [timer]);
  return (
    <main class="popup">
      <Face {...props} />
      <Notices notices={notices} words={words} onRemedy={onRemedy} />
      <Actions {...props} />
      <footer>
        {connected && timer && phase(timer) === "paused" && <KeyHint {...props} />}
        <button type="button" class="link" onClick={onSettings}>
          {words("settings")}
        </button>
      </footer>
    </main>
  );
}

const HEADING = {
  running: "running",
  paused: "paused",
  stopped: "nothingRunning",
  none: "nothingRunning",
} as const;

/** The header, which stays visible when scrolling. */
function Face(props: Props) {
  const { connected, timer, words, notices } = props;
  if (!connected)
    return (
      <div class="face">
        <h1>{words("notConnected")}</h1>
        <p>{words("whyConnect")}</p>
      </div>
    );
  if (timer === undefined)
    return notices.length ? null : (
      <div class="face">
        <p class="quiet">
          <Asking words={words} />
        </p>
      </div>
    );
  if (timer === null)
    return (
      <div class="face">
        <h1>{words("nothingRunning")}</h1>
        <p>{words("noEntries")}</p>
      </div>
    );
  const state = phase(timer);
  return (
    <div class={`face ${state}`}>
      {/* Announces changes made elsewhere; the person's own actions have a result notice. */}
      <h1 aria-live={notices.length ? "off" : "polite"}>{words(HEADING[state])}</h1>
      {state === "stopped" && <p class="quiet">{words("lastEntry")}</p>}
      <Clock {...props} timer={timer} />
    </div>
  );
}

/** Everything below the notices: the question, the entry, its times and the buttons. */
function Actions(props: Props & { isOpening: boolean }) {
  const { connected, timer, words, deferred, onFind, onSignIn } = props;
  if (!connected)
    return (
      <button type="button" class="main" autoFocus onClick={onSignIn}>
        {words("signIn")}
      </button>
    );
  if (timer === undefined) return null;
  const isFinding = deferred?.isFinding ?? false;
  // The field keeps its place among the children, so it stays the same element and keeps the focus.
  return (
    <>
      {!isFinding && <AboveFind {...props} timer={timer} />}
      <Find isActive={isActive(timer)} words={words} onFind={onFind}>
        {deferred?.find}
      </Find>
      {!isFinding && deferred?.below}
    </>
  );
}

function AboveFind(props: Props & { isOpening: boolean; timer: Timer | null }) {
  const { timer, deferred, question, onPress } = props;
  return (
    <>
      {question && <Question {...question} key={question.key} />}
      {timer && (deferred?.entry ?? <Subject subject={timer.subject} />)}
      {timer &&
        (deferred?.when ?? (
          <div class="when">
            <p class="quiet">{NO_TEXT}</p>
            {phase(timer) === "paused" && <p class="quiet">{NO_TEXT}</p>}
          </div>
        ))}
      <Verbs {...props} isAsked={question !== null} onPress={(what) => onPress(what, timer)} />
    </>
  );
}
