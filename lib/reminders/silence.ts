import * as v from "valibot";
import type { ByKind, Kind } from "@/lib/timer/reminder";
import { localDayOf } from "@/lib/timer/today";
import { createItem } from "@/lib/platform/storage";

/** By kind of reminder; kinds that are not known may be among them. Written so that pages load nothing more for it. */
export const ByKindOfText = v.custom<ByKind>(
  (value) =>
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((text) => typeof text === "string"),
);

/** The local day for which each kind of reminder was silenced last: it is silent as long as that is today. */
export const silencedItem = createItem("silenced", ByKindOfText, {});

/** No reminder of this kind comes again today. */
export const silenceToday = async (kind: Kind): Promise<void> =>
  silencedItem.set({ ...(await silencedItem.get()), [kind]: localDayOf(Date.now()) });

/** Reminders of this kind come as before. */
export async function unsilence(kind: Kind): Promise<void> {
  const { [kind]: _, ...others } = await silencedItem.get();
  await silencedItem.set(others);
}
