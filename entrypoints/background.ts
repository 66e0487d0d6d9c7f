import { defineBackground } from "wxt/utils/define-background";
import { onWake } from "@/lib/platform/alarms";
import { beginSignIn, finishSignIn, replace } from "@/lib/sign-in/awork-sign-in";
import { awayItem } from "@/lib/reminders/away";
import { createShortcuts } from "@/lib/background/shortcuts";
import { createBrowserTracker } from "@/lib/background/browser-tracker";
import { remove } from "@/lib/background/remove";
import { wake } from "@/lib/background/wake";
import { forgetLeftovers } from "@/lib/sign-in/forget";
import { onPresence } from "@/lib/platform/idle";
import { additionsItem, daysItem, deletionsItem, editsItem } from "@/lib/tracker-store/day-items";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { hoursItem } from "@/lib/capacity/hours-item";
import { viewed } from "@/lib/capacity/viewed";
import { choices, rememberPick, search } from "@/lib/start/choices";
import { typesOf } from "@/lib/start/project-types";
import { pageChoice } from "@/lib/start/page-choice";
import { createConnectionCheck } from "@/lib/diagnostics/connection-check";
import { onCommand } from "@/lib/platform/commands";
import { onFirstInstalled, onLost, onPagesClosed, openSettings } from "@/lib/platform/runtime";
import { isKept, onNotKept } from "@/lib/tracker-store/not-kept";
import { createFollow } from "@/lib/follow/follow";
import { noteAgreed } from "@/lib/follow/permission";
import { CALLED } from "@/lib/follow/timer-call";
import { onPermission } from "@/lib/platform/permissions";
import { onWebRequest } from "@/lib/platform/web-requests";
import { createReminders } from "@/lib/reminders/reminders";
import { serve } from "@/lib/messages/serve";
import { keepSettings, onSettings, settingsItem } from "@/lib/settings/settings-store";
import { applyIconOpens } from "@/lib/toolbar/icon-opens";
import { openPanelByPress } from "@/lib/platform/windows/panel";
import { show } from "@/lib/background/show";
import { createMenuPresses } from "@/lib/background/menu-presses";
import { rebuildMenus } from "@/lib/menus/update-menus";
import { onMenuPress } from "@/lib/platform/menus";
import { picksItem } from "@/lib/start/choice-items";
import { signIn, signOut } from "@/lib/sign-in/sign-in";
import { recordEvents, recordPermission } from "@/lib/diagnostics/record-events";

export default defineBackground(() => {
  const tracker = createBrowserTracker();
  const remind = createReminders(tracker);
  const ensure = (due?: number) => wake(tracker.tick, remind, due);

  onWake((due) => ensure(due));
  // A whole night may have passed, so poll instead of trusting the stored state.
  onLost(() => Promise.all([rebuildMenus(), show(), tracker.poll()]));
  onFirstInstalled(openSettings);
  // When the person returns, show the current state; if the last poll failed, for example because the network
  // was gone, poll at once.
  onPresence(async () => {
    const { trouble } = await stateItem.get();
    await wake(trouble ? tracker.poll : tracker.tick, remind);
  });
  onPagesClosed(() => tracker.saveRemovals(true));
  onPermission(() => Promise.all([recordPermission(), tracker.poll(), noteAgreed()]));
  onWebRequest(CALLED, createFollow(tracker.follow));
  const byKey = createShortcuts(tracker);
  onCommand((command) => Promise.all([show(), byKey(command)]));
  const pressInMenu = createMenuPresses(tracker);
  onMenuPress((press) => Promise.all([pressInMenu(press), show()]));
  onSettings(keepSettings);
  recordEvents();
  stateItem.watch(show);
  accountItem.watch(show);
  daysItem.watch(show);
  editsItem.watch(show);
  additionsItem.watch(show);
  deletionsItem.watch(show);
  awayItem.watch(show);
  hoursItem.watch(show);
  picksItem.watch(show);
  onNotKept(show);
  settingsItem.watch(() => Promise.all([ensure(), applyIconOpens()]));
  openPanelByPress();
  serve({
    refresh: () => isKept(() => Promise.all([show(), tracker.refresh()])),
    viewed: () => viewed(tracker),
    act: (action) => tracker.act(action),
    dismiss: () => tracker.dismiss(),
    edit: (edit) => tracker.edit(edit),
    editTogether: (edits) => tracker.edit(...edits),
    retryEdit: (edit) => tracker.retryEdit(edit),
    dropEdit: (edit) => tracker.dropEdit(edit),
    add: (addition) => tracker.add({ ...addition, sentAt: null, before: [] }),
    retryAddition: (id) => tracker.retryAddition(id),
    dropAddition: (id) => tracker.dropAddition(id),
    remove: (entry) => remove(tracker, entry),
    undoRemove: (id) => tracker.undoRemove(id),
    retryRemove: (id) => tracker.retryRemove(id),
    choices: () => choices(tracker),
    page: (address) => pageChoice(tracker, address),
    search: (term) => search(tracker, term),
    typesOf: (projectId) => typesOf(tracker, projectId),
    picked: rememberPick,
    checkConnection: createConnectionCheck(tracker),
    connect: (credentials) => signIn(tracker, credentials),
    disconnect: () => signOut(tracker),
    beginSignIn,
    finishSignIn: (answer) => finishSignIn(tracker, answer),
    replace: (isWanted) => replace(tracker, isWanted),
  });
  ensure();
  // Apply settings changed while no service worker ran, or while one was stopping.
  keepSettings();
  applyIconOpens();
  forgetLeftovers();
});
