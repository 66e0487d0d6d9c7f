import { signal } from "@preact/signals";
import { askAwork } from "@/lib/browser/identity";
import { send } from "@/lib/browser/messages";
import type { Refusal } from "@/lib/tracker/connect";

/**
 * The sign-in with awork. It runs here and not in the popup, which closes when awork's window takes the focus; what
 * it needs to go on is kept by the background, so that the worker may die at every step.
 */
export function createSignIn(refuse: (reason: Refusal | "workerSilent" | null) => void) {
  const isSigningIn = signal(false);
  const replacement = signal<{ from: string; to: string } | null>(null);

  async function signIn(): Promise<void> {
    if (isSigningIn.value) return;
    isSigningIn.value = true;
    replacement.value = null;
    refuse(null);
    try {
      const begun = await twice(() => send("beginSignIn", null));
      const result = "url" in begun ? await finish(await askAwork(begun.url)) : begun;
      if (result?.kind === "replace") replacement.value = result;
      else if (result) refuse(result);
    } catch {
      refuse("workerSilent");
    } finally {
      isSigningIn.value = false;
    }
  }

  const finish = (answer: string | null) => twice(() => send("finishSignIn", answer));

  async function replace(isWanted: boolean): Promise<void> {
    replacement.value = null;
    refuse(null);
    const reason = await twice(() => send("replace", isWanted)).catch(() => "workerSilent" as const);
    if (reason) refuse(reason);
  }

  return { isSigningIn, replacement, signIn, replace };
}

/** A worker that died under a question is woken by the next; what must not be done twice it does not do twice. */
const twice = <T>(question: () => Promise<T>): Promise<T> => question().catch(question);
