import type { Door } from "@/lib/awork/oauth";
import { fewAtATime } from "./few-at-a-time";
import { ORIGIN } from "./origin";

/**
 * awork's sign-in, as this browser reaches it. A call is never ended early: an answer that nobody hears can't be asked
 * for again.
 */
export const door = (): Door => ({
  fetch: (url, init) => fetch(url, init),
  origin: ORIGIN,
  now: () => Date.now(),
  limit: fewAtATime,
});
