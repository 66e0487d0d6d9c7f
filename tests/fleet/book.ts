import type { Purpose } from "@/lib/timer/start/choice";
import { HOUR, type Instant } from "@/lib/timer/time";
import { type Timer, isActive, phase } from "@/lib/timer/timer";

export type Book = ReturnType<typeof createBook>;

/** What everybody works on. */
export const PURPOSE: Purpose = {
  taskId: null,
  projectId: null,
  typeOfWorkId: "70000000-0000-4000-8000-000000000001",
  isBillable: true,
  note: null,
};

const SUBJECT = { task: null, project: null, client: null, typeOfWork: "Design", note: null };
const { taskId, projectId, typeOfWorkId } = PURPOSE;
const ABOUT = { taskId, projectId, typeOfWorkId, isBillable: true };

export const dayOf = (at: Instant) => new Date(at).toISOString().slice(0, 10);

/** One person's entries as awork has them, the last one last: one that has ended, to begin with. It takes no requests. */
export function createBook(now: () => Instant) {
  let ids = 0;
  const entry = (start: Instant, duration: number | null): Timer => ({
    id: String((ids += 1)),
    start,
    end: duration && start + duration,
    duration,
    breaks: [],
    subject: SUBJECT,
    about: ABOUT,
    day: dayOf(start),
  });
  const entries = [entry(now() - 2 * HOUR, HOUR)];

  function change(given: Partial<Timer>): Timer {
    const timer = { ...entries.at(-1)!, ...given };
    entries.splice(-1, 1, timer);
    return timer;
  }

  const book = {
    entries,
    last: (): Timer => entries.at(-1)!,
    start(): Timer {
      book.stop();
      entries.push(entry(now(), null));
      return book.last();
    },
    stop(): Timer | null {
      const { start } = book.last();
      return isActive(book.last()) ? change({ end: now(), duration: now() - start! }) : null;
    },
    pause(): Timer | null {
      const { breaks } = book.last();
      if (phase(book.last()) !== "running") return null;
      return change({ breaks: [...breaks, { start: now(), end: null, duration: 0 }] });
    },
    /** Runs again, the break a break. */
    keep(): Timer | null {
      const { breaks } = book.last();
      if (phase(book.last()) !== "paused") return null;
      return change({ breaks: breaks.map((each) => ({ ...each, end: each.end ?? now() })) });
    },
    /** Runs again, its breaks gone. */
    removeBreaks: (): Timer => change({ breaks: [] }),
  };
  return book;
}
