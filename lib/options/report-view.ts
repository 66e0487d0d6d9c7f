import { type ReadonlySignal, signal } from "@preact/signals";
import { report } from "@/lib/diagnostics/report";
import type { ConnectionCheck } from "@/lib/diagnostics/connection-check-result";

/**
 * The report to copy, with what the last check of the connection found. It is made anew each time it is opened, and
 * while it is open after each check.
 */
export function createReport(check: ReadonlySignal<ConnectionCheck | null>) {
  const text = signal<string | null>(null);
  let isOpen = false;

  async function show(isWanted: boolean): Promise<void> {
    isOpen = isWanted;
    const found = check.value;
    const made = isWanted ? await report(found) : null;
    // Closed, or checked anew meanwhile.
    if (isOpen === isWanted && (!isWanted || check.value === found)) text.value = made;
  }

  check.subscribe(() => {
    if (isOpen) void show(true);
  });

  /** False: the browser would not. */
  async function copy(): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text.value ?? "");
      return true;
    } catch {
      return false;
    }
  }

  return { text, show, copy };
}
