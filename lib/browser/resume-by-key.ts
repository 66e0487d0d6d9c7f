import type { Tracker } from "@/lib/tracker/tracker";
import { accountItem } from "./items";
import { openSettings } from "./lifecycle";
import { openPopup } from "./toolbar";

/**
 * Resumes what is current. Where that needs a question, the popup opens to ask it; badge and tooltip tell all
 * else, and also ask where no popup can be opened.
 */
export async function resumeByKey(tracker: Tracker): Promise<void> {
  if (!(await accountItem.get())) return openSettings();
  const { kind } = await tracker.resume({ id: null, asked: false });
  if (kind === "ask") await openPopup();
}
