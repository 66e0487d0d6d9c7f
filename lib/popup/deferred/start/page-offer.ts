import { type ReadonlySignal, computed, signal } from "@preact/signals";
import type { PageAddress } from "@/lib/timer/start/page-address";
import type { Page } from "@/lib/platform/windows/tabs";
import { titleOf } from "@/lib/timer/start/page-title";
import { addressOf } from "@/lib/timer/start/page-address";
import { type Choice, isWorkOn } from "@/lib/timer/start/choice";
import { type Timer, isActive } from "@/lib/timer/timer";
import type { Account } from "@/lib/tracker-store/account";

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

  /** The page that was read last. */
  let last = "";

  async function read(): Promise<void> {
    const { url, title: text } = (await page()) ?? { url: "", title: "" };
    if (url === last) return;
    last = url;
    found.value = null;
    title.value = null;
    const workspace = account.peek()?.workspace.url ?? "";
    const address = addressOf(url, workspace);
    if (address) {
      const choice = await ask(address);
      if (url === last) found.value = choice;
    } else title.value = titleOf({ url, title: text });
  }

  return {
    /** To be called once the popup is shown, and when the page may be another. The same page is not asked for again. */
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
