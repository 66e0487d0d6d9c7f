import { signal } from "@preact/signals";
import { render } from "preact";
import { Popup } from "@/components/popup/popup";
import { takePresses } from "@/components/popup/presses";
import { keepAbsence } from "@/lib/reminders/away";
import { fitScreen } from "@/lib/platform/windows/fit-screen";
import { openSettings } from "@/lib/platform/runtime";
import { openSignIn } from "@/lib/sign-in/sign-in-wish";
import { leaveByLinks, leaving } from "@/lib/platform/windows/popup-window";
import { createWords, inLanguage } from "@/lib/platform/i18n";
import type { Asked } from "@/components/popup/question";
import { asked } from "@/lib/timer/reminders/away";
import { consistent, notices } from "@/lib/notices/notice";
import type { State } from "@/lib/tracker/state";
import "@/components/popup/deferred/deferred.css";
import { afterPaint } from "./after-paint";
import type { DeferredPopup } from "./deferred/deferred";
import { createModel } from "./model";
import { pressed } from "./press";
import { openQuestion } from "./open-question";

/** Renders the popup from storage; its first frame waits for nothing else. */
export async function openPopup(): Promise<void> {
  const words = createWords();
  takePresses();
  // Set the language before the first await: browsers offer to translate a page that sets it later (measured
  // in Chromium).
  inLanguage(words);
  document.title = words("appName");
  const model = await createModel();
  const loaded = signal<DeferredPopup>();
  const toSettings = leaving(openSettings);
  const toSignIn = leaving(openSignIn);
  leaveByLinks();
  if (import.meta.env.BROWSER === "firefox") fitScreen();
  const remedies = {
    settings: toSettings,
    signIn: toSignIn,
    permit: model.requestPermission,
    retry: model.refresh,
    undo: () => loaded.value?.undo(),
  };

  /** The open question, or null while an action is in progress. */
  function question(state: State): Asked | null {
    if (!model.account.value || model.busy.value) return null;
    const now = model.wall.value + state.offset;
    const absence = asked(model.away.value, state.timer, now);
    const isPerson = !model.account.value.byKey;
    const { act, dismiss } = model;
    return openQuestion({ state, absence, now, isPerson, ...loaded.value?.known() }, words, {
      act,
      dismiss,
      keep: keepAbsence,
    });
  }

  /** The timer to show; undefined while it isn't known. */
  function shownTimer(state: State, deferred?: DeferredPopup) {
    if (state.at === null) return undefined;
    if (deferred) return deferred.shown.value;
    return model.isUncertain() ? undefined : state.timer;
  }

  function App() {
    const state = model.state.value;
    const account = model.account.value;
    const warning = model.warning.value && words(model.warning.value);
    const all = notices(state, model.wall.value, words, model.isNotKept.value);
    const deferred = account ? loaded.value : undefined;
    // The state can lead to the same notice; show it once.
    if (warning && all.every(({ text }) => text !== warning))
      all.push({ tone: "bad", text: warning, remedy: "retry" });
    return (
      <Popup
        connected={account !== null}
        timer={shownTimer(state, deferred)}
        now={model.now}
        busy={model.busy.value}
        isPerson={!account?.byKey}
        question={question(state)}
        keeps={model.chosen.value.resume === "keepBreaks"}
        {...deferred?.known()}
        deferred={deferred?.parts()}
        resumeKey={model.shortcuts.value?.resume}
        notices={consistent(deferred ? [...all, ...deferred.notices()] : all)}
        words={words}
        onPress={(what, timer) => deferred?.press(what, timer) || model.act(pressed(what, timer))}
        onFind={async (typed) => (await ready).openStartPanel(typed)}
        onRemedy={(remedy) => remedies[remedy]()}
        onSignIn={toSignIn}
        onSettings={toSettings}
      />
    );
  }

  render(<App />, document.getElementById("popup")!);
  const ready = afterPaint().then(async () => {
    void model.afterFirstFrame();
    const { createDeferredPopup } = await import("./deferred/deferred");
    return (loaded.value = await createDeferredPopup(model, words));
  });
}
