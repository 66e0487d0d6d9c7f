import type { ReadonlySignal } from "@preact/signals";
import type { ComponentProps } from "preact";
import type { Instant } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import { Clock } from "./clock";
import { KeyHint } from "./key-hint";
import { Notices } from "./notices";
import { Resume } from "./resume";
import { Since } from "./since";
import { Subject } from "./subject";
import "./base.css";
import "./popup.css";

type Props = {
  connected: boolean;
  /** The entry that is current, or was last; null when awork has none. Undefined until awork has answered once. */
  timer: Timer | null | undefined;
  now: ReadonlySignal<Instant>;
  /** Whether the first frame is there. */
  isPainted: boolean;
  resuming: boolean;
  /** The key that resumes; empty when there is none, undefined until it is known. */
  resumeKey: string | undefined;
  words: Words;
  onResume: (timer: Timer) => void;
  onSignIn: () => void;
  onSettings: () => void;
  onSetKey: () => void;
} & Pick<ComponentProps<typeof Notices>, "notices" | "onRemedy">;

/** The popup in each of its states. */
export function Popup(props: Props) {
  const { connected, timer, words, notices, onRemedy, onSettings } = props;
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

function Known(props: Props & { timer: Timer }) {
  const { timer, words, resuming, onResume } = props;
  const state = phase(timer);
  return (
    <>
      <h1 class={`state ${state}`}>{words(HEADING[state])}</h1>
      {state === "stopped" && <p class="quiet">{words("lastEntry")}</p>}
      <Clock {...props} />
      <Subject subject={timer.subject} />
      <Since {...props} />
      {state === "paused" && <Resume {...props} busy={resuming} onResume={() => onResume(timer)} />}
    </>
  );
}

function NoTimer({ timer, words, notices }: Props) {
  const asking = timer === undefined;
  if (asking && notices.length) return null;
  return (
    <>
      {!asking && <h1 class="state">{words("nothingRunning")}</h1>}
      <p class="quiet">{words(asking ? "asking" : "noEntries")}</p>
    </>
  );
}

function NotConnected({ words, onSignIn }: Props) {
  return (
    <>
      <h1 class="state">{words("notConnected")}</h1>
      <p>{words("whyConnect")}</p>
      <button type="button" class="main" autoFocus onClick={onSignIn}>
        {words("signIn")}
      </button>
    </>
  );
}
