/** The beginning of a text, of at most so many UTF-16 units, and without half a character at its end. */
export const truncate = (text: string, most: number) => text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");
