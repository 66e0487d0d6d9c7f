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
import { Action } from "@/lib/tracker/actions/action";
import { type LastTask, nameOfWork } from "./last-tasks";

/** The item for selected text. */
export const NOTE = "note";

/** The item that stands alone while nobody is connected. */
export const SIGN_IN = "signIn";

/** An item that starts a timer: this, and its purpose as JSON. The worker that is woken by a press knows nothing else. */
const START = "start ";

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
  const onIcon = (id: string, title: string): MenuItem => ({ id, title, context: "action" });
  if (!settings.menus) return [];
  if (!account) return [onIcon(SIGN_IN, words("signIn"))];
  const presses = timer === undefined ? [] : offers(timer, !account.byKey, settings.resume === "keepBreaks");
  return [
    { id: NOTE, title: words("startWithNote"), context: "selection" },
    ...presses.flatMap((what) => {
      const title = titleOf(what, given, words);
      return title === null ? [] : [onIcon(what, title)];
    }),
    ...tasks.map(({ name, purpose }) =>
      onIcon(
        `${START}${JSON.stringify(purpose)}`,
        words(isActive(timer ?? null) ? "switchNamed" : "startNamed", short(name)),
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

const VERBS = ["resume", "keep", "pause", "stop"] as const;

/**
 * The action of an item, for the timer that the menu was made for. Nothing has been confirmed by the person yet. Null:
 * the item has none.
 */
export function actionOf(id: string, timer: Timer | null): Action | null {
  const verb = VERBS.find((each) => each === id);
  if (verb) return { verb, id: timer?.id ?? null, asked: false, purpose: null };
  const purpose = id === "continue" ? timer && purposeOf(timer) : purposeIn(id);
  return purpose && { verb: "start", id: isActive(timer) ? timer.id : null, asked: true, purpose };
}

function purposeIn(id: string): Action["purpose"] {
  if (!id.startsWith(START)) return null;
  try {
    const read = v.safeParse(Action.entries.purpose, JSON.parse(id.slice(START.length)));
    return read.success ? read.output : null;
  } catch {
    // An earlier version's item.
    return null;
  }
}
