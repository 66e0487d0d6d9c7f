/** Controls, line ends, and the marks that turn the direction of whatever is written after them. */
const DISTURBING = /[\p{Cc}\u2028-\u202E\u2066-\u2069]+/gu;

const VISIBLE = /[^\p{C}\p{Z}]/u;

/**
 * What people called something, as one line that leaves its neighbours as they are: a mark in a name would turn the
 * digits of the time beside it. Empty when nothing of it can be seen.
 */
export const plain = (text: string): string =>
  VISIBLE.test(text) ? text.replace(DISTURBING, " ").trim() : "";
