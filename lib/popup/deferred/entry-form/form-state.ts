import { signal } from "@preact/signals";
import { type FormDraft, type Seen, readFormDraft, writeFormDraft } from "@/lib/drafts/form-draft";
import type { PopupDrafts } from "@/lib/popup/deferred/drafts";
import { valueOf } from "@/lib/timer/editing/edit";
import { type Given, fieldsOf, isTouched } from "@/lib/timer/editing/entry-form/given";
import type { Timer } from "@/lib/timer/timer";

/** What an open form holds. `restored`: since the popup opened, nothing was changed in a draft of an earlier one. */
export type Open = FormDraft & { restored: boolean };

export const EMPTY: Omit<FormDraft, "day"> = {
  entry: null,
  given: { times: {} },
  seen: {},
  search: null,
  shorten: [],
  isDefaultBillable: null,
};

export type FormState = ReturnType<typeof createFormState>;

/** The open form, kept as a draft as soon as something was changed in it. */
export function createFormState(
  drafts: Pick<PopupDrafts, "all" | "find" | "keep" | "drop" | "move" | "sending">,
) {
  const open = signal<Open | null>(null);
  /** How often the form was opened; each time it takes the focus. */
  const openings = signal(0);
  /** Whether the search is all that is open, for the current entry. */
  const isBooking = signal(false);
  /** How often a save was refused here; each time the field with the fault takes the focus. */
  const refusals = signal(0);
  /** What the form was last open for, so that its row takes the focus. */
  const closed = signal<{ id: string | null; day: string } | null>(null);

  const idOf = ({ entry }: FormDraft) => entry?.id ?? null;

  function put(next: Open): void {
    open.value = next;
    const { restored: _, ...draft } = next;
    if (isTouched(draft.given) || draft.search)
      drafts.keep({ field: "form", id: idOf(draft), text: writeFormDraft(draft), from: null });
    else drafts.drop("form", idOf(draft));
  }

  return {
    open,
    openings,
    isBooking,
    refusals,
    closed,
    /** Opens the form over an entry or, with null, for a new one; a draft that is there comes first. */
    show(entry: Timer | null, day: string, given: Given = EMPTY.given): void {
      const draft = drafts.find("form", entry?.id ?? null);
      const kept = draft && readFormDraft(draft.text);
      // Only day and times are filled in: what else was typed for a new entry stays.
      const filled = kept && {
        ...kept,
        day,
        given: isTouched(given) ? { ...kept.given, ...given } : givenOn(day, kept),
      };
      open.value = {
        ...EMPTY,
        entry,
        day,
        given,
        ...filled,
        restored: Boolean(filled),
      };
      openings.value += 1;
    },
    /** Changes what was given. `entry`: as it is now; its values are noted when the person first changes them. */
    give(entry: Timer | null, change: Partial<Given>, more: Partial<FormDraft> = {}): void {
      const now = open.peek();
      if (!now) return;
      const given = { ...now.given, ...change };
      put({ ...now, entry, given, seen: seenOf(entry, given, now.seen), ...more, restored: false });
    },
    /** Closes the form. `last`: what it was open for. */
    close(last: { id: string | null; day: string }): void {
      open.value = null;
      isBooking.value = false;
      refusals.value = 0;
      closed.value = last;
    },
    /** Moves the form and the drafts of entries that have another id now. `idNow`: null if the id is the same. */
    follow(idNow: (id: string) => string | null): void {
      const now = open.peek();
      const id = now?.entry && idNow(now.entry.id);
      if (now?.entry && id) open.value = { ...now, entry: { ...now.entry, id } };
      for (const draft of drafts.all.peek()) {
        const kept = draft.field === "form" && draft.id !== null && readFormDraft(draft.text);
        const to = kept && kept.entry && idNow(kept.entry.id);
        if (to) drafts.move(draft, to, writeFormDraft({ ...kept, entry: { ...kept.entry!, id: to } }));
      }
    },
    dropDraft: (): void => {
      const now = open.peek();
      if (now) drafts.drop("form", idOf(now));
    },
    /** Marks the draft as sent; the returned function drops it, unless it was changed since. */
    sending: (to: string): (() => void) => {
      const now = open.peek();
      return now ? drafts.sending({ field: "form", id: idOf(now), to }) : () => {};
    },
  };
}

/** What was given for a new entry, on another day at the same times of day. */
function givenOn(day: string, { entry, day: before, given }: FormDraft): Given {
  if (entry || day === before) return given;
  const textOf = (field: "from" | "to") => {
    const typed = given.times[field];
    return typed && { [field]: { text: typed.text } };
  };
  return { ...given, times: { ...given.times, ...textOf("from"), ...textOf("to") } };
}

function seenOf(entry: Timer | null, given: Given, seen: Seen): Seen {
  if (!entry) return {};
  const fields = fieldsOf(entry, given);
  return Object.fromEntries(
    fields.map((field) => [field, field in seen ? seen[field] : valueOf(entry, field)]),
  ) as Seen;
}
