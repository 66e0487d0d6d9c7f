import { type ReadonlySignal, signal } from "@preact/signals";
import { nameOf } from "@/components/popup/deferred/entry-name";
import { send } from "@/lib/messages/messages";
import { type Choice, choiceOf, isUsable, purposeOf } from "@/lib/timer/start/choice";
import type { Timer } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import type { PopupDrafts } from "./drafts";
import type { Model } from "@/lib/popup/model";
import type { createOffer } from "./offer";
import { start } from "@/lib/popup/press";
import type { createSearch } from "./search";

export type StartPanel = ReturnType<typeof createStartPanel>;

type Given = {
  model: Pick<Model, "state" | "act" | "ask">;
  /** The current entry as the popup shows it. */
  shown: ReadonlySignal<Timer | null>;
  drafts: Pick<PopupDrafts, "find" | "drop">;
  search: Pick<ReturnType<typeof createSearch>, "setTerm">;
  offer: Pick<ReturnType<typeof createOffer>, "offered" | "load">;
};

/** The panel for choosing what to start a timer on, and starting it. */
export function createStartPanel({ model, shown, drafts, search, offer }: Given, words: Words) {
  const { state, act, ask } = model;
  const isOpen = signal(false);
  /** What the person chooses a type of work for; null while they choose what to work on. */
  const typeFor = signal<Choice | null>(null);

  function open(choice: Choice | null = null): void {
    typeFor.value = choice ?? typeFor.value;
    isOpen.value = true;
    search.setTerm(drafts.find("search", null)?.text ?? "");
    offer.load();
  }

  /** Closes the panel, with any search that waits, and keeps the drafts of its fields. */
  function close(): void {
    search.setTerm("");
    isOpen.value = false;
    typeFor.value = null;
  }

  /** Closes the panel for good: something was chosen, or the person cancelled. */
  function leave(): void {
    close();
    drafts.drop("search", null);
    drafts.drop("typeSearch", null);
  }

  function startOn(choice: Choice, typeOfWorkId: string): Promise<void> {
    leave();
    void ask(() => send("picked", choice));
    const { kind, id, projectId, isBillable } = choice;
    const taskId = kind === "task" ? id : null;
    return act(start(state.value.timer, { taskId, projectId, typeOfWorkId, isBillable, note: null }));
  }

  /** Starts a timer like this entry; if awork no longer accepts its type of work, the person chooses one. */
  function startLike(entry: Timer): void {
    const purpose = purposeOf(entry);
    if (purpose && isUsable(purpose.typeOfWorkId, offer.offered.value.types ?? undefined))
      void act(start(shown.value, purpose));
    else open(choiceOf(entry, nameOf(entry.subject, words)));
  }

  return { isOpen, typeFor, open, close, leave, startOn, startLike };
}
