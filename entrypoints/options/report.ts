import { signal } from "@preact/signals";
import { report } from "@/lib/browser/report";

/** The report to copy. It is made anew each time it is opened, and only then. */
export function createReport() {
  const text = signal<string | null>(null);
  let isOpen = false;

  async function show(isWanted: boolean): Promise<void> {
    isOpen = isWanted;
    const made = isWanted ? await report() : null;
    // Closed meanwhile.
    if (isOpen === isWanted) text.value = made;
  }

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
