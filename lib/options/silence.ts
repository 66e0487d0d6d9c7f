import { computed, signal } from "@preact/signals";
import { silenceToday, silencedItem, unsilence } from "@/lib/reminders/silence";
import type { ByKind, Kind } from "@/lib/timer/reminders/reminder";
import { localDayOf } from "@/lib/timer/today";
import type { Message, Words } from "@/lib/timer/words";
import type { Status } from "./status";

const kindsOf = (byKind: ByKind) => Object.keys(byKind) as Kind[];
const today = () => localDayOf(Date.now());

/** The reminders silenced for the rest of today, and functions to silence and unsilence them. */
export async function createSilence(status: Status, words: Words) {
  const byKind = signal(await silencedItem.get());
  const day = signal(today());
  function report(change: Promise<void>, done: Message): Promise<void> {
    status.clear();
    return change.then(
      () => status.show(words(done)),
      () => status.showError(words("notStored")),
    );
  }

  silencedItem.watch((value) => (byKind.value = value));
  return {
    silenced: computed(() => kindsOf(byKind.value).filter((kind) => byKind.value[kind] === day.value)),
    /** Midnight can pass while the page is open. */
    readDay: () => void (day.value = today()),
    silence: (kind: Kind) => report(silenceToday(kind), "silenced"),
    unsilence: (kind: Kind) => report(unsilence(kind), "unsilenced"),
  };
}
