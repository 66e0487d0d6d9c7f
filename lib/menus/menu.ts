import * as v from "valibot";
import type { MenuItem } from "@/lib/platform/menus";
import type { Settings } from "@/lib/timer/settings";
import { hoursMinutes } from "@/lib/timer/clock";
import { breakTime } from "@/lib/timer/elapsed";
import { type Press, offers } from "@/lib/timer/offers";
import type { Rules } from "@/lib/timer/rules/rules";
import { whyNoStart } from "@/lib/timer/rules/why-not";
import { purposeOf } from "@/lib/timer/start/choice";
import { type Instant, MINUTE } from "@/lib/timer/time";
import { type Timer, isActive, openBreak } from "@/lib/timer/timer";
import { short } from "@/lib/timer/tooltip";
import { timeOfDay } from "@/lib/timer/typed/time-of-day";
import type { Words } from "@/lib/timer/words";
import type { Account } from "@/lib/tracker-store/account";
import { Action, Verb } from "@/lib/tracker/actions/action";
import { type LastTask, nameOfWork } from "./last-tasks";

/** The item for selected text. */
export const NOTE = "note";

/** The item that stands alone while nobody is connected. */
export const SIGN_IN = "signIn";

/**
 * What an item on the icon does, which as JSON is its id: a menu can stay open while the timer changes, and the worker
 * that is woken by a press knows nothing else of it. `id`: the entry that the menu was made for; for `start` null if none
 * was active. `purpose`: of `start` alone.
 */
const Item = v.object({
  verb: v.picklist([...Verb.options, "continue"]),
  id: Action.entries.id,
  purpose: Action.entries.purpose,
});

type Item = v.InferOutput<typeof Item>;

type Given = {
  account: Account | null;
  settings: Pick<Settings, "menus" | "resume">;
  /** The current entry, as awork last told it; undefined if it has not yet. */
  timer: Timer | null | undefined;
  /** By awork's clock. */
  now: Instant;
  /** What the person last worked on, newest first. */
  tasks: readonly LastTask[];
  /** What the company allows; null if it is unknown. */
  rules: Rules | null;
};

/**
 * The items of the context menus, in order: what a press can do to the timer as it is. On the icon there are six at
 * most, which is Chromium's limit: three for the timer, and three of the last tasks.
 */
export function menuItems(given: Given, words: Words): MenuItem[] {
  const { account, settings, timer, tasks } = given;
  const onIcon = (item: Item, title: string): MenuItem => ({
    id: JSON.stringify(item),
    title,
    context: "action",
  });
  if (!settings.menus) return [];
  if (!account) return [{ id: SIGN_IN, title: words("signIn"), context: "action" }];
  const presses = timer === undefined ? [] : offers(timer, !account.byKey, settings.resume === "keepBreaks");
  const active = isActive(timer ?? null) ? timer!.id : null;
  return [
    { id: NOTE, title: words("startWithNote"), context: "selection" },
    ...presses.flatMap((verb) => {
      const title = titleOf(verb, given, words);
      return title === null ? [] : [onIcon({ verb, id: timer!.id, purpose: null }, title)];
    }),
    ...tasks.map(({ name, purpose }) =>
      onIcon(
        { verb: "start", id: active, purpose },
        words(active === null ? "startNamed" : "switchNamed", short(name)),
      ),
    ),
  ];
}

/** Null if awork would refuse it. */
function titleOf(what: Press, { timer, now, rules }: Given, words: Words): string | null {
  if (what === "resume") return `${words(what)}: ${costOf(timer!, now, words)}`;
  if (what !== "continue") return words(what);
  if (whyNoStart(rules, timer!.about)) return null;
  return words("continueNamed", short(nameOfWork(timer!.subject) ?? words("unnamed")));
}

/**
 * What Resume makes of the breaks of a paused timer. Not how long the open one is: nothing changes a menu's titles while
 * the worker sleeps.
 */
function costOf(timer: Timer, now: Instant, words: Words): string {
  const { start } = openBreak(timer)!;
  const since = timeOfDay(start, now, words.locale);
  const before = breakTime(timer, start);
  return before < MINUTE
    ? words("breakCountsAsWork", since)
    : words("breaksCountAsWork", hoursMinutes(before), since);
}

/**
 * The action of an item, for the timer that the menu was made for; `timer` is the current one. Nothing has been confirmed
 * by the person yet. Null: the item has none.
 */
export function actionOf(itemId: string, timer: Timer | null): Action | null {
  const item = itemOf(itemId);
  if (!item) return null;
  const { verb, id, purpose } = item;
  if (verb === "start") return purpose && { verb, id, asked: true, purpose };
  if (verb !== "continue") return { verb, id, asked: false, purpose: null };
  // Another entry is not what the item named: as if that one were still active, so nothing is sent.
  if (timer?.id !== id) return { verb: "start", id, asked: true, purpose: null };
  const own = purposeOf(timer);
  return own && { verb: "start", id: null, asked: true, purpose: own };
}

/** Null: it is none on the icon, or an earlier version's. */
function itemOf(id: string): Item | null {
  try {
    const read = v.safeParse(Item, JSON.parse(id));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}
