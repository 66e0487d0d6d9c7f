import { NotUnderstood } from "./failure";

/**
 * What is understood of a list, each thing once: between two pages a list can shift. `read` gives null for what is
 * not wanted. `isAll`: nothing was left out that could not be understood.
 */
export function understood<Value, Item extends { id: string }>(
  values: Value[],
  read: (value: Value) => Item | null,
): { items: Item[]; isAll: boolean } {
  const items = new Map<string, Item>();
  let isAll = true;
  for (const value of values) {
    try {
      const item = read(value);
      if (item) items.set(item.id, item);
    } catch (failure) {
      if (!(failure instanceof NotUnderstood)) throw failure;
      isAll = false;
    }
  }
  return { items: [...items.values()], isAll };
}
