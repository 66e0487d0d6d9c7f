import { signal } from "@preact/signals";
import { draftsItem } from "@/lib/drafts/draft-items";
import type { Draft, Drafts } from "@/lib/timer/editing/draft";
import type { Edit } from "@/lib/timer/editing/edit";

/** What was sent of a draft: a value, or the id of an entry that was added. */
type Sent = Pick<Edit, "to"> & { field: string; id: string | null };

export type PopupDrafts = ReturnType<typeof createDrafts>;

const is = (field: string, id: string | null) => (draft: Draft) => draft.field === field && draft.id === id;

/** The drafts as text, to compare them in whatever order they and their keys are. */
const textOf = (drafts: Draft[]): string =>
  draftsItem
    .read(drafts)
    .map((draft) => JSON.stringify(draft))
    .toSorted()
    .join();

/**
 * The drafts in this popup. Each change is written at once without waiting: a write that starts while the
 * popup closes is lost (measured in Chromium). Popup and side panel can be open together: each takes over what
 * the other writes, and so doesn't overwrite it.
 */
export function createDrafts(stored: Draft[]) {
  const all = signal(stored);
  /** The drafts that storage last told of. */
  let told = stored;
  /** What this page has written since then. */
  let written: string[] = [];

  function write(next: Draft[]): void {
    all.value = next;
    const text = textOf(next);
    if (text !== (written.at(-1) ?? textOf(told))) written.push(text);
    // Writing fails when the disk is full; the field still has the text.
    draftsItem.set(next).catch(() => void (written = written.filter((each) => each !== text)));
  }

  draftsItem.watch((next) => {
    const place = written.indexOf(textOf(next));
    const mine = place < 0 ? merged(all.peek(), told, next) : all.peek();
    written = written.slice(place + 1);
    told = next;
    if (place >= 0) return;
    // What this page has written overwrites what the other has.
    if (written.length > 0 && written.at(-1) !== textOf(mine)) write(mine);
    else all.value = mine;
  });
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
    /** Makes it a draft of another entry, unless that has one. */
    move(draft: Draft, id: string, text: string): void {
      if (drafts.find(draft.field, id)) return;
      write(all.peek().map((each) => (each === draft ? { ...each, id, text } : each)));
    },
    /** Marks the draft as sent. Returns a function to call once the edit is saved. */
    sending({ field, id, to }: Sent): () => void {
      const draft = all.peek().find(is(field, id));
      if (!draft || (typeof to === "object" && to !== null)) return () => {};
      const marked = { ...draft, sent: to };
      put(marked);
      // Text typed since then is a new draft and stays. The entry may have got another id.
      return () => {
        const now = all
          .peek()
          .find((each) => each.field === field && each.sent === to && each.at === draft.at);
        if (now) drafts.drop(now.field, now.id);
      };
    },
    /** Reads the stored drafts again: a sign-out, or a sign-in as somebody else, deletes them. */
    async readAgain(): Promise<void> {
      told = await draftsItem.get();
      written = [];
      all.value = told;
    },
  };
}

/** This page's drafts with what another page has changed from `before` to `after`. */
function merged(mine: Draft[], before: Draft[], after: Draft[]): Draft[] {
  const isSame = ({ field, id }: Draft) => {
    const [one, other] = [before, after].map((drafts) => textOf(drafts.filter(is(field, id))));
    return one === other;
  };
  return [...mine.filter(isSame), ...after.filter((draft) => !isSame(draft))];
}
