import { defineBackground } from "wxt/utils/define-background";
import { onWake } from "@/lib/browser/alarm";
import { beginSignIn, finishSignIn, replace } from "@/lib/browser/awork-sign-in";
import { createBrowserTracker } from "@/lib/browser/browser-tracker";
import { onPresence } from "@/lib/browser/idle";
import { accountItem, stateItem } from "@/lib/browser/items";
import { onCommand } from "@/lib/browser/keys";
import { onFirstInstalled, onLost, openSettings } from "@/lib/browser/lifecycle";
import { serve } from "@/lib/browser/messages";
import { onPermission } from "@/lib/browser/permission";
import { resumeByKey } from "@/lib/browser/resume-by-key";
import { showFace } from "@/lib/browser/show-face";
import { signIn, signOut } from "@/lib/browser/sign-in";

export default defineBackground(() => {
  const tracker = createBrowserTracker();
  const ensure = () => Promise.all([showFace(), tracker.tick()]);

  onWake(() => ensure());
  onLost(() => ensure());
  onFirstInstalled(openSettings);
  onPresence(() => tracker.tick());
  onPermission(() => tracker.refresh());
  onCommand("resume", () => resumeByKey(tracker));
  stateItem.watch(showFace);
  accountItem.watch(showFace);
  serve({
    attend: async () => void (await Promise.all([showFace(), tracker.attend()])),
    resume: (id) => tracker.resume({ id, asked: true }),
    connect: (credentials) => signIn(tracker, credentials),
    disconnect: () => signOut(tracker),
    beginSignIn,
    finishSignIn: (answer) => finishSignIn(tracker, answer),
    replace: (isWanted) => replace(tracker, isWanted),
  });
  ensure();
});
