import * as v from "valibot";
import { type Absence, NOT_AWAY, asked, looked } from "@/lib/timer/reminders/away";
import {
  type ByKind,
  type Kind,
  type Reminder,
  nameOfAbsence,
  reminders,
  toShow,
  unsilenced,
} from "@/lib/timer/reminders/reminder";
import { spoken } from "./spoken";
import { timeOfDay } from "@/lib/timer/typed/time-of-day";
import { type Duration, type Instant, MINUTE } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import { tooltip } from "@/lib/timer/tooltip";
import type { Words } from "@/lib/timer/words";
import type { Presence } from "@/lib/tracker/cadence";
import { isOld } from "@/lib/notices/notice";
import { absenceText } from "@/lib/tracker/actions/question";
import type { State } from "@/lib/tracker/state";
import type { Tracker } from "@/lib/tracker/tracker";
import { createTurns } from "@/lib/async/turns";
import { awayItem, keepAbsence } from "./away";
import { AWAY, presence } from "@/lib/platform/idle";
import { createItem, together } from "@/lib/platform/storage";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import {
  clearNotification,
  isNotified,
  mayNotify,
  notify,
  onNotification,
} from "@/lib/platform/notifications";
import { additionsItem, daysItem, deletionsItem, editsItem } from "@/lib/tracker-store/day-items";
import { isKnownOn } from "@/lib/tracker/days";
import { withUnsent } from "@/lib/tracker/edits/unsent";
import { breakText } from "@/lib/timer/break-rule/break-rule";
import { settingsItem } from "@/lib/settings/settings-store";
import { ByKindOfText, silenceToday, silencedItem } from "./silence";
import { showPopup } from "@/lib/platform/windows/popup-window";
import { onBrowserStart } from "@/lib/platform/runtime";
import { createWords } from "@/lib/platform/i18n";

/**
 * `told`: the last occurrence shown, by kind. `shown`: the name of the occurrence on the screen. `again`:
 * occurrences that the person has closed, or that the system has already removed once; they don't come back.
 * Written only here.
 */
type Reminded = { told: ByKind; shown: string | null; again?: ByKind | undefined };

export const remindedItem = createItem<Reminded>(
  "reminded",
  v.object({ told: ByKindOfText, shown: v.nullable(v.string()), again: v.optional(ByKindOfText) }),
  { told: {}, shown: null },
);

const kindOf = (name: string) => name.split(" ")[0] as Kind;

/** After the system has removed the notification unanswered: it counts as not shown, and comes back once. */
function takenAway({ told, shown, again = {} }: Reminded): Reminded {
  const kind = kindOf(shown ?? "");
  if (shown === null || again[kind] === shown) return { told, shown: null, again };
  const { [kind]: _, ...others } = told;
  return { told: others, shown: null, again: { ...again, [kind]: shown } };
}

/**
 * A wake of the worker. `at`: when it woke, which may be a while ago, since awork is polled first. `late`: how much
 * later than planned that was; if it is long, the computer slept.
 */
export type Wake = { at: Instant; late: Duration };

