import { signal } from "@preact/signals";
import type { Choice } from "@/lib/timer/start/choice";

/**
 * The types of work that projects allow. `ask` resolves to those of a project; to anything else if awork doesn't
 * tell them, and then all of the workspace are offered.
 */
export function createProjectTypes(ask: (projectId: string) => Promise<Choice[] | object | null>) {
  const known = signal<Record<string, Choice[] | null>>({});
  let asked = new Set<string>();

  return {
    /** The types of a project; null if there are no special ones, undefined until they are loaded. */
    of: (projectId: string | null): Choice[] | null | undefined =>
      projectId === null ? null : known.value[projectId],

    /** Asks for the types of a project, once. */
    async load(projectId: string | null): Promise<void> {
      if (projectId === null || asked.has(projectId)) return;
      const mine = asked.add(projectId);
      const answer = await ask(projectId).catch(() => null);
      const types = Array.isArray(answer) ? answer : null;
      // An answer for the account before is ignored.
      if (mine === asked) known.value = { ...known.value, [projectId]: types };
    },

    reset(): void {
      asked = new Set();
      known.value = {};
    },
  };
}
