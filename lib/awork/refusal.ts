import type { Instant } from "@/lib/timer/time";
import type { Reply } from "./call";
import { AworkTrouble, type Failure, Forbidden, Gone, Refused, SignedOut, TooMany } from "./failure";
import { wait } from "./heard";

/** The failure that an answer's status stands for (API reference, errors). `secret` is never handed on. */
export function refusal(reply: Reply, secret: string, now: Instant): Failure {
  return Object.assign(ofStatus(reply, secret, now), { heard: reply.heard });
}

function ofStatus({ status, headers, body }: Reply, secret: string, now: Instant): Failure {
  if (status === 401) return new SignedOut("401");
  if (status === 403) return new Forbidden("403");
  if (status === 404 || status === 409) return new Gone(String(status));
  if (status === 429) return new TooMany(wait(headers, now));
  return status >= 500 ? new AworkTrouble(String(status)) : new Refused(description(body, secret));
}

/**
 * awork's error body has a `description` and no `message`. What stands before awork may answer with anything,
 * the token included: that is not handed on.
 */
function description(body: string, secret: string): string {
  try {
    const said = JSON.parse(body)?.description;
    return typeof said === "string" ? said.replaceAll(secret, "…") : "";
  } catch {
    return "";
  }
}
