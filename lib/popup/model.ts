import { type Signal, computed, signal } from "@preact/signals";
import { awayItem } from "@/lib/reminders/away";
import { type Item, together } from "@/lib/platform/storage";
import { accountItem, stateItem } from "@/lib/tracker-store/state-items";
import { type Keys, keys } from "@/lib/platform/commands";
import { send } from "@/lib/messages/messages";
import { notKeptItem } from "@/lib/tracker-store/not-kept";
import { askPermission } from "@/lib/platform/permissions";
import { resumeItem } from "@/lib/settings/resume-item";
import { SECOND } from "@/lib/timer/time";
import type { Action } from "@/lib/tracker/actions/action";
import type { Message } from "@/lib/timer/words";
import { createNow } from "./now";

const GLANCE = 5 * SECOND;

/**
 * Signals with the stored values and each later change. A change that arrives during the initial read wins.
 */
export async function followed<T extends unknown[]>(
  ...items: { [N in keyof T]: Item<T[N]> }
): Promise<{ [N in keyof T]: Signal<T[N]> }> {
  const values = items.map(({ watch }) => {
    const value = signal<T[number]>();
    watch((next) => (value.value = next));
    return value;
  });
  const read = await together<T>(...items);
  values.forEach((value, place) => {
    if (value.value === undefined) value.value = read[place];
  });
  return values as { [N in keyof T]: Signal<T[N]> };
}

/** The popup's data, followed from storage, so the service worker need not be awake. */
export async function createModel() {
  const [state, account, chosen, away, notKept] = await followed(
    stateItem,
    accountItem,
    resumeItem,
    awayItem,
    notKeptItem,
  );
  const isNotKept = signal(notKept.value !== null);
  notKeptItem.watch((since) => (isNotKept.value = since !== null));
  const doubts = signal<Message | null>(null);
  const known = signal<Keys>();
  stateItem.watch(() => (doubts.value = null));
  const now = createNow(
    () => state.value.timer,
    () => state.value.offset,
    () => {
      doubts.value = "clockChanged";
      void attend();
    },
  );

  /**
   * The service worker can stop during a message. In that case poll: that wakes it, and it reads from awork
   * what became of the action.
   */
  async function ask(question: () => Promise<unknown>): Promise<void> {
    try {
      await question();
    } catch {
      await attend();
    }
  }

  async function attend(): Promise<void> {
    try {
      isNotKept.value = (await send("attend", null)) === false;
      if (doubts.value === "workerSilent") doubts.value = null;
    } catch {
      doubts.value = "workerSilent";
    }
  }

  return {
    state,
    account,
    chosen,
    away,
    isNotKept,
    now,
    /** The current time in steps of 5 s, by this computer's clock, to avoid rendering every second. */
    wall: computed(() => Math.ceil((now.value - state.value.offset) / GLANCE) * GLANCE),
    /** Why the displayed data may be wrong, as far as only this page can know. */
    doubts,
    keys: known,
    /** The action in progress. */
    busy: computed(() =>
      state.value.outcome?.kind === "unknown" ? null : (state.value.pending?.verb ?? null),
    ),
    /** Work that can wait until after the first frame. */
    async goOn(): Promise<void> {
      void attend();
      known.value = await keys();
    },
    attend,
    /** Polls afterwards, because an action can change other entries too. */
    act: (action: Action) => ask(() => send("act", action).then(attend)),
    ask,
    dismiss: () => ask(() => send("dismiss", null)),
    permit: async () => void ((await askPermission()) && (await attend())),
  };
}

export type Model = Awaited<ReturnType<typeof createModel>>;
