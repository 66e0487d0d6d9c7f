import { type ReadonlySignal, computed, signal } from "@preact/signals";
import { nameOf } from "@/components/popup/deferred/entry-name";
import { send } from "@/lib/messages/messages";
import type { PopupDrafts } from "@/lib/popup/deferred/drafts";
import type { Edits } from "@/lib/popup/deferred/edits";
import type { Entries } from "@/lib/popup/deferred/entries";
import type { createProjectTypes } from "@/lib/popup/deferred/start/project-types";
import type { createOffer } from "@/lib/popup/deferred/start/offer";
import type { createSearch } from "@/lib/popup/deferred/start/search";
import type { Model } from "@/lib/popup/model";
import { type BookedOn, bookedOn } from "@/lib/timer/editing/booked-on";
import { type Edit, type Values, edited, holds } from "@/lib/timer/editing/edit";
import {
  type Given as Input,
  changesOf,
  isTouched,
  newEntryOf,
  placed,
  shownIn,
} from "@/lib/timer/editing/entry-form/given";
import { type Neighbour, neighbours } from "@/lib/timer/editing/entry-form/neighbours";
import {
  type TimeField,
  fieldTime,
  isUnfinished,
  readTimes,
  textsOf,
  withTyped,
} from "@/lib/timer/editing/entry-form/times";
import type { Rules } from "@/lib/timer/rules/rules";
import { type WhyNot, whyNoAddition, whyNoDeletion, whyNoEdit } from "@/lib/timer/rules/why-not";
import type { Choice } from "@/lib/timer/start/choice";
import type { Instant } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import { type FormDraft, readFormDraft } from "@/lib/drafts/form-draft";
import type { Draft } from "@/lib/timer/editing/draft";
import { EMPTY, type Open, createFormState } from "./form-state";

export type EntryForm = ReturnType<typeof createEntryForm>;

type Given = {
  model: Pick<Model, "ask" | "now">;
  /** The current entry as the popup shows it. */
  shown: ReadonlySignal<Timer | null>;
  /** The entries of the last days. */
  entries: () => readonly Timer[];
  /** Whether awork has listed them. */
  isListed: () => boolean;
  today: ReadonlySignal<string>;
  rules: ReadonlySignal<Rules | null>;
  drafts: Pick<PopupDrafts, "find" | "keep" | "drop" | "sending">;
  edits: Pick<Edits, "save">;
  changes: Pick<Entries, "add" | "isAdded" | "remove" | "waiting">;
  search: Pick<ReturnType<typeof createSearch>, "setTerm">;
  offer: Pick<ReturnType<typeof createOffer>, "load">;
  types: Pick<ReturnType<typeof createProjectTypes>, "load">;
};

/** A stretch of a day to add an entry for; a day alone if its times are unknown. */
export type Stretch = { day: string; start?: Instant; end?: Instant };

/** What a choice can be booked on. */
const bookedOnChoice = ({ kind, id, name, projectId, project, client, ...choice }: Choice): BookedOn => ({
  taskId: kind === "task" ? id : null,
  projectId: kind === "project" ? id : projectId,
  task: kind === "task" ? name : null,
  project: kind === "project" ? name : project,
  client,
  ...(choice.isProjectDone && { isProjectDone: true }),
});

