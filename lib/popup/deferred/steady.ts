import { type ReadonlySignal, computed } from "@preact/signals";

/**
 * A signal whose value stays the same object until its content changes. Each poll stores new objects, mostly
 * with the same content; this avoids rendering again for them. The value must be JSON.
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
