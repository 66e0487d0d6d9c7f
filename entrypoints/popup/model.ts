import { computed, signal } from "@preact/signals";
import { accountItem, stateItem } from "@/lib/browser/items";
import { type Keys, keys } from "@/lib/browser/keys";
import { send } from "@/lib/browser/messages";
import { askPermission } from "@/lib/browser/permission";
import { SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import type { Message } from "@/lib/timer/words";
import { createNow } from "./now";

const GLANCE = 5 * SECOND;

/** What the popup shows, followed from storage, which the worker need not be awake for. */
export async function createModel() {
  const [stored, who] = await Promise.all([stateItem.get(), accountItem.get()]);
  const state = signal(stored);
  const account = signal(who);
  const doubts = signal<Message | null>(null);
  const known = signal<Keys>();
  const isPainted = signal(false);
  stateItem.watch((value) => {
    state.value = value;
    doubts.value = null;
  });
  accountItem.watch((value) => (account.value = value));
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
      await send("attend", null);
    } catch {
      doubts.value = "workerSilent";
    }
  }

  async function readKeys(): Promise<void> {
    known.value = await keys();
  }

  return {
    state,
    account,
    now,
    /** Now, for what may come a moment late: the popup is not drawn anew each second for that. */
    wall: computed(() => Math.ceil((now.value - state.value.offset) / GLANCE) * GLANCE),
    isPainted,
    /** Why what is shown may not hold, as far as only this page can know. */
    doubts,
    keys: known,
    resuming: computed(() => state.value.pending !== null && state.value.outcome?.kind !== "unknown"),
    /** What can wait until the first frame is there. */
    goOn() {
      isPainted.value = true;
      void attend();
      void readKeys();
    },
    attend,
    resume: (timer: Timer) => ask(() => send("resume", timer.id)),
    permit: async () => void ((await askPermission()) && (await attend())),
  };
}
