import type { Instant } from "@/lib/timer/time";
import type { RawResponse } from "./call";
import { AworkTrouble, type ApiError, Forbidden, Gone, Refused, SignedOut, TooMany } from "./api-error";
import { truncate } from "@/lib/timer/truncate";
import { timingOnly, wait } from "./response-meta";
import { sanitize } from "@/lib/timer/sanitize";

/**
 * The `ApiError` for an answer's status (API reference, errors). It never contains `secret`. The response
 * meta counts only if awork wrote the answer, not a proxy or firewall in front of it. The rate limit counts
 * with every 429, because whoever counts the requests reports it.
 */
export function toApiError(reply: RawResponse, secret: string, now: Instant): ApiError {
  const { meta, status } = reply;
  const unwritten = { ...timingOnly(meta), ...(status === 429 && { minute: meta.minute }) };
  return Object.assign(ofStatus(reply, secret, now), { meta: isAworks(reply.body) ? meta : unwritten });
}

/** Each of awork's error bodies has a code and a description. */
function isAworks(body: string): boolean {
  try {
    const { code, description } = JSON.parse(body);
    return typeof code === "string" || typeof description === "string";
  } catch {
    return false;
  }
}

function ofStatus({ status, headers, body }: RawResponse, secret: string, now: Instant): ApiError {
  if (status === 401) return new SignedOut(description(body, secret));
  if (status === 403) return new Forbidden("403");
  if (status === 404 || status === 409) return new Gone(String(status));
  if (status === 429) return new TooMany(wait(headers, now));
  return status >= 500 ? new AworkTrouble(String(status)) : new Refused(description(body, secret));
}

/** Longest description, in UTF-16 units. */
const LONGEST = 300;

/**
 * The error message in a body; empty if there is none. awork's error body has a `description` and no
 * `message`, OAuth's has an `error_description`, and a refused form has a message for each property. A proxy
 * in front of awork may answer with anything, even the token, so `secret` is masked.
 */
export function description(body: string, secret: string): string {
  try {
    const { description, error_description: ofOAuth, validationErrors } = JSON.parse(body);
    const messages = Array.isArray(validationErrors) ? validationErrors.map((each) => each?.message) : [];
    const said = [description ?? ofOAuth, ...messages].filter((each) => typeof each === "string" && each);
    // Mask the secret before truncating, which could leave half of it.
    return truncate(sanitize([...new Set(said)].join(" ").replaceAll(secret, "…")), LONGEST);
  } catch {
    return "";
  }
}
