import type { Books } from "./books.ts";
import { DEFAULT_TASK, TASKS, TYPES_OF_WORK } from "./catalogue.ts";
import { DAY, MINUTE, SECOND } from "./clock.ts";
import { dayOf, wallClock } from "./instant.ts";
import { homeZone } from "./people.ts";

const [LOGO, SITEMAP, POSTERS, MEETING] = [DEFAULT_TASK, TASKS[1]!, TASKS[2]!, TASKS[3]!];
const ADMINISTRATION = TYPES_OF_WORK[3]!;

/**
 * A believable day for the default person, told backwards from `now` so that it holds at any hour: finished
 * entries, and last a timer that was started an hour and fifty minutes ago and has been paused for twelve.
 */
export function seedDay(books: Books, now: number) {
  const ago = (minutes: number, seconds = 0) => now - minutes * MINUTE - seconds * SECOND - 297;
  const pause = (from: number, to: number) => ({ start: ago(from), end: ago(to) });

  // Yesterday.
  books.add({ start: ago(1790), end: ago(1753), task: MEETING, isBillable: false });
  books.add({ start: ago(1750), end: ago(1600), task: SITEMAP, breaks: [pause(1690, 1678)] });
  books.add({
    start: null,
    day: dayOf(wallClock(now, homeZone()) - DAY),
    duration: 25 * MINUTE,
    task: null,
    typeOfWork: ADMINISTRATION,
    note: "Rechnungen geprüft",
    byHand: true,
  });

  // A week from now: no week that is shown has it.
  books.addAbsence({ first: dayOf(wallClock(now, homeZone()) + 7 * DAY), description: "Urlaub" });

  // This morning.
  books.add({ start: ago(345, 12), end: ago(318, 40), task: MEETING, isBillable: false });
  books.add({
    start: ago(315, 3),
    end: ago(232, 51),
    task: POSTERS,
    breaks: [pause(290, 276), pause(251, 247)],
    note: "Zweite Runde nach der Freigabe",
  });
  books.add({
    start: ago(228, 30),
    end: ago(214, 8),
    task: null,
    typeOfWork: ADMINISTRATION,
    note: "E-mails",
  });
  const call = Math.floor(ago(205) / (5 * MINUTE)) * 5 * MINUTE;
  books.add({
    start: call,
    duration: 30 * MINUTE,
    task: SITEMAP,
    note: "Call with the client",
    byHand: true,
  });
  books.add({ start: ago(168, 5), end: ago(113, 47), task: SITEMAP, breaks: [pause(150, 141)] });

  // Now.
  const breaks = [pause(74, 67), { start: ago(12), end: null }];
  return books.add({ start: ago(110), task: LOGO, note: "First draft, two directions", breaks });
}
