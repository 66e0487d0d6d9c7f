/** The beginning of a text: at most `most` UTF-16 units, without half a surrogate pair at the end. */
export const truncate = (text: string, most: number): string =>
  text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");
