import type { Write } from "./leveldb.ts";

/** Told of a write that changed nothing. */
export const NOTHING = "nothing";

/**
 * What each write changed against the ones before it, in words: a key with the parts of its value that are new, such
 * as `state (askedAt, at)`.
 */
export function changes(writes: Write[]): string[] {
  const values = new Map<string, unknown>();
  return writes.map((write) => {
    const told = write.flatMap(({ key, value }) => {
      const [before, now] = [values.get(key), value === null ? undefined : JSON.parse(value)];
      values.set(key, now);
      const parts = different(before, now);
      if (parts === null) return same(before, now) ? [] : [key];
      return parts.length > 0 ? [`${key} (${parts.join(", ")})`] : [];
    });
    return told.join(" and ") || NOTHING;
  });
}

/** The names of what is different; null where there are no names to tell. */
function different(before: unknown, now: unknown): string[] | null {
  if (!isRecord(before) || !isRecord(now)) return null;
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].toSorted();
  return names.filter((name) => !same(before[name], now[name]));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Chromium writes keys in one order. */
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
