import { signal } from "@preact/signals";
import { askAwork } from "@/lib/platform/identity";
import { send, withRetry } from "@/lib/messages/messages";
import type { SignInError } from "@/lib/notices/sign-in-error";

/**
 * Signing in with awork. It runs on this page and not in the popup, which closes when awork's window takes
 * the focus. The background stores what the sign-in needs to continue, so the service worker may stop at any
 * step.
 */
export function createSignIn(
  showError: (reason: SignInError | "workerSilent" | null) => void,
  show: (message: "signInElsewhere") => void,
) {
  const isSigningIn = signal(false);
  const replacement = signal<{ from: string; to: string } | null>(null);

  async function signIn(): Promise<void> {
    if (isSigningIn.value) return;
    isSigningIn.value = true;
    try {
      await navigator.locks.request(ONE_AT_A_TIME, { ifAvailable: true }, (lock) =>
        lock ? begin() : waitForOtherPage(),
      );
    } finally {
      isSigningIn.value = false;
    }
  }

  /** Another page is signing in; the account then appears here too. */
  async function waitForOtherPage(): Promise<void> {
    show("signInElsewhere");
    await navigator.locks.request(ONE_AT_A_TIME, () => showError(null));
  }

  async function begin(): Promise<void> {
    replacement.value = null;
    showError(null);
    try {
      const begun = await withRetry(() => send("beginSignIn", null));
      const result = "url" in begun ? await finish(await askAwork(begun.url)) : begun;
      if (result?.kind === "replace") replacement.value = result;
      else if (result) showError(result);
    } catch {
      showError("workerSilent");
    }
  }

  const finish = (answer: string | null) => withRetry(() => send("finishSignIn", answer));

  async function replace(isWanted: boolean): Promise<void> {
    replacement.value = null;
    showError(null);
    const reason = await withRetry(() => send("replace", isWanted)).catch(() => "workerSilent" as const);
    if (reason) showError(reason);
  }

  return { isSigningIn, replacement, signIn, replace };
}

/** A second sign-in would invalidate awork's answer to the first. */
const ONE_AT_A_TIME = "sign-in";
