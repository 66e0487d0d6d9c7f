import * as v from "valibot";
import { type ApiError, Refused, NotUnderstood } from "@/lib/awork/api-error";

/** Why there is no news from awork: an API error, or a reason on this computer. */
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
  /** awork's own message, or the field that was not understood; empty if there is nothing to add. */
  detail: v.string(),
});

export type SyncError = v.InferOutput<typeof SyncError>;

/** The sync error for an API error. If the browser blocked the call, it says so instead of "unreachable". */
export function toSyncError(failure: ApiError, permitted: boolean): SyncError {
  if (failure.kind === "unreachable" && !permitted) return { kind: "noPermission", detail: "" };
  return { kind: failure.kind, detail: detail(failure) };
}

function detail(failure: ApiError): string {
  if (failure instanceof Refused) return failure.description;
  return failure instanceof NotUnderstood ? failure.field : "";
}
