import { createLimit } from "@/lib/async/limit";

/** awork has refused more than some eight calls at a time (seen). */
const MOST = 4;

/** All calls to awork go through it: they all leave from the worker. */
export const fewAtATime = createLimit(MOST);
