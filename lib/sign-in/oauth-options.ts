import type { OAuthOptions } from "@/lib/awork/oauth/oauth";
import { fewAtATime } from "./few-at-a-time";
import { ORIGIN } from "@/lib/platform/origin";

/**
 * awork's sign-in, as this browser reaches it. A call is never ended early: an answer that nobody hears can't be asked
 * for again.
 */
export const oauthOptions = (): OAuthOptions => ({
  fetch: (url, init) => fetch(url, init),
  origin: ORIGIN,
  now: () => Date.now(),
  limit: fewAtATime,
});
