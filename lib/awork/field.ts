import * as v from "valibot";
import { sanitize } from "@/lib/timer/sanitize";

/*
 * Schemas for the fields of awork's answers. awork leaves out null properties, so absent and null mean the
 * same (API reference, time entry).
 */

/** The id of the item itself. Without a valid one the item is rejected. */
export const uuid = v.pipe(v.string(), v.uuid());

/** The id of a related item, for later requests. An invalid one counts as null, so the rest stays usable. */
export const idOrNull = v.fallback(v.nullable(uuid), null);

export const text = v.nullish(v.string(), null);

/** Optional text. An invalid value counts as null. */
export const anyText = v.fallback(text, null);

/** A name given by people, sanitized; null if nothing of it is visible. */
export const name = v.pipe(
  anyText,
  v.transform((said) => (said && sanitize(said)) || null),
);

export const flag = v.fallback(v.boolean(), false);

/** A nested object. One that can't be read counts as null. */
export const part = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.fallback(v.nullish(v.object(entries), null), null);

/** The types of status that end a project. awork's reference names none of them; `closed` was seen. */
const OVER = ["closed", "done"];

/** Whether the status of a project or a task ends it. A missing or unreadable one doesn't. */
export const isOver = v.pipe(
  part({ type: anyText }),
  v.transform((status) => OVER.includes(status?.type ?? "")),
);
