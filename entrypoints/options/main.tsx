import { render } from "preact";
import { Settings } from "@/components/settings";
import { openKeySettings } from "@/lib/browser/keys";
import { ORIGIN } from "@/lib/browser/origin";
import { createWords } from "@/lib/browser/words";
import { workspaceUrl } from "@/lib/tracker/workspace-url";
import { createModel } from "./model";
import { createReport } from "./report";

const words = createWords();
const model = await createModel(words);
const report = createReport();

function App() {
  const account = model.account.value;
  return (
    <Settings
      account={
        account && {
          name: account.name,
          workspace: account.workspace.name,
          url: workspaceUrl(account.workspace.url, ORIGIN),
          canChange: account.clientId !== null,
          following: account.byKey ? account.userId : null,
        }
      }
      mustSignIn={model.mustSignIn.value}
      replacement={model.replacement.value}
      isSigningIn={model.isSigningIn.value}
      onSignIn={model.signIn}
      onReplace={model.replace}
      told={model.told.value}
      keys={model.keys.value}
      guardMinutes={model.guard.value}
      report={{ text: report.text.value, onToggle: report.show, onCopy: report.copy }}
      busy={model.busy.value}
      refusal={model.complaint.value}
      words={words}
      onConnect={model.connect}
      onSignOut={model.signOut}
      onGuard={model.setGuard}
      onGuardInvalid={model.guardInvalid}
      onChangeKeys={openKeySettings}
    />
  );
}

document.documentElement.lang = words.locale;
document.title = words("settingsTitle");
render(<App />, document.getElementById("settings")!);
// People change keys in another tab and come back.
document.addEventListener("visibilitychange", model.readKeys);
void model.readKeys();

if (location.hash === "#sign-in") {
  // Asked for once, not at each reload.
  history.replaceState(null, "", location.pathname);
  void model.signIn();
}
