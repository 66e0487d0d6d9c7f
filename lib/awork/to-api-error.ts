import type { Instant } from "@/lib/timer/time";
import type { RawResponse } from "./call";
import { AworkTrouble, type ApiError, Forbidden, Gone, Refused, SignedOut, TooMany } from "./api-error";
import { truncate } from "./truncate";
import { timingOnly, wait } from "./response-meta";
import { sanitize } from "./sanitize";

/**
 * The failure that an answer's status stands for (API reference, errors). `secret` is never handed on. What its head says
 * counts only where awork wrote the answer, and not something that stands before awork; how full the limit is counts
 * with every 429, since whoever counts the requests says it.
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

/** More than this nobody reads. */
const LONGEST = 300;

/**
 * awork's error body has a `description` and no `message`, OAuth's has an `error_description`; a form that it refuses has a message for each property.
 * What stands before awork may answer with anything, the token included: that is not handed on.
 */
export function description(body: string, secret: string): string {
  try {
    const { description, error_description: ofOAuth, validationErrors } = JSON.parse(body);
    const messages = Array.isArray(validationErrors) ? validationErrors.map((each) => each?.message) : [];
    const said = [description ?? ofOAuth, ...messages].filter((each) => typeof each === "string" && each);
    // First the secret goes: a cut could leave half of it.
    return truncate(sanitize([...new Set(said)].join(" ").replaceAll(secret, "…")), LONGEST);
  } catch {
    return "";
  }
}
