import * as v from "valibot";
import type { ByKind, Kind } from "@/lib/timer/reminders/reminder";
import { localDayOf } from "@/lib/timer/today";
import { createItem } from "@/lib/platform/storage";

/**
 * Texts by kind of reminder; unknown kinds are allowed. Written by hand, so that pages load nothing more for
 * it.
 */
export const ByKindOfText = v.custom<ByKind>(
  (value) =>
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((text) => typeof text === "string"),
);

/** The local day for which each kind of reminder was last silenced; it stays silent while that is today. */
export const silencedItem = createItem("silenced", ByKindOfText, {});

/** Silences this kind of reminder for today. */
export const silenceToday = async (kind: Kind): Promise<void> =>
  silencedItem.set({ ...(await silencedItem.get()), [kind]: localDayOf(Date.now()) });

/** Shows reminders of this kind again. */
export async function unsilence(kind: Kind): Promise<void> {
  const { [kind]: _, ...others } = await silencedItem.get();
  await silencedItem.set(others);
}
