import * as v from "valibot";
import { type ByKind, type Kind, KINDS } from "@/lib/timer/reminder";
import { localDayOf } from "@/lib/timer/today";
import { createItem } from "./item";

/** By kind of reminder; a kind that is not known costs no other. */
export const ByKindOfText: v.GenericSchema<unknown, ByKind> = v.pipe(
  v.record(v.string(), v.string()),
  v.transform((all) =>
    Object.fromEntries(Object.entries(all).filter(([kind]) => KINDS.includes(kind as Kind))),
  ),
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
