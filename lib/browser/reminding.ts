import * as v from "valibot";
import { browser } from "wxt/browser";
import { asked, looked } from "@/lib/timer/away";
import { type ByKind, type Kind, type Reminder, reminders, toShow, unsilenced } from "@/lib/timer/reminder";
import { spoken } from "@/lib/timer/spoken";
import { timeOfDay } from "@/lib/timer/time-of-day";
import { type Duration, type Instant, MINUTE } from "@/lib/timer/time";
import { tooltip } from "@/lib/timer/tooltip";
import type { Words } from "@/lib/timer/words";
import { isOld } from "@/lib/tracker/notice";
import type { State } from "@/lib/tracker/state";
import type { Tracker } from "@/lib/tracker/tracker";
import { createTurns } from "@/lib/tracker/turns";
import { awayItem, keepAbsence } from "./away";
import { AWAY, presence } from "./idle";
import { createItem } from "./item";
import { stateItem } from "./items";
import { openSettings } from "./lifecycle";
import { clearNotification, isNotified, mayNotify, notify, onNotification } from "./notifications";
import { settingsItem } from "./settings";
import { ByKindOfText, silenceToday, silencedItem } from "./silence";
import { openPopup } from "./toolbar";
import { createWords } from "./words";

/** What was told last of each kind, and the name of what is shown. Written here alone. */
export const remindedItem = createItem<{ told: ByKind; shown: string | null }>(
  "reminded",
  v.object({ told: ByKindOfText, shown: v.nullable(v.string()) }),
  { told: {}, shown: null },
);

/** Looks at each wake of the worker what there is to remind of, on what is known anyway: it asks awork nothing. */
export function createReminding(tracker: Tracker) {
  const inTurn = createTurns();

  /**
   * Looks after `work`, which brings what is known up to date. `due`: when the worker was to wake, or was last awake; where
   * that is long ago, the computer slept.
   */
  async function remind(work: () => Promise<unknown> = async () => {}, due = Date.now()): Promise<void> {
    const wall = Date.now();
    const [{ offset }] = await Promise.all([stateItem.get(), work()]);
    await inTurn(async () => {
      const state = await stateItem.get();
      // A clock that was set ahead is no absence, nor is one that was set back.
      await look(state, wall, wall - due + Math.min(0, state.offset - offset));
    });
  }

  /** `late`: for so long the worker has slept longer than it was to. */
  async function look(state: State, wall: Instant, late: Duration): Promise<void> {
    const [settings, here, before] = await Promise.all([settingsItem.get(), presence(), awayItem.get()]);
    const { timer } = state;
    const now = wall + state.offset;
    const isBack = here === "active";
    const left = isBack && late <= 0 ? null : now - (here === "idle" ? Math.max(late, AWAY) : late);
    const away = looked(before, timer, { left, isBack, now }, settings.remindAwayMinutes * MINUTE);
    if (JSON.stringify(away) !== JSON.stringify(before)) await awayItem.set(away);

    // Nobody is reminded of what may be so no more.
    const isKnown = state.at === null || !(state.trouble || state.pending || isOld(state, wall));
    if (!(await mayNotify())) return;
    listen();
    if (!isKnown) return;
    const found = state.at === null ? [] : reminders(timer, now, settings, asked(away, timer, now));
    await show(unsilenced(found, await silencedItem.get(), now), state, now, here === "locked");
  }

  async function show(all: Reminder[], state: State, now: Instant, isLocked: boolean): Promise<void> {
    const { told, shown } = await remindedItem.get();
    const isShown = shown !== null && (await isNotified());
    const next = toShow(all, told, isShown ? shown : null);
    if (next && (isLocked || (isShown && next.name === shown))) return;
    if (next) {
      // Before it is shown: it is told once, also where the worker dies over it.
      await remindedItem.set({ told: { ...told, [next.kind]: next.name }, shown: next.name });
      const words = createWords();
      await notify(...inWords(next, state, now, words));
    } else if (shown !== null) {
      await clearNotification();
      await remindedItem.set({ told, shown: null });
    }
  }

  const onClick = () => pressed(null);
  const onButton = (_id: string, button: number) => pressed(button);
  const listen = () => onNotification(onClick, onButton);

  async function pressed(button: number | null): Promise<void> {
    const { shown } = await remindedItem.get();
    const kind = shown?.split(" ")[0] as Kind | undefined;
    await clearNotification();
    if (button === null) {
      if (!(await openPopup())) await openSettings();
    } else if (kind !== "away") {
      if (kind) await silenceToday(kind);
    } else if (button === 0) await stopAsAsked();
    else await keepAbsence();
    await remind();
  }

  async function stopAsAsked(): Promise<void> {
    const [{ timer, offset }, away] = await Promise.all([stateItem.get(), awayItem.get()]);
    const absence = asked(away, timer, Date.now() + offset);
    if (!absence) return;
    const { id, since: end } = absence;
    await tracker.act({ verb: "stop", id, asked: true, purpose: null, end });
  }

  listen();
  // All that time the computer may have been switched off.
  browser.runtime.onStartup.addListener(async () => {
    const { askedAt } = await stateItem.get();
    await remind(undefined, askedAt ?? undefined);
  });
  for (const { watch } of [stateItem, awayItem, silencedItem]) watch(() => remind());
  return remind;
}

/** Title, text and buttons. */
function inWords(
  { kind, since, length }: Reminder,
  { timer }: State,
  now: Instant,
  words: Words,
): [title: string, message: string, buttons: string[]] {
  const long = spoken(length, words.locale);
  const entry = tooltip(timer, now, words);
  const silence = [words("notAgainToday")];
  const at = timeOfDay(since, now, words.locale);
  switch (kind) {
    case "away":
      return [words("remindedAway", long, at), entry, [words("stopAt", at), words("keepRunning")]];
    case "long":
      return [words("remindedLong", long), entry, silence];
    case "paused":
      return [words("remindedPaused", long), entry, silence];
    case "nothing":
      return [words("remindedNothing"), words("remindedNothingWhy", long), silence];
  }
}
