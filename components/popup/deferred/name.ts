import type { Subject } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";

/** What people call an entry: its task, else its type of work, else its project. */
export function nameOf({ task, typeOfWork, project }: Subject, words: Words): string {
  return task ?? typeOfWork ?? project ?? words("unnamed");
}

/** What else there is to tell about it, each name once. */
export function detailsOf(name: string, { project, client, typeOfWork }: Omit<Subject, "task" | "note">) {
  return [project === name ? null : project, client, typeOfWork === name ? null : typeOfWork];
}
