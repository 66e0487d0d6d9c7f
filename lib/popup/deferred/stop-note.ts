import { type ReadonlySignal, computed, effect, signal } from "@preact/signals";
import type { PopupDrafts } from "@/lib/popup/deferred/drafts";
import type { Edits } from "@/lib/popup/deferred/edits";
import type { Model } from "@/lib/popup/model";
import type { createWhyNoEdit } from "@/lib/popup/deferred/entry-form/why-no-edit";
import { MINUTE } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import { questionText } from "@/lib/tracker/actions/question";

/**
 * The question for a note. `isFirst`: the timer runs, and awork stops it only with a note. `isRequired`: the note can't
 * be left empty, or taken away.
 */
export type NoteQuestion = {
  id: string;
  text: string;
  note: string | null;
  isFirst: boolean;
  isRequired: boolean;
};

type Given = {
  model: Pick<Model, "state" | "chosen" | "now" | "busy" | "act" | "dismiss">;
  /** The current entry as the popup shows it. */
  shown: ReadonlySignal<Timer | null>;
  edit: Edits["edit"];
  drafts: Pick<PopupDrafts, "drop">;
  whyNoEdit: Pick<ReturnType<typeof createWhyNoEdit>, "any" | "of">;
};

/** The note on stopping: before the stop where the company requires it, after it for who wants it. */
export function createStopNote({ model, shown, edit, drafts, whyNoEdit }: Given, words: Words) {
  const { state, chosen, now, busy, act, dismiss } = model;
  /** The stopped entry whose note is asked for. It stays while the person types, however long ago it stopped. */
  const stopped = signal<string | null>(null);
  /** The last entry for which the question was answered. */
  let answered: string | null = null;

  const isStopped = (timer: Timer | null): timer is Timer => timer !== null && phase(timer) === "stopped";

  effect(() => {
    const { outcome, next, offset } = state.value;
    const timer = shown.value;
    if (!isStopped(timer) || timer.id !== stopped.peek()) stopped.value = null;
    if (!chosen.value.askForNote || !isStopped(timer) || timer.id === answered) return;
    const isNow = outcome?.kind === "stopped" && Math.abs(now.peek() - offset - outcome.at) < MINUTE;
    if (isNow && !next) stopped.value = timer.id;
  });

  const asked = computed((): NoteQuestion | null => {
    const { question, timer } = state.value;
    const entry = shown.value;
    if (!entry) return null;
    const { id, subject } = entry;
    const { note } = subject;
    if (stopped.value === id) {
      // awork would refuse the note.
      if (whyNoEdit.any.value !== null) return null;
      const isRequired = whyNoEdit.of({ id, field: "note", from: note, to: null }) !== null;
      return { id, text: words("stoppedNote"), note, isFirst: false, isRequired };
    }
    const isOfNote = question?.about === "note" && !busy.value;
    const text = isOfNote ? questionText(question, timer, now.peek(), words) : null;
    return text === null ? null : { id, text, note, isFirst: true, isRequired: true };
  });

  function close(id: string): void {
    answered = id;
    stopped.value = null;
  }

  return {
    asked,
    async save(note: string | null): Promise<void> {
      const entry = shown.peek();
      const { question } = state.peek();
      if (!entry || !asked.peek()) return;
      const { id } = entry;
      const isFirst = stopped.peek() !== id;
      close(id);
      const before = entry.subject.note;
      if (isFirst) {
        const { at: end, purpose = null, since } = question ?? {};
        await act({ verb: "stop", id, asked: true, purpose, note: note ?? "", end, since });
      } else if (note !== before) await edit({ id, field: "note", from: before, to: note });
      // The background has stored the note, unless it still asks.
      if (state.peek().question?.about !== "note") drafts.drop("stopNote", id);
    },
    cancel(): void {
      const entry = shown.peek();
      if (!entry || !asked.peek()) return;
      drafts.drop("stopNote", entry.id);
      if (stopped.peek() === entry.id) close(entry.id);
      else void dismiss();
    },
  };
}
