import { type ReadonlySignal, signal } from "@preact/signals";
import { report } from "@/lib/diagnostics/report";
import type { ConnectionCheck } from "@/lib/diagnostics/connection-check-result";

/**
 * The report to copy, including the last connection check. It is generated each time it is opened, and after
 * each check while it is open.
 */
export function createReport(check: ReadonlySignal<ConnectionCheck | null>) {
  const text = signal<string | null>(null);
  let isOpen = false;

  async function show(isWanted: boolean): Promise<void> {
    isOpen = isWanted;
    const found = check.value;
    const made = isWanted ? await report(found) : null;
    // Skip if the report was closed or a new check ran meanwhile.
    if (isOpen === isWanted && (!isWanted || check.value === found)) text.value = made;
  }

  check.subscribe(() => {
    if (isOpen) void show(true);
  });

  /** Resolves to false if the browser refused. */
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
