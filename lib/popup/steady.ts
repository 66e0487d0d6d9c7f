import { type ReadonlySignal, computed } from "@preact/signals";

/**
 * A value that stays the same object until something in it changes. Each poll stores what is known anew, mostly
 * unchanged; what is drawn from this is then not drawn again. The value must be JSON.
 */
export function steady<T>(read: () => T): ReadonlySignal<T> {
  let kept: { value: T; text: string } | undefined;
  return computed(() => {
    const value = read();
    const text = JSON.stringify(value) ?? "";
    if (!kept || kept.text !== text) kept = { value, text };
    return kept.value;
  });
}
