import { render } from "preact";
import { Popup } from "@/components/popup";
import { openKeySettings } from "@/lib/browser/keys";
import { openSettings, openSignIn } from "@/lib/browser/lifecycle";
import { createWords } from "@/lib/browser/words";
import { notices } from "@/lib/tracker/notice";
import { afterPaint } from "./after-paint";
import { createModel } from "./model";

const words = createWords();
const model = await createModel();
const remedies = { settings: openSettings, signIn: openSignIn, permit: model.permit, retry: model.attend };

function App() {
  const state = model.state.value;
  const doubts = model.doubts.value && words(model.doubts.value);
  const told = notices(state, model.wall.value, words);
  // What is known can give rise to the same doubt: it is told once.
  const more = doubts && told.every(({ text }) => text !== doubts);
  return (
    <Popup
      connected={model.account.value !== null}
      timer={state.at === null ? undefined : state.timer}
      now={model.now}
      isPainted={model.isPainted.value}
      resuming={model.resuming.value}
      resumeKey={model.keys.value?.resume}
      notices={more ? [...told, { tone: "bad", text: doubts, remedy: "retry" }] : told}
      words={words}
      onResume={model.resume}
      onRemedy={(remedy) => remedies[remedy]()}
      onSignIn={openSignIn}
      onSettings={openSettings}
      onSetKey={openKeySettings}
    />
  );
}

document.documentElement.lang = words.locale;
document.title = words("appName");
render(<App />, document.getElementById("popup")!);
afterPaint(model.goOn);
