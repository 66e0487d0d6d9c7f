import * as v from "valibot";
import type { PageAddress } from "@/lib/timer/start/page-address";
import { answerOf } from "@/lib/capacity/answer-of";
import { createItem } from "@/lib/platform/storage";
import type { Choice as Choosable } from "@/lib/timer/start/choice";
import { HOUR } from "@/lib/timer/time";
import { whose } from "@/lib/tracker-store/account";
import { accountItem } from "@/lib/tracker-store/state-items";
import type { Tracker } from "@/lib/tracker/tracker";
import { Choice } from "./choice-items";

/** A page is looked up again after this, because a task can be renamed or finished. */
const OLD = HOUR;

/** This many pages are remembered. */
const MOST = 20;

/** What the last pages were about, newest first, for a workspace and a user (`of`). Null: nothing to start on. */
const pagesItem = createItem(
  "pages",
  v.nullable(
    v.object({
      of: v.string(),
      pages: v.array(
        v.object({
          kind: v.picklist(["task", "project"]),
          key: v.string(),
          at: v.number(),
          choice: v.nullable(Choice),
        }),
      ),
    }),
  ),
  null,
);

/** What a timer can be started on from a page of awork's web app; null if there is nothing, or awork can't be asked. */
export async function pageChoice(tracker: Tracker, address: PageAddress): Promise<Choosable | null> {
  const [stored, account] = await Promise.all([pagesItem.get(), accountItem.get()]);
  if (!account) return null;
  const of = whose(account);
  const pages = stored?.of === of ? stored.pages : [];
  const isIt = (page: PageAddress) => page.kind === address.kind && page.key === address.key;
  const known = pages.find(isIt);
  const wall = Date.now();
  if (known && known.at <= wall && wall - known.at < OLD) return known.choice;
  const answer = await answerOf(tracker, (client) => client.at(address));
  if (!answer) return known?.choice ?? null;
  const choice = answer.value;
  // Store nothing for somebody who has signed out meanwhile.
  const now = await accountItem.get();
  if (now && whose(now) === of) {
    const others = pages.filter((page) => !isIt(page));
    // If it can't be stored, it is looked up again.
    await pagesItem
      .set({ of, pages: [{ ...address, at: wall, choice }, ...others].slice(0, MOST) })
      .catch(() => {});
  }
  return choice;
}
