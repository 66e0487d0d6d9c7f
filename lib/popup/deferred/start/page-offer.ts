import { type ReadonlySignal, computed, signal } from "@preact/signals";
import type { PageAddress } from "@/lib/timer/start/page-address";
import type { Page } from "@/lib/platform/windows/tabs";
import { titleOf } from "@/lib/timer/start/page-title";
import { addressOf } from "@/lib/timer/start/page-address";
import { type Choice, isWorkOn } from "@/lib/timer/start/choice";
import { type Timer, isActive } from "@/lib/timer/timer";
import { type Account, whose } from "@/lib/tracker-store/account";

type Given = {
  account: ReadonlySignal<Account | null>;
  /** The current entry as the popup shows it. */
  shown: ReadonlySignal<Timer | null>;
  /** The page behind the popup or beside the side panel; null if the browser doesn't tell it. */
  page: () => Promise<Page | null>;
  /** What awork has at an address. */
  ask: (address: PageAddress) => Promise<Choice | null>;
};

/** What the page behind the popup offers: a task or project of awork to start on, or its title as a note. */
export function createPageOffer({ account, shown, page, ask }: Given) {
  const found = signal<Choice | null>(null);
  const title = signal<string | null>(null);

  /** The person and the page that were read last. */
  let last = "";

  async function read(): Promise<void> {
    const { url, title: text } = (await page()) ?? { url: "", title: "" };
    const who = account.peek();
    const now = `${who && whose(who)} ${url}`;
    if (now !== last) found.value = null;
    last = now;
    const address = addressOf(url, who?.workspace.url ?? "");
    // A page can change its title and stay the same.
    title.value = address ? null : titleOf({ url, title: text });
    if (!address || found.peek()) return;
    const choice = await ask(address);
    if (now === last) found.value = choice;
  }

  return {
    /**
     * To be called once the popup is shown, and when the page or the person may be another. What was found for the same
     * page stays; nothing is asked for again, because awork may not have answered.
     */
    read,
    /** What to start on; null if there is nothing, or the timer runs on it. */
    choice: computed(() => {
      const choice = found.value;
      const current = shown.value;
      return choice && !(isActive(current) && isWorkOn(current, choice)) ? choice : null;
    }),
    /** The title of a page that is not awork's; null if there is none. */
    title: title as ReadonlySignal<string | null>,
  };
}
