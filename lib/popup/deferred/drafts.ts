import { signal } from "@preact/signals";
import { draftsItem } from "@/lib/drafts/draft-items";
import type { Draft, Drafts } from "@/lib/timer/editing/draft";
import type { Edit } from "@/lib/timer/editing/edit";

/** What was sent of a draft: a value, or the id of an entry that was added. */
type Sent = Pick<Edit, "to"> & { field: string; id: string | null };

export type PopupDrafts = ReturnType<typeof createDrafts>;

/**
 * The drafts in this popup. Each change is written at once without waiting: a write that starts while the
 * popup closes is lost (measured in Chromium).
 */
export function createDrafts(stored: Draft[]) {
  const all = signal(stored);
  const is = (field: string, id: string | null) => (draft: Draft) => draft.field === field && draft.id === id;

  function write(next: Draft[]): void {
    all.value = next;
    // Writing fails when the disk is full; the field still has the text.
    draftsItem.set(next).catch(() => {});
  }
  const put = (draft: Draft) =>
    write([...all.peek().filter((each) => !is(draft.field, draft.id)(each)), draft]);

  const drafts: Drafts = {
    find: (field, id) => all.peek().find(is(field, id)),
    keep: (draft) => put({ ...draft, at: Date.now() }),
    drop(field, id) {
      if (drafts.find(field, id)) write(all.peek().filter((each) => !is(field, id)(each)));
    },
  };

  return {
    ...drafts,
    all,
    /** Marks the draft as sent. Returns a function to call once the edit is saved. */
    sending({ field, id, to }: Sent): () => void {
      const draft = all.peek().find(is(field, id));
      if (!draft || (typeof to === "object" && to !== null)) return () => {};
      const marked = { ...draft, sent: to };
      put(marked);
      // Text typed since then is a new draft and stays.
      return () => {
        if (all.peek().includes(marked)) drafts.drop(marked.field, id);
      };
    },
    /** Reads the stored drafts again: a sign-out, or a sign-in as somebody else, deletes them. */
    readAgain: async () => void (all.value = await draftsItem.get()),
  };
}
