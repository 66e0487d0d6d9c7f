import { type Signal, computed, signal } from "@preact/signals";
import { awayItem } from "@/lib/reminders/away";
import { type Item, together } from "@/lib/platform/storage";
import { accountItem, rawDeletionsItem, stateItem } from "@/lib/tracker-store/state-items";
import { type CommandKeys, commandKeys } from "@/lib/platform/commands";
import { send } from "@/lib/messages/messages";
import { notKeptItem } from "@/lib/tracker-store/not-kept";
import { askPermission } from "@/lib/platform/permissions";
import { settingsItem } from "@/lib/settings/settings-store";
import { SECOND } from "@/lib/timer/time";
import type { Action } from "@/lib/tracker/actions/action";
import type { Message } from "@/lib/timer/words";
import { createNow } from "./now";

const WALL_STEP = 5 * SECOND;

/**
 * Signals with the stored values and each later change. A change that arrives during the initial read wins.
 */
export async function signalsOf<T extends unknown[]>(
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
  const [state, account, chosen, away, notKept, deletions] = await signalsOf(
    stateItem,
    accountItem,
    settingsItem,
    awayItem,
    notKeptItem,
    rawDeletionsItem,
  );
  const isNotKept = signal(notKept.value !== null);
  notKeptItem.watch((since) => (isNotKept.value = since !== null));
  const warning = signal<Message | null>(null);
  const shortcuts = signal<CommandKeys>();
  stateItem.watch(() => (warning.value = null));
  const now = createNow(
    () => state.value.timer,
    () => state.value.offset,
    () => {
      warning.value = "clockChanged";
      void refresh();
    },
  );

  /**
   * The service worker can stop during a message. In that case poll: that wakes it, and it reads from awork
   * what became of the action.
   */
  async function ask(request: () => Promise<unknown>): Promise<void> {
    try {
      await request();
    } catch {
      await refresh();
    }
  }

  async function refresh(): Promise<void> {
    try {
      isNotKept.value = (await send("refresh", null)) === false;
      if (warning.value === "workerSilent") warning.value = null;
    } catch {
      warning.value = "workerSilent";
    }
  }

  return {
    state,
    account,
    chosen,
    away,
    isNotKept,
    /** Whether the person may have deleted the current entry. Only the deferred part knows, and what is current then. */
    isUncertain: () => JSON.stringify(deletions.value)?.includes(`"${state.value.timer?.id}"`),
    now,
    /** The current time in steps of 5 s, by this computer's clock, to avoid rendering every second. */
    wall: computed(() => Math.ceil((now.value - state.value.offset) / WALL_STEP) * WALL_STEP),
    /** Why the displayed data may be wrong, as far as only this page can know. */
    warning,
    shortcuts,
    /** The action in progress. */
    busy: computed(() =>
      state.value.outcome?.kind === "unknown" ? null : (state.value.pending?.verb ?? null),
    ),
    /** Work that can wait until then. */
    async afterFirstFrame(): Promise<void> {
      void refresh();
      shortcuts.value = await commandKeys();
    },
    refresh,
    /** Polls afterwards, because an action can change other entries too. */
    act: (action: Action) => ask(() => send("act", action).then(refresh)),
    ask,
    dismiss: () => ask(() => send("dismiss", null)),
    requestPermission: async () => void ((await askPermission()) && (await refresh())),
  };
}

export type Model = Awaited<ReturnType<typeof createModel>>;
