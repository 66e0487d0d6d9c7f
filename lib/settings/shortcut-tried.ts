import * as v from "valibot";
import type { Instant } from "@/lib/timer/time";
import { createItem } from "@/lib/platform/storage";

/** When the key that resumes was first pressed; null: not yet. */
export const keyTriedItem = createItem<Instant | null>("keyTried", v.nullable(v.number()), null);

/** Notes that the key works, once. What becomes of the note is no reason not to do what the key is for. */
export async function noteKey(): Promise<void> {
  try {
    if ((await keyTriedItem.get()) === null) await keyTriedItem.set(Date.now());
  } catch {
    // A disk that is full: the next press is noted.
  }
}
