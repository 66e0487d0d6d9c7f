/**
 * `JSON.rawJSON` of ECMAScript's "JSON.parse source text access": it puts a numeral into the text as it stands,
 * so that a 64-bit integer keeps all its digits. TypeScript's library does not know it yet.
 */
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown };

/** JSON text in which a bigint becomes a plain number, however large. */
export const jsonText = (value: unknown) =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? rawJSON(part.toString()) : part));

/** awork leaves a property out rather than saying null. */
export const withoutNulls = (json: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(json).filter(([, value]) => value !== null && value !== undefined));
