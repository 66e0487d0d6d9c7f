import { type ReadonlySignal, computed, signal } from "@preact/signals";
import { nameOf } from "@/components/popup/deferred/entry-name";
import { send } from "@/lib/messages/messages";
import { type Choice, choiceOf, isUsable, purposeOf } from "@/lib/timer/start/choice";
import type { Timer } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import type { PopupDrafts } from "@/lib/popup/deferred/drafts";
import type { Model } from "@/lib/popup/model";
import type { createOffer } from "./offer";
import { start } from "@/lib/popup/press";
import { startSince } from "./start-since";
import type { StartDetails } from "./start-details";
import type { createSearch } from "./search";

export type StartPanel = ReturnType<typeof createStartPanel>;

type Given = {
  model: Pick<Model, "state" | "act" | "ask">;
  /** The current entry as the popup shows it. */
  shown: ReadonlySignal<Timer | null>;
  drafts: Pick<PopupDrafts, "find" | "keep" | "drop">;
  search: Pick<ReturnType<typeof createSearch>, "setTerm">;
  offer: Pick<ReturnType<typeof createOffer>, "offered" | "load">;
  details: Pick<StartDetails, "restore" | "given" | "close" | "dropDrafts">;
};

/** The field for choosing what to start a timer on with its list, and starting it. */
export function createStartPanel({ model, shown, drafts, search, offer, details }: Given, words: Words) {
  const { state, act, ask } = model;
  const isOpen = signal(false);
  /** How often the list was opened; each time the field takes the focus. */
  const openings = signal(0);
  const text = signal("");
  /** The unfinished search of an earlier popup; empty if there is none. */
  const restored = signal("");
  /** What the person chooses a type of work for; null while they choose what to work on. */
  const typeFor = signal<Choice | null>(null);

  function open(choice: Choice | null = null): void {
    typeFor.value = choice ?? typeFor.value;
    if (!isOpen.value) {
      restored.value = drafts.find("search", null)?.text ?? "";
      text.value = restored.value;
      search.setTerm(text.value);
      details.restore();
    }
    isOpen.value = true;
    openings.value += 1;
    offer.load();
  }

  /** Takes over the text of the field, which opens the list. */
  function type(typed: string): void {
    if (!isOpen.value) open();
    text.value = typed;
    if (typed) drafts.keep({ field: "search", id: null, text: typed, from: null });
    else drafts.drop("search", null);
    search.setTerm(typed);
  }

  /** Closes the list, with any search that waits, and keeps the drafts of its fields. */
  function close(): void {
    details.close();
    search.setTerm("");
    text.value = "";
    isOpen.value = false;
    typeFor.value = null;
  }

  /** Closes the list for good: something was chosen, or the person cancelled. */
  function leave(): void {
    close();
    drafts.drop("search", null);
    drafts.drop("typeSearch", null);
    details.dropDrafts();
  }

  /** Starts with the given details; if their time is no start, nothing is started and its field says why. */
  async function startOn(choice: Choice, typeOfWorkId: string): Promise<void> {
    const given = details.given();
    if (!given) return;
    leave();
    void ask(() => send("picked", choice));
    const { kind, id, projectId, isBillable } = choice;
    const taskId = kind === "task" ? id : null;
    const { since, note } = given;
    const purpose = { taskId, projectId, typeOfWorkId, isBillable, note };
    await act(since ? startSince(state.value.timer, purpose, since) : start(state.value.timer, purpose));
  }

  /**
   * Starts a timer like this entry; if awork no longer accepts its type of work, the person chooses one.
   * `current`: the one that the person has seen to be current.
   */
  function startLike(entry: Timer, current = shown.value): void {
    const purpose = purposeOf(entry);
    if (purpose && isUsable(purpose.typeOfWorkId, offer.offered.value.types ?? undefined))
      void act(start(current, purpose));
    else open(choiceOf(entry, nameOf(entry.subject, words)));
  }

  return {
    isOpen,
    openings,
    text,
    /** Whether the text is still that of an earlier popup. */
    isRestored: computed(() => text.value !== "" && text.value === restored.value),
    typeFor,
    open,
    type,
    /** Goes on to the type of work for a choice, or back with null. */
    chooseTypeFor: (choice: Choice | null) => void (typeFor.value = choice),
    close,
    leave,
    startOn,
    startLike,
  };
}
