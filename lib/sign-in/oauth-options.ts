import type { OAuthOptions } from "@/lib/awork/oauth/oauth";
import { fewAtATime } from "./few-at-a-time";
import { ORIGIN } from "@/lib/platform/origin";

/**
 * The OAuth options for this browser. No call is aborted early: a response that was missed can't be requested
 * again.
 */
export const oauthOptions = (): OAuthOptions => ({
  fetch: (url, init) => fetch(url, init),
  origin: ORIGIN,
  now: () => Date.now(),
  limit: fewAtATime,
});
