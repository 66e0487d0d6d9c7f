import { type ReadonlySignal, computed, signal } from "@preact/signals";
import { send } from "@/lib/messages/messages";
import type { Words } from "@/lib/timer/words";
import { type Account, whose } from "@/lib/tracker-store/account";
import { type ConnectionCheck, checkNews } from "@/lib/diagnostics/connection-check-result";
import type { Status } from "./status";

/** The connection check for the current account, and its last result. */
export function createConnectionCheck(account: ReadonlySignal<Account | null>, status: Status, words: Words) {
  const result = signal<ConnectionCheck | null>(null);
  const isRunning = signal(false);
  const of = computed(() => account.value && whose(account.value));
  let run = 0;

  // A result for one person says nothing about another.
  of.subscribe(() => {
    run += 1;
    if (isRunning.peek()) status.clear();
    isRunning.value = false;
    result.value = null;
  });

  async function check(): Promise<void> {
    if (isRunning.value) return;
    const mine = ++run;
    isRunning.value = true;
    status.show(words("checking"));
    const found = await send("checkConnection", null).catch(() => "silent" as const);
    if (mine !== run) return;
    isRunning.value = false;
    if (found === "silent") return status.showError(words("checkSilent"));
    if (!found) return status.clear();
    result.value = found;
    const { isBad, text } = checkNews(found, words);
    if (isBad) status.showError(text);
    else status.show(text);
  }

  return { result, isRunning, check };
}
