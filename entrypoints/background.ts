import { defineBackground } from "wxt/utils/define-background";
import { onWake } from "@/lib/browser/alarm";
import { beginSignIn, finishSignIn, replace } from "@/lib/browser/awork-sign-in";
import { awayItem } from "@/lib/browser/away";
import { createByKey } from "@/lib/browser/by-key";
import { createBrowserTracker } from "@/lib/browser/browser-tracker";
import { forgetLeftovers } from "@/lib/browser/forget";
import { onPresence } from "@/lib/browser/idle";
import { daysItem, editsItem } from "@/lib/browser/day-items";
import { accountItem, stateItem } from "@/lib/browser/items";
import { choices, rememberPick, search } from "@/lib/browser/choices";
import { createConnectionCheck } from "@/lib/browser/connection-check";
import { onCommand } from "@/lib/browser/keys";
import { onFirstInstalled, onLost, openSettings } from "@/lib/browser/lifecycle";
import { isKept, onNotKept } from "@/lib/browser/not-kept";
import { onPermission } from "@/lib/browser/permission";
import { createReminding } from "@/lib/browser/reminding";
import { serve } from "@/lib/browser/serve";
import { keepSettings, onSettings, settingsItem } from "@/lib/browser/settings";
import { showFace } from "@/lib/browser/show-face";
import { signIn, signOut } from "@/lib/browser/sign-in";
import { witness, witnessPermission } from "@/lib/browser/witness";

export default defineBackground(() => {
  const tracker = createBrowserTracker();
  const remind = createReminding(tracker);
  const ensure = (due?: number) => Promise.all([showFace(), remind(tracker.tick, due)]);

  onWake((due) => ensure(due));
  // A whole night can lie between: what was known then is not taken for what is so.
  onLost(() => Promise.all([showFace(), tracker.refresh()]));
  onFirstInstalled(openSettings);
  // Who comes back is shown what is known now, and where the network was gone, it is asked for at once.
  onPresence(async () => {
    const { trouble } = await stateItem.get();
    await Promise.all([showFace(), remind(trouble ? tracker.refresh : tracker.tick)]);
  });
  onPermission(() => Promise.all([witnessPermission(), tracker.refresh()]));
  const byKey = createByKey(tracker);
  onCommand((command) => Promise.all([showFace(), byKey(command)]));
  onSettings(keepSettings);
  witness();
  stateItem.watch(showFace);
  accountItem.watch(showFace);
  daysItem.watch(showFace);
  editsItem.watch(showFace);
  awayItem.watch(showFace);
  onNotKept(showFace);
  settingsItem.watch(() => ensure());
  serve({
    attend: () => isKept(() => Promise.all([showFace(), tracker.attend()])),
    act: (action) => tracker.act(action),
    dismiss: () => tracker.dismiss(),
    edit: (edit) => tracker.edit(edit),
    retryEdit: (edit) => tracker.retryEdit(edit),
    dropEdit: (edit) => tracker.dropEdit(edit),
    choices: () => choices(tracker),
    search: (term) => search(tracker, term),
    picked: rememberPick,
    checkConnection: createConnectionCheck(tracker),
    connect: (credentials) => signIn(tracker, credentials),
    disconnect: () => signOut(tracker),
    beginSignIn,
    finishSignIn: (answer) => finishSignIn(tracker, answer),
    replace: (isWanted) => replace(tracker, isWanted),
  });
  ensure();
  // What was changed while none was there, or while one died.
  keepSettings();
  forgetLeftovers();
});
