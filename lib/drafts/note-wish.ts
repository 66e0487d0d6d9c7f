import * as v from "valibot";
import { createItem } from "@/lib/platform/storage";
import { LONGEST } from "@/lib/timer/editing/note-text";
import { type Instant, MINUTE } from "@/lib/timer/time";
import { truncate } from "@/lib/timer/truncate";

type Wish = { text: string; at: Instant };

/**
 * A note for the next start that came from outside the popup, which takes it into its field; null: there is none. Only
 * in memory.
 */
export const noteWishItem = createItem<Wish | null>(
  "noteWish",
  v.nullable(v.object({ text: v.string(), at: v.number() })),
  null,
  "session",
);

/** The popup opens within this time. */
const SOON = MINUTE;

export const wishNote = (text: string): Promise<void> =>
  noteWishItem.set({ text: truncate(text.trim(), LONGEST), at: Date.now() });

/** The note, for one page only, however many are open; null if there is none. */
export async function takeNoteWish(): Promise<string | null> {
  if ((await noteWishItem.get()) === null) return null;
  return navigator.locks.request("note wish", async () => {
    const wish = await noteWishItem.get();
    if (!wish) return null;
    await noteWishItem.set(null);
    return Math.abs(Date.now() - wish.at) < SOON ? wish.text : null;
  });
}