/** The form in which an entry is put right or added: what is typed, what is wrong with it, and saving it. */
export function createEntryForm(given: Given, words: Words) {
  const { model, shown, entries, isListed, today, rules, drafts, edits, changes, search, offer, types } =
    given;
  const { locale } = words;
  const state = createFormState(drafts);
  const { open } = state;
  /** How often a save was refused here; each time the field with the fault takes the focus. */
  const refusals = signal(0);
  /** Whether the search is all that is open, for the current entry. */
  const isBooking = signal(false);

  const find = (id: string): Timer | null =>
    shown.value?.id === id ? shown.value : (entries().find((entry) => entry.id === id) ?? null);

  /** The entry as it is now; while the list lacks it, as it was. Null: a new one. */
  const entry = computed(() => {
    const before = open.value?.entry;
    return before ? (find(before.id) ?? before) : null;
  });
  const isGone = computed(() => entry.value !== null && isListed() && find(entry.value.id) === null);
  const input = computed((): Input => open.value?.given ?? EMPTY.given);
  const day = computed(() => entry.value?.day ?? open.value?.day ?? today.value);
  const times = computed(() =>
    readTimes({
      entry: entry.value,
      typed: input.value.times,
      day: day.value,
      others: entries(),
      now: model.now.value,
      locale,
    }),
  );
  const values = computed(() => shownIn(entry.value, input.value));
  const hasFault = computed(() => Object.keys(times.value.faults).length > 0);

  const overlapping = computed((): Neighbour[] => {
    const { start } = times.value;
    if (hasFault.value || start === null) return [];
    const self = placed(entry.value, times.value, day.value);
    const found = neighbours(self, entries(), shown.value, model.now.value);
    return found.map((each) => (canBeShorter(each) ? each : { ...each, shorter: null }));
  });

  /** Whether awork has the neighbour, and will not refuse the change that shortens it, as far as known. */
  function canBeShorter({ entry: other, shorter }: Neighbour): boolean {
    if (!shorter || changes.waiting.value.includes(other.id)) return false;
    return whyNoEdit(rules.value, other, edited(other, [shorter]), today.value) === null;
  }

  /** Why awork will refuse to save; null if nothing is known against it. */
  const whyNot = computed((): WhyNot | null => {
    const { bookedOn, note } = values.value;
    const before = entry.value;
    if (!open.value) return null;
    if (!before || isGone.value) {
      const wanted = newEntryOf(day.value, input.value, times.value);
      const on = { isProjectDone: bookedOn.isProjectDone };
      return whyNoAddition(rules.value, { note, day: wanted?.day ?? day.value }, on, today.value);
    }
    return whyNoEdit(rules.value, before, edited(before, changesNow(before)), today.value);
  });

  /** What was changed in awork since the person changed it here, by its field. */
  const changedInAwork = computed((): (keyof Values)[] => {
    const now = entry.value;
    if (!open.value || !now) return [];
    return Object.entries(open.value.seen).flatMap(([field, value]) => {
      const edit = { id: now.id, field, from: value, to: value } as Edit;
      return holds(now, edit) === "other" ? [edit.field] : [];
    });
  });

  function changesNow(before: Timer, save = ""): Edit[] {
    return changesOf(before, input.value, times.value, save);
  }

  function give(change: Partial<Input>, more: Partial<Open> = {}): void {
    state.give(entry.peek(), change, more);
  }

  function type(field: TimeField, text: string): void {
    refusals.value = 0;
    give({ times: withTyped(input.peek().times, field, text, times.peek(), entry.peek(), locale) });
  }

  function searchFor(text: string | null): void {
    give({}, { search: text });
    search.setTerm(text ?? "");
  }

  function openSearch(): void {
    offer.load();
    searchFor("");
  }

  function book(choice: Choice): void {
    void model.ask(() => send("picked", choice));
    search.setTerm("");
    const to = bookedOnChoice(choice);
    void types.load(to.projectId);
    if (isBooking.value) return bookCurrent(to);
    const isNew = entry.peek() === null;
    const { typeOfWorkId, typeOfWork, isBillable } = choice;
    const isFree = isNew && values.peek().typeOfWorkId === null;
    give(
      {
        bookedOn: to,
        // A new entry has nothing yet that would be changed silently.
        ...(isFree && typeOfWorkId && { typeOfWork: { id: typeOfWorkId, name: typeOfWork ?? "" } }),
        ...(isNew && input.peek().isBillable === undefined && isBillable !== null && { isBillable }),
      },
      { search: null, isDefaultBillable: isNew ? null : isBillable },
    );
  }

  /** Books the current entry on something else, at once. */
  function bookCurrent(to: BookedOn): void {
    const timer = entry.peek();
    give({}, { search: null });
    close();
    if (!timer) return;
    const edit: Edit = { id: timer.id, field: "bookedOn", from: bookedOn(timer), to };
    if (holds(timer, edit) !== "to") void edits.save([edit]);
  }

  /** Whether the draft's entry is gone. */
  function isLost({ id }: Pick<Draft, "id">): boolean {
    return id !== null && isListed() && find(id) === null;
  }

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

  function close(): void {
    const id = entry.peek()?.id ?? null;
    search.setTerm("");
    state.close();
    isBooking.value = false;
    refusals.value = 0;
    closed.value = { id, day: day.peek() };
  }
  /** What the form was last open for, so that its row takes the focus. */
  const closed = signal<{ id: string | null; day: string } | null>(null);

  function cancel(): void {
    state.dropDraft();
    close();
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
    give({});
  }

  async function save(): Promise<void> {
    const before = entry.peek();
    const now = open.peek();
    if (!now || whyNot.value) return;
    if (before && isGone.value) return addLost(before, now);
    const wanted = before ? null : newEntryOf(day.value, input.value, times.value);
    if (hasFault.value || (!before && !wanted)) {
      refusals.value += 1;
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

  return {
    isOpen: computed(() => open.value !== null),
    open,
    openings: state.openings,
    closed,
    entry,
    isGone,
    isBooking,
    day,
    times,
    values,
    texts: computed(() => textsOf(times.value, input.value.times, locale)),
    input,
    refusals,
    /** The faults to show: those of a text that may be half typed only after a save. */
    faults: computed(() =>
      Object.entries(times.value.faults).filter(([, fault]) => refusals.value > 0 || !isUnfinished(fault)),
    ),
    overlapping,
    whyNot,
    whyNotDelete: computed(() => (entry.value ? whyNoDeletion(rules.value, entry.value, today.value) : null)),
    changedInAwork,
    edit: (timer: Timer) => state.show(timer, timer.day),
    /** Opens the search alone, to book the current entry on something else. */
    rebook(timer: Timer): void {
      state.show(timer, timer.day, EMPTY.given);
      isBooking.value = true;
      openSearch();
    },
    addOn: (day: string) => state.show(null, day),
    add({ day, start, end }: Stretch): void {
      const time = (at: Instant | undefined) =>
        at === undefined ? undefined : { text: fieldTime(at, locale), at };
      state.show(null, day, { times: { from: time(start), to: time(end) } });
    },
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
        void types.load(values.peek().bookedOn.projectId);
      }
      return isSaved;
    },
    isLost,
    type,
    note: (note: string) => give({ note }),
    billable: (isBillable: boolean) => give({ isBillable }, { isDefaultBillable: null }),
    typeOfWork: (type: Choice) => give({ typeOfWork: { id: type.id, name: type.name } }),
    openSearch,
    searchFor,
    /** Back from the search to the form. */
    closeSearch(): void {
      searchFor(null);
      if (isBooking.value) close();
    },
    book,
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
    cancel,
    close,
    async remove(): Promise<void> {
      const gone = entry.peek();
      if (!gone || whyNoDeletion(rules.value, gone, today.value)) return;
      state.dropDraft();
      close();
      await changes.remove(gone, nameOf(gone.subject, words));
    },
    isTouched: computed(() => isTouched(input.value)),
    addLost,
    forget: (id: string) => drafts.drop("form", id),
  };
}
