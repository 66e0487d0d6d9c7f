import type { Rules } from "@/lib/timer/rules/rules";
import { whyNoStart } from "@/lib/timer/rules/why-not";
import { type Choice, type Purpose, purposeOf, typeToStart } from "@/lib/timer/start/choice";
import type { Subject, Timer } from "@/lib/timer/timer";

/** What a person worked on, to be started again without its note. */
export type LastTask = { name: string; purpose: Purpose };

type Given = {
  /** The current entry, which is not among them. */
  timer: Timer | null;
  /** The entries of the last days. */
  entries: readonly Timer[];
  /** What was chosen last, newest first. */
  picks: readonly Choice[];
  /** The types of work that awork accepts; undefined while they are unknown. */
  types: readonly Choice[] | undefined;
  /** What the company allows; null if it is unknown. */
  rules: Rules | null;
};

const MOST = 3;

/**
 * What the person last worked on, newest first: by the entries of the last days, then by what they chose before. What
 * awork would refuse is left out.
 */
export function lastTasks({ timer, entries, picks, types, rules }: Given): LastTask[] {
  const current = timer && keyOf(timer.about);
  const found = new Map<string, LastTask>();
  const add = (name: string | null, purpose: Purpose, on: { isProjectDone?: boolean | undefined }) => {
    const key = keyOf(purpose);
    if (name !== null && key !== current && !found.has(key) && !whyNoStart(rules, on))
      found.set(key, { name, purpose: { ...purpose, note: null } });
  };
  for (const entry of entries.toSorted((a, b) => (b.start ?? 0) - (a.start ?? 0))) {
    const purpose = purposeOf(entry);
    if (purpose) add(nameOfWork(entry.subject), purpose, entry.about);
  }
  for (const pick of picks) {
    const typeOfWorkId = typeToStart(pick, types);
    const { kind, id, projectId, isBillable } = pick;
    const taskId = kind === "task" ? id : null;
    if (typeOfWorkId !== null)
      add(nameOfPick(pick), { taskId, projectId, typeOfWorkId, isBillable, note: null }, pick);
  }
  return [...found.values()].slice(0, MOST);
}

/** Identifies what is worked on: a task, or a type of work in a project or alone. */
const keyOf = ({ taskId, projectId, typeOfWorkId }: Timer["about"] | Purpose): string =>
  taskId ?? `${projectId} ${typeOfWorkId}`;

/** "Design · Website"; null if nothing of it has a name. */
export const nameOfWork = ({ task, typeOfWork, project }: Pick<Subject, "task" | "typeOfWork" | "project">) =>
  [task ?? typeOfWork, project].filter((name) => name !== null).join(" · ") || null;

const nameOfPick = ({ kind, name, project }: Choice): string | null =>
  nameOfWork({ task: name, typeOfWork: null, project: kind === "project" ? null : project });
