import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren, ComponentProps } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Instant } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import { Asking } from "@/components/asking";
import { Clock } from "./clock";
import { KeyHint } from "./key-hint";
import { Notices } from "./notices";
import { type Asked, Question } from "./question";
import { Subject } from "./subject";
import { type Press, Verbs } from "./verbs";
import "@/components/base.css";
import "./popup.css";

type Props = {
  connected: boolean;
  /** The entry that is current, or was last; null when awork has none. Undefined until awork has answered once. */
  timer: Timer | null | undefined;
  now: ReadonlySignal<Instant>;
  /** The verb that is under way. */
  busy: string | null;
  /** Whether awork takes the calls for the person's own, not an API key's. */
  isPerson: boolean;
  /** Whether the main action on a paused timer keeps the break. */
  keeps: boolean;
  /** What waits for an answer; it goes before all else. */
  question: Asked | null;
  /** What comes after the first frame, each part in the place of a simpler one, or below the rest. */
  later: Deferred | undefined;
  /** The key that resumes; empty when there is none, undefined until it is known. */
  resumeKey: string | undefined;
  words: Words;
  onPress: (what: Press, timer: Timer | null) => void;
  onSignIn: () => void;
  onSettings: () => void;
  onSetKey: () => void;
} & Pick<ComponentProps<typeof Notices>, "notices" | "onRemedy">;

/** Keeps a line's height until there is something to tell. */
const NO_TEXT = "\u00a0";

/** `panel` takes the place of all that can be done. */
export type Deferred = {
  entry: ComponentChildren;
  when: ComponentChildren;
  below: ComponentChildren;
  panel: ComponentChildren;
};

/** The popup in each of its states. */
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

/** What the eye meets first, and always sees. */
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
      {/* What was changed elsewhere is announced by it, what was done here by its result. */}
      <h1 aria-live={notices.length ? "off" : "polite"}>{words(HEADING[state])}</h1>
      {state === "stopped" && <p class="quiet">{words("lastEntry")}</p>}
      <Clock {...props} timer={timer} />
    </div>
  );
}

/** All that can be done. */
function Actions(props: Props & { isOpening: boolean }) {
  const { connected, timer, words, later, question, onPress, onSignIn } = props;
  if (!connected)
    return (
      <button type="button" class="main" autoFocus onClick={onSignIn}>
        {words("signIn")}
      </button>
    );
  if (timer === undefined) return null;
  if (later?.panel) return later.panel;
  return (
    <>
      {question && <Question {...question} key={question.key} />}
      {timer && (later?.entry ?? <Subject subject={timer.subject} />)}
      {timer &&
        (later?.when ?? (
          <div class="when">
            <p class="quiet">{NO_TEXT}</p>
            {phase(timer) === "paused" && <p class="quiet">{NO_TEXT}</p>}
          </div>
        ))}
      <Verbs {...props} timer={timer} isAsked={question !== null} onPress={(what) => onPress(what, timer)} />
      {later?.below}
    </>
  );
}
