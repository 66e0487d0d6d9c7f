import type { Client } from "@/lib/awork/client";
import type { Answer } from "@/lib/awork/request";
import { type Duration, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import { isActive, phase } from "@/lib/timer/timer";
import type { Verb } from "@/lib/tracker/actions/action";
import { nextWatch } from "@/lib/tracker/cadence";
import { type Book, PURPOSE } from "./book.ts";
import type { Calendar } from "./calendar.ts";
import type { Computer } from "./computer.ts";
import type { Habits } from "./habits.ts";
import type { Random } from "./random.ts";

/** What a popup offers without a search is asked for again after so long (lib/start/choices). */
const CHOICES_OLD = 10 * MINUTE;

/** The plan of a task is read again after so long (lib/capacity/read-task). */
const TASK_OLD = 10 * MINUTE;

/** While the company uses much of its limit, most people's hours are read later (lib/capacity/read-hours). */
const PUT_OFF = 20 * MINUTE;

/** So long the panel polls after the last touch (lib/popup/activity). */
const AT_IT = MINUTE;

type Done = keyof Habits["starts"];
type Used = Extract<Verb, "start" | "pause" | "stop" | "keep" | "removeBreaks" | "resume">;
type Step = [wait: Duration, step: () => unknown];

export type Life = {
  computer: Computer;
  book: Book;
  calendar: Calendar;
  random: Random;
  draws: Random;
  habits: Habits;
};

/** Has a person live a day that begins at `midnight`. `refused` is called when awork does not let a verb through. */
export function live(life: Life, midnight: Instant, refused: () => void): void {
  const { computer, book, calendar, random, draws, habits } = life;
  const { tracker } = computer;
  const { now } = calendar;
  let isThere = false;
  let hasLeft = false;
  let chosenAt = -Infinity;
  let taskReadAt = -Infinity;
  let hoursNotBefore = -Infinity;

  const later = (wait: Duration, happen: () => unknown) => calendar.at(now() + wait, happen);

  /** Opens the popup: a poll, and what it then has read of the task and, once a day, of the hours (lib/capacity). */
  async function look(): Promise<void> {
    await tracker.refresh();
    if (computer.state.trouble) return;
    const { timer, throttle } = computer.state;
    if (timer && now() - taskReadAt >= TASK_OLD) {
      taskReadAt = now();
      if (draws.next() * throttle < 1) await consult((client) => client.taskTime("one"));
    }
    if (now() < hoursNotBefore) return;
    const isPutOff = draws.next() * throttle ** 2 >= 1;
    hoursNotBefore = isPutOff ? now() + PUT_OFF : Infinity;
    if (isPutOff) return;
    await consult((client) => client.rules());
    await consult((client) => client.weeklyHours());
    await consult((client) => client.absences("", ""));
    // A refusal holds for a week, and most people are refused.
    if (draws.next() < 1 / 7) await consult((client) => client.holidays("", ""));
  }

  /** Looks at the side panel, which follows as long as there are hands on it (lib/popup/deferred/polling). */
  async function glance(): Promise<void> {
    await look();
    if (habits.hasPanel) follow(now() + AT_IT);
  }

  function follow(until: Instant): void {
    const due = nextWatch(computer.state, now());
    if (due > until) return;
    later(Math.max(due - now(), SECOND), async () => (await tracker.refresh(), follow(until)));
  }

  /** One step after the other, each so long after the one before; how long all take. */
  function steps(all: Step[]): Duration {
    let passed = 0;
    for (const [wait, step] of all) later((passed += wait), step);
    return passed;
  }

  async function consult<T>(question: (client: Client) => Promise<Pick<Answer<T>, "value">>): Promise<void> {
    await tracker.consult(question).catch(() => null);
  }

  async function choices(): Promise<void> {
    if (now() - chosenAt < CHOICES_OLD) return;
    chosenAt = now();
    await Promise.all([consult((client) => client.typesOfWork()), consult((client) => client.assigned())]);
  }

  async function press(verb: Used): Promise<void> {
    const { timer } = computer.state;
    const id = isActive(timer) ? timer.id : null;
    const purpose = verb === "start" ? PURPOSE : null;
    const { trouble } = await tracker.act({ verb, id, asked: true, purpose });
    if (trouble?.kind === "tooMany") refused();
  }

  /** Does it after so long, in one way or the other; how long that takes in all. */
  function act(verb: Used, done: Done, wait: Duration = 0): Duration {
    if (done === "never") return wait;
    if (done === "key") return steps([[wait, () => press(verb)]]);
    if (done === "awork")
      return steps([[wait, () => (verb === "resume" ? book.removeBreaks() : book[verb]())]]);
    const search: Step = [2 * SECOND, () => consult((client) => client.search("web"))];
    const isSearched = verb === "start" && random.next() > habits.continues;
    const finds: Step[] = [[2 * SECOND, choices], ...Array.from({ length: habits.searches }, () => search)];
    const pressed: Step = [random.between(2, 8) * SECOND, async () => (await press(verb), look())];
    return steps([[wait, look], ...(isSearched ? finds : []), pressed]);
  }

  function arrive() {
    isThere = true;
    computer.switchOn();
    act("start", random.one(habits.starts), random.after(habits.firstStart));
    return computer.become("active");
  }

  /** Gone for so long, the timer paused or not. */
  function rest(length: Duration): void {
    isThere = false;
    const wasRunning = phase(book.last()) === "running";
    const paused = act("pause", random.one(habits.pauses));
    steps([
      [paused + SECOND, () => computer.become("locked")],
      [length, () => comeBack()],
      [random.after(MINUTE / 2), () => wasRunning && goOn()],
    ]);
  }

  function goOn(): void {
    if (isThere && phase(book.last()) === "paused")
      act(random.next() < 0.5 ? "resume" : "keep", random.one(habits.starts));
  }

  function comeBack() {
    if (hasLeft) return undefined;
    isThere = true;
    return computer.become("active");
  }

  function meet() {
    isThere = false;
    later(random.after(habits.meetingLasts), comeBack);
    return computer.become("idle");
  }

  async function write(): Promise<void> {
    await look();
    const { timer } = computer.state;
    if (timer) await tracker.edit({ id: timer.id, field: "note", from: timer.subject.note, to: null });
  }

  function leave(): void {
    [isThere, hasLeft] = [false, true];
    const stopped = act("stop", random.one(habits.stops));
    steps([
      [stopped + SECOND, () => computer.become("locked")],
      [SECOND, () => random.next() < habits.staysOn || computer.switchOff()],
    ]);
  }

  /** Whenever the person is there, after so long on average. */
  function often(mean: Duration, happen: () => unknown): void {
    later(random.after(mean), async () => {
      if (isThere) await happen();
      often(mean, happen);
    });
  }

  function restHands(): void {
    later(random.after(habits.active), async () => {
      if (isThere) await computer.become("idle");
      later(random.after(habits.idle), async () => {
        if (isThere) await computer.become("active");
        restHands();
      });
    });
  }

  const TURNS = {
    start: () => act("start", random.one(habits.starts)),
    break: () => rest(random.after(habits.breakLasts)),
    meeting: meet,
    note: write,
  };

  const today = (time: Duration) => midnight + time;
  if (random.next() < habits.staysOn)
    later(random.between(0, 5 * MINUTE), () => (computer.switchOn(), computer.become("locked")));
  calendar.at(today(random.about(habits.arrives)), arrive);
  calendar.at(today(random.about(habits.lunch)), () => isThere && rest(random.about(habits.lunchLasts)));
  calendar.at(today(random.about(habits.leaves)), leave);
  often(habits.looks, glance);
  often(habits.turns, () => TURNS[random.one(habits.turn)]());
  restHands();
}
