import { type ReadonlySignal, computed, signal } from "@preact/signals";
import { send } from "@/lib/messages/messages";
import type { Words } from "@/lib/timer/words";
import { type Account, whose } from "@/lib/tracker-store/account";
import { type ConnectionCheck, checkNews } from "@/lib/diagnostics/connection-check-result";
import type { News } from "./news";

/** The connection check for the current account, and its last result. */
export function createConnectionCheck(account: ReadonlySignal<Account | null>, news: News, words: Words) {
  const result = signal<ConnectionCheck | null>(null);
  const isRunning = signal(false);
  const of = computed(() => account.value && whose(account.value));
  let run = 0;

  // A result for one person says nothing about another.
  of.subscribe(() => {
    run += 1;
    if (isRunning.peek()) news.clear();
    isRunning.value = false;
    result.value = null;
  });

  async function check(): Promise<void> {
    if (isRunning.value) return;
    const mine = ++run;
    isRunning.value = true;
    news.tell(words("checking"));
    const found = await send("checkConnection", null).catch(() => "silent" as const);
    if (mine !== run) return;
    isRunning.value = false;
    if (found === "silent") return news.refuse(words("checkSilent"));
    if (!found) return news.clear();
    result.value = found;
    const { isBad, text } = checkNews(found, words);
    if (isBad) news.refuse(text);
    else news.tell(text);
  }

  return { result, isRunning, check };
}
