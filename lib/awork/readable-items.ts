import { NotUnderstood } from "./api-error";

/**
 * What is understood of a list, each thing once: between two pages a list can shift. `read` gives null for what is
 * not wanted. `odd`: what could not be understood, and was left out.
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

/** What reading something brought, or why it could not be understood. */
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
