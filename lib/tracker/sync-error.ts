import * as v from "valibot";
import { type ApiError, Refused, NotUnderstood } from "@/lib/awork/api-error";

/** Why nothing is heard from awork: a call's failure, or a reason of this computer's own. */
export const SyncError = v.object({
  kind: v.picklist([
    "signedOut",
    "signInEnded",
    "forbidden",
    "gone",
    "refused",
    "tooMany",
    "aworkTrouble",
    "unreachable",
    "timedOut",
    "notUnderstood",
    "noPermission",
    "tokenLost",
  ]),
  /** awork's own sentence, or the field that was not understood; empty when there is nothing to add. */
  detail: v.string(),
});

export type SyncError = v.InferOutput<typeof SyncError>;

/** What a failure leaves behind. A call that was never let out says so instead of "offline". */
export function toSyncError(failure: ApiError, permitted: boolean): SyncError {
  if (failure.kind === "unreachable" && !permitted) return { kind: "noPermission", detail: "" };
  return { kind: failure.kind, detail: detail(failure) };
}

function detail(failure: ApiError): string {
  if (failure instanceof Refused) return failure.description;
  return failure instanceof NotUnderstood ? failure.field : "";
}
