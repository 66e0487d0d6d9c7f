import { render } from "preact";
import { takePresses } from "@/components/popup/presses";
import { Settings } from "@/components/settings/settings";
import { openKeySettings } from "@/lib/platform/commands";
import { onSignInWish } from "@/lib/sign-in/sign-in-wish";
import { ORIGIN } from "@/lib/platform/origin";
import { hasPanel } from "@/lib/platform/windows/panel";
import { createWords, inLanguage } from "@/lib/platform/i18n";
import { workspaceUrl } from "@/lib/sign-in/workspace-url";
import { createModel } from "@/lib/options/model";
import { createReport } from "@/lib/options/report-view";

const words = createWords();
takePresses();
// Set the language before the first await: browsers offer to translate a page that sets it later (measured in
// Chromium).
inLanguage(words);
document.title = words("settingsTitle");

const model = await createModel(words);
const { check, settings, firstRun, silence, follow } = model;
const report = createReport(check.result);

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
          unsaved: model.unsaved.value,
        }
      }
      isUnreadable={model.isUnreadable.value}
      mustSignIn={model.mustSignIn.value}
      replacement={model.replacement.value}
      isSigningIn={model.isSigningIn.value}
      onSignIn={model.signIn}
      onReplace={model.replace}
      message={model.message.value}
      keys={model.shortcuts.value}
      steps={firstRun.steps.value}
      settingProps={{ ...settings.inEffect.value, onChoose: settings.save, onInvalid: settings.showInvalid }}
      hasPanel={hasPanel()}
      reminderProps={{
        mayNotify: settings.mayNotify.value,
        onRemind: settings.saveReminder,
        onAllow: settings.requestPermission,
        silenced: silence.silenced.value,
        onSilence: silence.silence,
        onUnsilence: silence.unsilence,
      }}
      follow={{
        hosts: follow.hosts.value,
        missing: follow.missing.value,
        isOn: follow.isOn.value,
        isSignedIn: account !== null,
        onAllow: follow.allow,
        onEnd: follow.end,
      }}
      transfer={{ onExport: settings.exportAll, onImport: settings.importFrom }}
      report={{
        text: report.text.value,
        check: account && { isRunning: check.isRunning.value },
        onToggle: report.show,
        onCopy: report.copy,
        onCheck: check.check,
      }}
      busy={model.busy.value}
      error={model.error.value}
      words={words}
      onConnect={model.connect}
      onSignOut={model.signOut}
      onHideSteps={firstRun.hide}
      onChangeKeys={openKeySettings}
    />
  );
}

render(<App />, document.getElementById("settings")!);
/**
 * Reads what changes without a browser event, such as shortcuts set in another tab, when the person returns
 * to the page, perhaps on another day.
 */
const readAgain = () =>
  Promise.all([
    model.readShortcuts(),
    firstRun.readPin(),
    settings.readPermission(),
    silence.readDay(),
    follow.read(),
  ]);
document.addEventListener("visibilitychange", readAgain);
addEventListener("focus", readAgain);
void readAgain();

onSignInWish(model.signIn);
