/** Marks that turn the direction of what is written beside them. They have no width. */
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u206F]+/gu;

/** Controls and line ends. */
const DISTURBING = /[\p{Cc}\u2028\u2029]+/gu;

const VISIBLE = /[^\p{C}\p{Z}]/u;

/**
 * What people called something, as one line that leaves its neighbours as they are: a mark in a name would turn the
 * digits of the time beside it. Empty when nothing of it can be seen.
 */
export const sanitize = (text: string): string =>
  VISIBLE.test(text) ? text.replace(DIRECTION, "").replace(DISTURBING, " ").trim() : "";
