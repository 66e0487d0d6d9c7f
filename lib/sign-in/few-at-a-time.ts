import { createLimit } from "@/lib/async/limit";

/** awork has refused more than about eight calls at a time (seen). */
const MOST = 4;

/** Limits all calls to awork at once: all are sent from the service worker. */
export const fewAtATime = createLimit(MOST);
