import { NotUnderstood } from "./api-error";

/**
 * The items of a list that can be read, without duplicates, since a list can shift between two pages. `read`
 * returns null for an item to skip. `odd`: the values that could not be understood.
 */
export function understood<Value, Item extends { id: string }>(
  values: Value[],
  read: (value: Value) => Item | null,
): { items: Item[]; odd: Value[] } {
  const items = new Map<string, Item>();
  const odd: Value[] = [];
  for (const value of values) {
    const { value: item, failure } = attempt(() => read(value));
    if (failure) odd.push(value);
    else if (item) items.set(item.id, item);
  }
  return { items: [...items.values()], odd };
}

/** Runs `read` and returns its value, or the `NotUnderstood` that it threw. Other errors are rethrown. */
export function attempt<Value>(
  read: () => Value,
): { value: Value; failure: null } | { value: null; failure: NotUnderstood } {
  try {
    return { value: read(), failure: null };
  } catch (failure) {
    if (!(failure instanceof NotUnderstood)) throw failure;
    return { value: null, failure };
  }
}
