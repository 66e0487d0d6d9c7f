import type { Words } from "@/lib/timer/words";
import type { Fault } from "@/lib/tracker/edits/edits";
import { ofTrouble } from "./notice";
import type { State } from "@/lib/tracker/state";

/** Why awork does not have an edit, in words that also fit what happens to the edit next. */
export function whyUnsaved(state: Pick<State, "backoff">, { why, isFinal }: Fault, words: Words): string {
  if (why === null) return words("unsavedChanged");
  if (!isFinal) return words("unsavedRetried");
  if (why.kind === "gone") return words("unsavedGone");
  if (why.kind === "forbidden") return words("unsavedForbidden");
  if (why.kind === "notUnderstood") return words("unsavedNotUnderstood", why.detail);
  return ofTrouble(state, why, words).text;
}
