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

/** What is stored, and from then on each new value: what comes while it is read is newer. */
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

/** What the popup shows, followed from storage, which the worker need not be awake for. */
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

  /** The worker can die under a question; asked again it wakes, and settles by reading what became of it. */
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
    /** Now, for what may come a moment late: the popup is not drawn anew each second for that. */
    wall: computed(() => Math.ceil((now.value - state.value.offset) / GLANCE) * GLANCE),
    /** Why what is shown may not hold, as far as only this page can know. */
    doubts,
    keys: known,
    /** The verb that is under way. */
    busy: computed(() =>
      state.value.outcome?.kind === "unknown" ? null : (state.value.pending?.verb ?? null),
    ),
    /** What can wait until the first frame is there. */
    async goOn(): Promise<void> {
      void attend();
      known.value = await keys();
    },
    attend,
    /** What it changes beside the current entry is read afterwards. */
    act: (action: Action) => ask(() => send("act", action).then(attend)),
    ask,
    dismiss: () => ask(() => send("dismiss", null)),
    permit: async () => void ((await askPermission()) && (await attend())),
  };
}

export type Model = Awaited<ReturnType<typeof createModel>>;
