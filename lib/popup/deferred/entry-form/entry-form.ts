import { computed } from "@preact/signals";
import { nameOf } from "@/components/popup/deferred/entry-name";
import { readFormDraft } from "@/lib/drafts/form-draft";
import type { PopupDrafts } from "@/lib/popup/deferred/drafts";
import type { Entries } from "@/lib/popup/deferred/entries";
import type { Draft } from "@/lib/timer/editing/draft";
import type { Values } from "@/lib/timer/editing/edit";
import { type Given as Input, isTouched } from "@/lib/timer/editing/entry-form/given";
import { type TimeField, fieldTime, withTyped } from "@/lib/timer/editing/entry-form/times";
import type { Choice } from "@/lib/timer/start/choice";
import type { Instant } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import { type Given as Booking, createFormBooking } from "./form-booking";
import { type Given as Save, createFormSave } from "./form-save";
import { type Open, createFormState } from "./form-state";
import { type Given as View, createFormView } from "./form-view";

export type EntryForm = ReturnType<typeof createEntryForm>;

type Given = Booking &
  Save &
  View & {
    drafts: Pick<PopupDrafts, "all" | "find" | "keep" | "drop" | "move" | "sending">;
    changes: Pick<Entries, "remove">;
  };

/** A stretch of a day to add an entry for; a day alone if its times are unknown. */
export type Stretch = { day: string; start?: Instant; end?: Instant };

/** The form in which an entry is put right or added: what is typed, what is wrong with it, and saving it. */
export function createEntryForm(given: Given, words: Words) {
  const { isListed, drafts, changes, search, offer, types } = given;
  const { locale } = words;
  const state = createFormState(drafts);
  const view = createFormView(given, state, words);
  const booking = createFormBooking(given, { state, view, close });
  const { save, addLost, hasArrived } = createFormSave(given, { state, view, close }, words);
  const { open, refusals } = state;
  const { entry, input, day, times, find } = view;

  function give(change: Partial<Input>, more: Partial<Open> = {}): void {
    state.give(entry.peek(), change, more);
  }

  function close(): void {
    search.setTerm("");
    state.close({ id: entry.peek()?.id ?? null, day: day.peek() });
  }

  /** Whether the draft's entry is gone. */
  const isLost = ({ id }: Pick<Draft, "id">): boolean => id !== null && isListed() && find(id) === null;

  return {
    isOpen: computed(() => open.value !== null),
    open,
    openings: state.openings,
    closed: state.closed,
    isBooking: state.isBooking,
    refusals,
    ...view,
    ...booking,
    isTouched: computed(() => isTouched(input.value)),
    isLost,
    edit: (timer: Timer) => state.show(timer, timer.day),
    addOn: (day: string) => state.show(null, day),
    add({ day, start, end }: Stretch): void {
      const time = (at: Instant | undefined) =>
        at === undefined ? undefined : { text: fieldTime(at, locale), at };
      state.show(null, day, { times: { from: time(start), to: time(end) } });
    },
    addLost,
    /** Restores the form of an earlier popup. `isRecent`: it opens by itself. True: it had been saved. */
    restore(draft: Draft, isRecent: boolean): boolean {
      const kept = readFormDraft(draft.text);
      if (!kept) {
        drafts.drop("form", draft.id);
        return false;
      }
      const isSaved = typeof draft.sent === "string" && hasArrived(kept, draft.sent);
      if (isSaved) drafts.drop("form", draft.id);
      else if (isRecent && !isLost(draft)) {
        state.show(draft.id === null ? null : (find(draft.id) ?? kept.entry), kept.day);
        if (kept.search !== null) {
          offer.load();
          search.setTerm(kept.search);
        }
        void types.load(view.values.peek().bookedOn.projectId);
      }
      return isSaved;
    },
    /** Follows entries that were added here and that awork has by now: the form and its drafts are of awork's entry. */
    follow: state.follow,
    forget: (id: string) => drafts.drop("form", id),
    type(field: TimeField, text: string): void {
      refusals.value = 0;
      give({ times: withTyped(input.peek().times, field, text, times.peek(), entry.peek(), locale) });
    },
    note: (note: string) => give({ note }),
    billable: (isBillable: boolean) => give({ isBillable }, { isDefaultBillable: null }),
    typeOfWork: (type: Choice) => give({ typeOfWork: { id: type.id, name: type.name } }),
    shorten: (id: string, isWanted: boolean) => {
      const others = open.peek()?.shorten.filter((each) => each !== id) ?? [];
      give({}, { shorten: isWanted ? [...others, id] : others });
    },
    /** Takes awork's value in place of what the person gave. */
    take(field: keyof Values): void {
      const { times: _, ...rest } = input.peek();
      if (field === "start" || field === "end" || field === "duration") give({ times: {} });
      else
        give(
          field === "typeOfWorkId" ? { typeOfWork: undefined } : { [field as keyof typeof rest]: undefined },
        );
    },
    save,
    close,
    cancel(): void {
      state.dropDraft();
      close();
    },
    async remove(): Promise<void> {
      const gone = entry.peek();
      if (!gone || view.whyNotDelete.peek()) return;
      state.dropDraft();
      close();
      await changes.remove(gone, nameOf(gone.subject, words));
    },
  };
}
