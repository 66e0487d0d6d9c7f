import type { Books } from "./books.ts";
import { taskOf } from "./catalogue.ts";
import { MINUTE, type Clock } from "./clock.ts";
import { instantOf } from "./instant.ts";
import { PERSON_ID } from "./people.ts";

/** What the page sends; `start` is what the person's wall clock shows, "2026-08-26T09:30": the field knows no zone. */
export type PageForm = {
  id?: string;
  taskId?: string;
  start?: string;
  minutes?: number;
  note?: string;
  isBillable?: boolean;
};

/** What awork's web app does for the default person, by the path that asks for it; throws awork's refusals. */
export function createPageActions(books: Books, clock: Clock): Record<string, (form: PageForm) => unknown> {
  function startOf({ start }: PageForm) {
    const { timezone } = books.people.find(({ id }) => id === PERSON_ID)!;
    return start ? instantOf(Date.parse(`${start}Z`), timezone) : clock.now();
  }

  /** The web app proposes what the project says. */
  function subjectOf({ taskId = "" }: PageForm) {
    const task = taskOf(taskId);
    return { task, isBillable: task?.project?.isBillableByDefault ?? false };
  }

  function changes(form: PageForm) {
    const { note, start, isBillable } = form;
    return {
      ...(note !== undefined && { note: note.trim() || null }),
      ...(start && { start: startOf(form) }),
      ...(isBillable !== undefined && { isBillable }),
    };
  }

  return {
    "/app/timetracking/start": (form) => books.start(PERSON_ID, subjectOf(form)),
    "/app/timetracking/pause": () => books.pause(PERSON_ID),
    "/app/timetracking/resume": () => books.resume(PERSON_ID),
    "/app/timetracking/stop": () => books.stop(PERSON_ID),
    "/app/timeentries/remove-breaks": ({ id = "" }) => books.removeBreaks(id),
    "/app/timeentries/edit": ({ id = "", ...form }) => books.edit(id, changes(form)),
    "/app/timeentries/discard": ({ id = "" }) => books.discard(id),
    "/app/timeentries/add": ({ minutes = 0, ...form }) =>
      books.add({ ...subjectOf(form), start: startOf(form), duration: minutes * MINUTE, byHand: true }),
  };
}
