import type { Subject } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";

/** The name of an entry: its task, otherwise its type of work, otherwise its project. */
export function nameOf({ task, typeOfWork, project }: Subject, words: Words): string {
  return task ?? typeOfWork ?? project ?? words("unnamed");
}

/** The other details of an entry, without those that repeat its name. */
export function detailsOf(name: string, { project, client, typeOfWork }: Omit<Subject, "task" | "note">) {
  return [project === name ? null : project, client, typeOfWork === name ? null : typeOfWork];
}
