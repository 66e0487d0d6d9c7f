import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren, ComponentProps } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Instant } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import { Asking } from "./asking";
import { Clock } from "./clock";
import { KeyHint } from "./key-hint";
import { Notices } from "./notices";
import { type Asked, Question } from "./question";
import { Subject } from "./subject";
import { type Press, Verbs } from "./verbs";
import "./base.css";
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
  later: Later | undefined;
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
export type Later = {
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
      {!connected ? (
        <NotConnected {...props} />
      ) : timer ? (
        <Known {...props} timer={timer} />
      ) : (
        <NoTimer {...props} />
      )}
      <Notices notices={notices} words={words} onRemedy={onRemedy} />
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

type Drawn = Props & { isOpening: boolean };

function Known(props: Drawn & { timer: Timer }) {
  const { timer, words, later, question, onPress } = props;
  const state = phase(timer);
  return (
    <>
      <div class={`face ${state}`}>
        {/* What was changed elsewhere is announced by it, what was done here by its result. */}
        <h1 aria-live={props.notices.length ? "off" : "polite"}>{words(HEADING[state])}</h1>
        {state === "stopped" && <p class="quiet">{words("lastEntry")}</p>}
        <Clock {...props} />
      </div>
      {later?.panel ?? (
        <>
          {question && <Question {...question} key={question.key} />}
          {later?.entry ?? <Subject subject={timer.subject} />}
          {later?.when ?? (
            <div class="when">
              <p class="quiet">{NO_TEXT}</p>
              {state === "paused" && <p class="quiet">{NO_TEXT}</p>}
            </div>
          )}
          <Verbs {...props} isAsked={question !== null} onPress={(what) => onPress(what, timer)} />
          {later?.below}
        </>
      )}
    </>
  );
}

function NoTimer(props: Drawn) {
  const { timer, words, notices, later, question, onPress } = props;
  const asking = timer === undefined;
  if (asking && notices.length) return null;
  if (asking)
    return (
      <div class="face">
        <p class="quiet">
          <Asking words={words} />
        </p>
      </div>
    );
  return (
    <>
      <div class="face">
        <h1>{words("nothingRunning")}</h1>
        <p>{words("noEntries")}</p>
      </div>
      {later?.panel ?? (
        <>
          {question && <Question {...question} key={question.key} />}
          <Verbs
            {...props}
            isAsked={question !== null}
            timer={null}
            onPress={(what) => onPress(what, null)}
          />
          {later?.below}
        </>
      )}
    </>
  );
}

function NotConnected({ words, onSignIn }: Props) {
  return (
    <>
      <div class="face">
        <h1>{words("notConnected")}</h1>
        <p>{words("whyConnect")}</p>
      </div>
      <button type="button" class="main" autoFocus onClick={onSignIn}>
        {words("signIn")}
      </button>
    </>
  );
}