/** Reminders from the stored state. Sends nothing to awork, except the answer to a notification. */
export function createReminders({ act }: Pick<Tracker, "act">) {
  const inTurn = createTurns();

  /** Shows the reminder that is due and removes the one that no longer is. */
  const remind = (wake: Wake = { at: Date.now(), late: 0 }): Promise<void> => inTurn(() => check(wake));

  async function check({ at: woke, late }: Wake): Promise<void> {
    const state = await stateItem.get();
    const wall = Date.now();
    const [settings, here, before] = await Promise.all([settingsItem.get(), presence(), awayItem.get()]);
    const { timer } = state;
    const now = wall + state.offset;
    const isBack = here === "active";
    const gone = here === "idle" ? Math.max(late, AWAY) : late;
    const left = isBack && late <= 0 ? null : woke + state.offset - gone;
    // Keep nothing about somebody who has signed out.
    const isConnected = (await accountItem.get()) !== null;
    const away = isConnected
      ? looked(before, timer, { left, isBack, now }, settings.remindAwayMinutes * MINUTE)
      : NOT_AWAY;
    if (JSON.stringify(away) !== JSON.stringify(before)) await awayItem.set(away);

    // Don't remind anybody of something that may have changed.
    const isKnown = state.at === null || !(state.trouble || state.pending || isOld(state, wall));
    if (!(await mayNotify())) return;
    listen();
    if (!isKnown) return;
    const absence = asked(away, timer, now);
    const entries = settings.breakRule === "off" ? null : await entriesOf(state, wall);
    const found = state.at === null ? [] : reminders(timer, now, settings, absence, entries);
    const all = unsilenced(found, await silencedItem.get(), now);
    await show(all, here, (next) => {
      const words = createWords();
      const breaks = breakText({ settings, entries: entries ?? [], current: timer, now }, words) ?? "";
      return inWords(next, state, absence, breaks, now, words);
    });
  }

  /**
   * Every entry of the timer's day, as the person left it; null if awork has not listed them since the timer became
   * current.
   */
  async function entriesOf(state: State, wall: Instant): Promise<Timer[] | null> {
    const [days, edits, additions, deletions] = await together(
      daysItem,
      editsItem,
      additionsItem,
      deletionsItem,
    );
    if (!state.timer || !isKnownOn(days, state, state.timer.day, wall)) return null;
    return withUnsent(days.timers, { edits, additions, deletions });
  }

  async function show(all: Reminder[], here: Presence, inWords: (next: Reminder) => Told): Promise<void> {
    const before = await remindedItem.get();
    const isLost = before.shown !== null && !(await isNotified());
    const reminded = isLost ? takenAway(before) : before;
    const next = toShow(all, reminded.told, reminded.shown);
    // A reminder that comes back waits until somebody is there.
    const isReturn = next !== null && reminded.again?.[next.kind] === next.name;
    const isSeen = isReturn ? here === "active" : here !== "locked";
    if (next && next.name !== reminded.shown && isSeen) {
      await notify(...inWords(next));
      // Record it only after it was shown.
      const told = { ...reminded.told, [next.kind]: next.name };
      await remindedItem.set({ ...reminded, told, shown: next.name });
    } else if (!next && reminded.shown !== null) {
      await remindedItem.set({ ...reminded, shown: null });
      await clearNotification();
    } else if (isLost) await remindedItem.set(reminded);
  }

  const onClick = () => pressed(null);
  const onButton = (_id: string, button: number) => pressed(button);
  /** Firefox doesn't say who closed the notification: there it may come back once. */
  const onClosed = (_id: string, byUser?: boolean) => (byUser ? inTurn(closed) : undefined);
  const listen = () => onNotification(onClick, onButton, onClosed);

  /** Closing the notification counts as an answer. */
  async function closed(): Promise<void> {
    const { shown, again, ...reminded } = await remindedItem.get();
    if (shown !== null)
      await remindedItem.set({ ...reminded, shown, again: { ...again, [kindOf(shown)]: shown } });
  }

  /**
   * Removes the notification and returns its name. In turn: a check in between would think the system had
   * removed it.
   */
  const taken = (): Promise<string | null> =>
    inTurn(async () => {
      const { shown, ...reminded } = await remindedItem.get();
      await remindedItem.set({ ...reminded, shown: null });
      await clearNotification();
      return shown;
    });

  async function pressed(button: number | null): Promise<void> {
    const shown = await taken();
    if (button === null) {
      await showPopup();
    } else if (shown !== null && kindOf(shown) !== "away") {
      await silenceToday(kindOf(shown));
    } else if (shown !== null) await answerAbsence(shown, button === 0);
    await remind();
  }

  /** Answers only the absence that the notification was about: by now another one may be asked about. */
  async function answerAbsence(shown: string, isEnd: boolean): Promise<void> {
    const [{ timer, offset }, away] = await Promise.all([stateItem.get(), awayItem.get()]);
    const absence = asked(away, timer, Date.now() + offset);
    if (!absence || nameOfAbsence(absence) !== shown) return;
    const { id, since: end } = absence;
    if (!isEnd) return keepAbsence();
    const { kind } = await act({ verb: "stop", id, asked: true, purpose: null, end });
    // The company requires a note, and nothing else says that it still runs.
    if (kind === "ask") await showPopup();
  }

  listen();
  // The computer may have been off since awork was last asked.
  onBrowserStart(async () => {
    const { askedAt } = await stateItem.get();
    const at = Date.now();
    await remind({ at, late: at - (askedAt ?? at) });
  });
  for (const { watch } of [stateItem, awayItem, silencedItem]) watch(() => remind());
  return remind;
}

type Told = [title: string, message: string, buttons: string[]];

/** The notification's texts; `breaks`: what to say of the day's breaks. A title has one line, and a longer one is cut off. */
function inWords(
  { kind, since, length }: Reminder,
  { timer }: State,
  absence: Absence | null,
  breaks: string,
  now: Instant,
  words: Words,
): Told {
  const short = spoken(length, words.locale, "short");
  const entry = tooltip(timer, now, words);
  const silence = [words("notAgainToday")];
  const at = timeOfDay(since, now, words.locale);
  switch (kind) {
    case "away": {
      const isOn = absence?.id === timer?.id && phase(timer) === "running";
      const asks = absence ? absenceText(absence, timer, now, words) : "";
      const buttons = [words(isOn ? "stopAt" : "endAt", at), words("keepRunning")];
      return [words("remindedAway", short), isOn ? `${asks}\n${entry}` : asks, buttons];
    }
    case "breaks":
      return [words("remindedBreaks"), `${breaks}\n${entry}`, silence];
    case "long":
      return [words("remindedLong", short), entry, silence];
    case "paused":
      return [words("remindedPaused", short), entry, silence];
    case "nothing":
      return [words("remindedNothing"), words("remindedNothingWhy", spoken(length, words.locale)), silence];
  }
}
