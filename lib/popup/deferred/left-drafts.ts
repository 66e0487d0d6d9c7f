import { computed } from "@preact/signals";
import { plainNote } from "@/components/popup/deferred/entry/note-field";
import type { Draft } from "@/lib/timer/editing/draft";
import { valueOf } from "@/lib/timer/editing/edit";
import { type Duration, MINUTE } from "@/lib/timer/time";
import { type Timer, isActive } from "@/lib/timer/timer";
import type { PopupDrafts } from "./drafts";
import type { Edits } from "./edits";
import type { EntryForm } from "./entry-form/entry-form";
import type { StartPanel } from "./start/start-panel";
import type { createWhyNoEdit } from "./entry-form/why-no-edit";

/** An unfinished search reopens within this time; after that its text only reappears at the next search. */
const SEARCH_REOPENS: Duration = 10 * MINUTE;

/** Whether the field is of a value of an entry. */
const isOfEntry = (field: Draft["field"]) =>
  field === "note" || field === "start" || field === "typeOfWorkId";

type Given = {
  drafts: Pick<PopupDrafts, "all" | "drop">;
  edits: Pick<Edits, "all" | "shown" | "edit">;
  panel: Pick<StartPanel, "open">;
  /** The entry whose note is asked for on stopping; null if none is. */
  asking: () => string | null;
  form: Pick<EntryForm, "restore" | "isLost">;
  /** The entries of the last days. */
  entries: () => readonly Timer[];
  whyNoEdit: Pick<ReturnType<typeof createWhyNoEdit>, "any">;
};

/** Restores the drafts of the previous popup, which can have closed at any moment. */
export function restoreDrafts({ drafts, edits, panel, form, entries, asking, whyNoEdit }: Given) {
  const { shown, edit } = edits;

  const entryOf = ({ id }: Draft): Timer | undefined =>
    shown.value?.id === id ? shown.value : entries().find((entry) => entry.id === id);

  /** Whether the draft was sent and arrived: a popup can close before the answer comes. */
  function isSaved(draft: Draft): boolean {
    const { field, id, sent } = draft;
    if (sent === undefined || !isOfEntry(field)) return false;
    const isWaiting = edits.all.value.some(
      (each) => each.id === id && each.field === field && each.to === sent,
    );
    const entry = entryOf(draft);
    return isWaiting || (entry !== undefined && valueOf(entry, field) === sent);
  }

  /** Whether the draft's entry no longer has a field for it. */
  function isLeft(draft: Draft): boolean {
    const { field, id, sent } = draft;
    if (field === "form") return form.isLost(draft);
    if (field === "stopNote") return id !== asking();
    const isEnded = !isActive(shown.value) || shown.value?.start === null;
    const isText = field === "note" || field === "start";
    const isClosed = id !== shown.value?.id || whyNoEdit.any.value !== null;
    return isText && sent === undefined && (isClosed || (field === "start" && isEnded));
  }

  function restoreSearch({ field, about, at }: Draft): void {
    if (Date.now() - at >= SEARCH_REOPENS) return;
    if (field === "typeSearch") panel.open(about);
    else if (["search", "since", "newNote"].includes(field)) panel.open();
  }

  let wasSaved = false;
  for (const draft of drafts.all.peek()) {
    const { field, id, from, text, at } = draft;
    if (field === "form") wasSaved = form.restore(draft, Date.now() - at < SEARCH_REOPENS) || wasSaved;
    else if (isSaved(draft)) {
      drafts.drop(field, id);
      wasSaved = true;
    } else if (field === "typeOfWorkId") void edit({ id: id!, field, from: from as string | null, to: text });
    else restoreSearch(draft);
  }

  return {
    /** Whether a draft of the previous popup had been saved. */
    wasSaved,
    /** Drafts whose entry no longer has a field for them. */
    drafts: computed(() => drafts.all.value.filter(isLeft)),
    entryOf,
    async saveNote({ field, id, from, text }: Draft): Promise<void> {
      await edit({ id: id!, field: "note", from: from as string | null, to: plainNote(text) });
      // The edit takes over only the draft of its own field.
      if (field !== "note") drafts.drop(field, id);
    },
    discard: ({ field, id }: Draft) => drafts.drop(field, id),
  };
}
