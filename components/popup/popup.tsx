import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren, ComponentProps } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Instant } from "@/lib/timer/time";
import { type Timer, isActive, phase } from "@/lib/timer/timer";
import type { Press } from "@/lib/timer/offers";
import type { Words } from "@/lib/timer/words";
import { Asking } from "@/components/asking";
import { Icon } from "@/components/icon";
import { Clock } from "./clock";
import { Find } from "./find";
import { Notices } from "./notices";
import { type Asked, Question } from "./question";
import { Subject } from "./subject";
import { Verbs } from "./verbs";
import { Welcome } from "./welcome";
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
  /** What it means for the day's breaks if those of the timer become work. */
  removal?: string | null | undefined;
  /** Why awork would refuse to start a timer for the same; null if nothing is known against it. */
  whyNotAgain?: string | null | undefined;
  /** The open question; it comes before everything else. */
  question: Asked | null;
  /** The deferred parts; each replaces a simpler one or joins the rest. */
  deferred: DeferredParts | undefined;
  /** The shortcut for Resume; empty if none is set, undefined until it is known. */
  resumeKey: string | undefined;
  words: Words;
  onPress: (what: Press, timer: Timer | null) => void;
  /** Opens the list of what to start, with this text. */
  onFind: (typed: string) => void;
  onSignIn: () => void;
  onSettings: () => void;
} & Pick<ComponentProps<typeof Notices>, "notices" | "onRemedy">;

/** A non-breaking space keeps the line's height until there is text. */
const NO_TEXT = "\u00a0";

/** `find`: the field for starting or switching. While its list is open, it replaces all other parts. */
export type DeferredParts = {
  when: ComponentChildren;
  more: ComponentChildren;
  entry: ComponentChildren;
  find: ComponentChildren;
  /** A question that needs a field; beside the buttons. */
  ask: ComponentChildren;
  below: ComponentChildren;
  isFinding: boolean;
};

/** The popup, in all its states. */
export function Popup(given: Props) {
  const isOpening = useRef(true);
  const props = { ...given, isOpening: isOpening.current };
  const { connected, timer, words, deferred, notices, onFind, onRemedy } = props;
  useEffect(() => {
    if (timer !== undefined) isOpening.current = false;
  }, [timer]);
  const isKnown = connected && timer !== undefined;
  const isFinding = isKnown && Boolean(deferred?.isFinding);
  return (
    <main class="popup">
      <Face {...props} />
      {connected ? <About {...props} /> : <Welcome words={words} />}
      <Notices key="alert" role="alert" notices={notices} words={words} onRemedy={onRemedy} />
      {!isFinding && <Actions {...props} />}
      {/* Below the actions, so that the result of one doesn't move them. */}
      <Notices key="status" role="status" notices={notices} words={words} onRemedy={onRemedy} />
      {/* The same element whatever is around it, so that it keeps the focus. */}
      {isKnown && (
        <Find key="find" isActive={isActive(timer)} words={words} onFind={onFind}>
          {deferred?.find}
        </Find>
      )}
      {isKnown && !isFinding && deferred?.below}
    </main>
  );
}

const HEADING = {
  running: "running",
  paused: "paused",
  stopped: "nothingRunning",
  none: "nothingRunning",
} as const;

/** The state and the elapsed time, which stay visible when scrolling. */
function Face(props: Props) {
  const { connected, timer, words, notices, deferred, onSettings } = props;
  const state = phase(timer ?? null);
  const isKnown = connected && timer !== undefined;
  return (
    <div class={isKnown ? `face ${state}` : "face"}>
      {(isKnown || !connected) && (
        // Announces changes made elsewhere; the person's own actions have a result notice.
        <h1 aria-live={notices.length ? "off" : "polite"}>
          {words(connected ? HEADING[state] : "notConnected")}
        </h1>
      )}
      {connected && !isKnown && !notices.length && (
        <p class="quiet">
          <Asking words={words} />
        </p>
      )}
      {connected && timer && (deferred?.when ?? <p class="when">{NO_TEXT}</p>)}
      {connected && deferred?.more}
      <button
        type="button"
        class="round settings"
        aria-label={words("settings")}
        title={words("settings")}
        onClick={onSettings}
      >
        <Icon name="settings" />
      </button>
      {connected && timer && <Clock {...props} timer={timer} />}
    </div>
  );
}

/** What the time is for; below the face, and in its colour. Brief while the list of what to start is open. */
function About({ timer, words, deferred }: Props) {
  if (timer === undefined) return null;
  const isBrief = deferred?.isFinding ?? false;
  return (
    <div class={`about ${phase(timer)}`}>
      {timer === null ? (
        <p>{words("noEntries")}</p>
      ) : (
        ((isBrief ? null : deferred?.entry) ?? <Subject timer={timer} words={words} isBrief={isBrief} />)
      )}
    </div>
  );
}

/** The question, and the buttons. */
function Actions(props: Props & { isOpening: boolean }) {
  const { connected, timer, words, question, deferred, onPress, onSignIn } = props;
  const ask = deferred?.ask;
  if (!connected)
    return (
      <button type="button" class="main" autoFocus onClick={onSignIn}>
        {words("signIn")}
      </button>
    );
  if (timer === undefined) return null;
  return (
    <>
      {question && <Question {...question} key={question.key} />}
      {ask}
      <Verbs
        {...props}
        timer={timer}
        isAsked={Boolean(question ?? ask)}
        onPress={(what) => onPress(what, timer)}
      />
    </>
  );
}
