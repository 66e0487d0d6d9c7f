import { face } from "@/lib/tracker/face";
import { accountItem, stateItem } from "./items";
import { paint } from "./toolbar";
import { createWords } from "./words";

/** Paints the toolbar from what is stored, as it is now. */
export async function showFace(): Promise<void> {
  const [state, account] = await Promise.all([stateItem.get(), accountItem.get()]);
  await paint(face(state, account, Date.now(), createWords()));
}
