import * as v from "valibot";
import type { Instant } from "@/lib/timer/time";
import { createItem } from "@/lib/platform/storage";

/** When a call of awork's web app was first noticed; null: never. */
export const noticedItem = createItem<Instant | null>("noticed", v.nullable(v.number()), null);

/** When the person answered the popup's offer to follow awork at once; null: not yet. */
export const followOfferItem = createItem<Instant | null>("followOffer", v.nullable(v.number()), null);

/** Records once that a call was noticed. Never rejects: if the disk is full, the next call is recorded. */
export async function noteNoticed(): Promise<void> {
  try {
    if ((await noticedItem.get()) === null) await noticedItem.set(Date.now());
  } catch {
    // Following goes on without it.
  }
}
