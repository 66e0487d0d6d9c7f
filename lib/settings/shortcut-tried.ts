import * as v from "valibot";
import type { Instant } from "@/lib/timer/time";
import { createItem } from "@/lib/platform/storage";

/** When the resume shortcut was first pressed; null: not yet. */
export const keyTriedItem = createItem<Instant | null>("keyTried", v.nullable(v.number()), null);

/**
 * Records once that the resume shortcut works. Never rejects, so that the shortcut does its work in any case.
 */
export async function noteKey(): Promise<void> {
  try {
    if ((await keyTriedItem.get()) === null) await keyTriedItem.set(Date.now());
  } catch {
    // Storage is full: the next press is recorded.
  }
}
