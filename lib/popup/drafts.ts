import { signal } from "@preact/signals";
import { draftsItem } from "@/lib/drafts/draft-items";
import type { Draft, Drafts } from "@/lib/timer/draft";
import type { Edit } from "@/lib/timer/edit";

/**
 * The drafts as this popup has them. Each change is written at once and nobody waits for it: what is begun when the
 * popup is already closing does not arrive (measured in Chromium).
 */
export function createDrafts(stored: Draft[]) {
  const all = signal(stored);
  const is = (field: string, id: string | null) => (draft: Draft) => draft.field === field && draft.id === id;

  function write(next: Draft[]): void {
    all.value = next;
    // A full disk takes none; the field still has the text.
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
    /** Marks what is about to be saved. Returns what is called when it was. */
    sending({ field, id, to }: Edit): () => void {
      const draft = all.peek().find(is(field, id));
      if (!draft) return () => {};
      const marked = { ...draft, sent: to };
      put(marked);
      // What was typed since is another draft.
      return () => {
        if (all.peek().includes(marked)) drafts.drop(marked.field, id);
      };
    },
    /** What is stored goes with a sign-out, and with a sign-in of somebody else. */
    readAgain: async () => void (all.value = await draftsItem.get()),
  };
}
