import { NotUnderstood } from "./failure";

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
    try {
      const item = read(value);
      if (item) items.set(item.id, item);
    } catch (failure) {
      if (!(failure instanceof NotUnderstood)) throw failure;
      odd.push(value);
    }
  }
  return { items: [...items.values()], odd };
}
