import { type ReadonlySignal, computed, effect, signal } from "@preact/signals";
import { MOST_PINS, onPins, readPins, setPinned } from "@/lib/start/pins";
import type { Choice } from "@/lib/timer/start/choice";
import type { Words } from "@/lib/timer/words";
import type { Account } from "@/lib/tracker-store/account";

/** What the person has pinned in their workspace. */
export function createPins(account: ReadonlySignal<Account | null>, words: Words) {
  const all = signal<Choice[]>([]);
  /** Why the last pin was not kept; empty if it was. */
  const fault = signal("");
  const workspace = computed(() => account.value?.workspace.id ?? null);
  const followed = new Set<string>();

  async function read(): Promise<void> {
    const id = workspace.peek();
    const pins = id === null ? [] : await readPins(id).catch(() => []);
    // The account can have changed meanwhile.
    if (workspace.peek() === id) all.value = pins;
  }

  effect(() => {
    const id = workspace.value;
    if (id !== null && !followed.has(id)) onPins(id, read);
    if (id !== null) followed.add(id);
    void read();
  });

  const isPinned = ({ kind, id }: Choice): boolean =>
    all.value.some((pin) => pin.kind === kind && pin.id === id);

  return {
    all,
    fault,
    isPinned,
    /** Pins a choice, or unpins it. */
    async toggle(choice: Choice): Promise<void> {
      const id = workspace.peek();
      if (id === null) return;
      const isKept = await setPinned(id, choice, !isPinned(choice)).catch(() => null);
      fault.value = isKept ? "" : isKept === null ? words("notStored") : words("pinsFull", String(MOST_PINS));
      await read();
    },
  };
}
