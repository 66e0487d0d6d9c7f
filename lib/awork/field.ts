import * as v from "valibot";
import { sanitize } from "./sanitize";

/*
 * What awork's answers are made of. awork leaves null properties out: absent and null are alike (API reference,
 * time entry).
 */

/** The id of the thing itself: without one it is not that thing. */
export const uuid = v.pipe(v.string(), v.uuid());

/** The id of something else, for later requests: one that is none is no reason to refuse the rest. */
export const idOrNull = v.fallback(v.nullable(uuid), null);

export const text = v.nullish(v.string(), null);

/** Text that does without being understood. */
export const anyText = v.fallback(text, null);

/** What people called something; null when there is nothing of it to see. */
export const name = v.pipe(
  anyText,
  v.transform((said) => (said && sanitize(said)) || null),
);

export const flag = v.fallback(v.boolean(), false);

/** A part that can't be read is one that is not there. */
export const part = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.fallback(v.nullish(v.object(entries), null), null);
