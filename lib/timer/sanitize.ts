/** Characters that control text direction. They have no width. */
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u206F]+/gu;

/** Control characters and line breaks. */
const DISTURBING = /[\p{Cc}\u2028\u2029]+/gu;

const VISIBLE = /[^\p{C}\p{Z}]/u;

/** Whether a person sees anything of it. */
export const isVisible = (text: string): boolean => VISIBLE.test(text);

/**
 * Makes text from people one line that doesn't affect the text around it: a direction mark in a name would
 * reverse the digits of the time beside it. Empty if nothing is visible.
 */
export const sanitize = (text: string): string =>
  isVisible(text) ? text.replace(DIRECTION, "").replace(DISTURBING, " ").trim() : "";
