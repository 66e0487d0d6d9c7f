import { openPopup } from "@/lib/platform/action";
import { openPopupWindow } from "@/lib/platform/windows/popup-window";
import { settingsItem } from "@/lib/settings/settings-store";
import { SECOND } from "@/lib/timer/time";
import type { Outcome } from "@/lib/tracker/actions/outcome";

/** A browser may take long to answer, or never do so: the next press must not wait for it. */
const LONGEST = SECOND;

/** Opens the popup, at once; if the browser can't, its page opens in a window. */
export async function openPopupOrWindow(): Promise<void> {
  const never = new Promise((done) => setTimeout(done, LONGEST));
  if ((await Promise.race([openPopup(), never])) === false) await openPopupWindow();
}

/** After these outcomes the popup opens: it offers what to do next. */
const OPEN: (Outcome["kind"] | null)[] = ["ask", "nothing", "held"];

/**
 * Opens the popup after an action from outside of it that needs an answer, a choice or a note, or that awork would refuse; badge and tooltip show
 * all else. `others`: further outcomes after which it opens.
 */
export async function openAfter(kind: Outcome["kind"] | null, others: Outcome["kind"][] = []): Promise<void> {
  const isAsked = kind === "stopped" && (await settingsItem.get()).askForNote;
  if (isAsked || [...OPEN, ...others].includes(kind)) await openPopupOrWindow();
}
