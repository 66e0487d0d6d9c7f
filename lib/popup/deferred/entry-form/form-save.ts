import type { PopupDrafts } from "@/lib/popup/deferred/drafts";
import type { Edits } from "@/lib/popup/deferred/edits";
import type { Entries } from "@/lib/popup/deferred/entries";
import type { Model } from "@/lib/popup/model";
import type { FormDraft } from "@/lib/drafts/form-draft";
import { type Given as Input, changesOf, newEntryOf, shownIn } from "@/lib/timer/editing/entry-form/given";
import { fieldTime, readTimes, textsOf } from "@/lib/timer/editing/entry-form/times";
import type { Instant } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import type { FormState, Open } from "./form-state";
import type { FormView } from "./form-view";

export type Given = {
  model: Pick<Model, "now">;
  /** The entries of the last days. */
  entries: () => readonly Timer[];
  drafts: Pick<PopupDrafts, "drop">;
  edits: Pick<Edits, "save">;
  changes: Pick<Entries, "add" | "isAdded">;
};

/** What the form gives to saving. `close` closes the form. */
type Form = { state: FormState; view: FormView; close: () => void };

/** Saving the form; and adding an entry anew that awork no longer has. */
export function createFormSave(
  { model, entries, drafts, edits, changes }: Given,
  { state, view, close }: Form,
  { locale }: Pick<Words, "locale">,
) {
  const { open } = state;
  const { entry, isGone, input, day, times, hasFault, overlapping, whyNot, find, changesNow } = view;

  /** Whether what was sent of a form is in awork, or waits for it. */
  function hasArrived({ entry: before, given, day }: FormDraft, sent: string): boolean {
    const now = before && find(before.id);
    const about = { others: entries(), now: model.now.peek(), locale, typed: given.times, day };
    if (before && !now) return false;
    const read = readTimes({ ...about, entry: now });
    if (now) return changesOf(now, given, read, "").length === 0;
    const added = newEntryOf(day, given, read);
    return added !== null && changes.isAdded(sent, added);
  }

  /** All that is known of an entry that awork no longer has, to add it as a new one. */
  function asNew(lost: Timer, { given }: Pick<Open, "given">): Input {
    const read = readTimes({
      entry: lost,
      typed: given.times,
      day: lost.day,
      others: [],
      now: model.now.peek(),
      locale,
    });
    const { typeOfWorkId, typeOfWork, ...rest } = shownIn(lost, given);
    const time = (at: Instant | null) => (at === null ? undefined : { text: fieldTime(at, locale), at });
    const { worked } = textsOf(read, given.times, locale);
    return {
      ...rest,
      ...(typeOfWorkId && { typeOfWork: { id: typeOfWorkId, name: typeOfWork ?? "" } }),
      times:
        read.start === null ? { worked: { text: worked } } : { from: time(read.start), to: time(read.end) },
    };
  }

  /** Opens the form to add an entry that awork no longer has, as it was and with what was given. */
  function addLost(lost: Timer, draft: Pick<Open, "given">): void {
    const filled = asNew(lost, draft);
    drafts.drop("form", lost.id);
    state.show(null, lost.day, filled);
    state.give(null, {});
  }

  async function save(): Promise<void> {
    const before = entry.peek();
    const now = open.peek();
    if (!now || whyNot.value) return;
    if (before && isGone.value) return addLost(before, now);
    const wanted = before ? null : newEntryOf(day.value, input.value, times.value);
    if (hasFault.value || (!before && !wanted)) {
      state.refusals.value += 1;
      return;
    }
    const shorter = overlapping.value.flatMap(({ entry: other, shorter }) =>
      shorter && now.shorten.includes(other.id) ? [{ ...shorter, save: crypto.randomUUID() }] : [],
    );
    const id = crypto.randomUUID();
    const own = before ? changesNow(before, id) : [];
    const sent = state.sending(id);
    if (own.length === 0 && !wanted && shorter.length === 0) state.dropDraft();
    close();
    const stored = await Promise.all([
      ...shorter.map((edit) => edits.save([edit])),
      wanted ? changes.add(wanted, id) : edits.save(own),
    ]);
    if (stored.at(-1) || hasArrived(now, id)) sent();
    else if (!open.peek()) state.show(before, now.day);
  }

  return { save, addLost, hasArrived };
}
