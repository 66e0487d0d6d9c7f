import * as fc from "fast-check";
import { bookedOn } from "@/lib/timer/editing/booked-on";
import { type Edit, valueOf } from "@/lib/timer/editing/edit";
import { type Duration, HOUR, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import { type Timer, phase } from "@/lib/timer/timer";
import { localDayOf } from "@/lib/timer/today";
import { listedAs } from "@/lib/tracker/edits/additions";
import { UNDO } from "@/lib/tracker/edits/deletions";
import { isWaiting } from "@/lib/tracker/edits/edits";
import { withUnsent } from "@/lib/tracker/edits/unsent";
import { TASKS, TYPES_OF_WORK } from "@/tests/fake-awork/catalogue";
import type { Behaviour } from "@/tests/fake-awork/script";
import type { FakeAwork } from "@/tests/fake-awork/server";
import type { World } from "../world";

/** What can happen while a person puts days right: to an entry of the list by its place, elsewhere, or to the wire. */
export type Step =
  | { do: "edit"; which: number; fields: Edit["field"][]; by: Duration }
  | { do: "add"; at: Duration; length: Duration; hasStart: boolean }
  | { do: "remove" | "undo" | "letGo" | "retry"; which: number }
  | { do: "elsewhere"; what: "note" | "move" | "discard" | "book"; which: number }
  | { do: "lost"; method: string; behaviour: Behaviour }
  | { do: "offline" | "online" | "kill" | "close" | "settle" | "look" }
  | { do: "sent"; count: number }
  | { do: "pass"; duration: Duration };

const LOST: Behaviour[] = [
  { drop: true },
  { drop: "after" },
  { truncated: true },
  { malformed: true },
  { empty: true },
  { html: true },
  { status: 500 },
  { status: 500, acted: true },
  { status: 400 },
  { status: 429, headers: { "retry-after": "30" } },
];

const which = fc.nat(5);
const kind = (name: Step["do"], given: Record<string, fc.Arbitrary<unknown>> = {}) =>
  fc.record(given).map((more) => ({ do: name, ...more }) as Step);

export const anySteps = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: kind("edit", {
        which,
        fields: fc.uniqueArray(
          fc.constantFrom("note", "start", "end", "isBillable", "typeOfWorkId", "bookedOn"),
          { minLength: 1, maxLength: 4 },
        ),
        by: fc.constantFrom(-5 * MINUTE, -MINUTE, MINUTE, 3 * MINUTE),
      }),
    },
    {
      weight: 4,
      arbitrary: kind("add", {
        at: fc.integer({ min: 1, max: 40 }).map((hours) => hours * HOUR),
        length: fc.constantFrom(5 * MINUTE, 30 * MINUTE),
        hasStart: fc.boolean(),
      }),
    },
    { weight: 3, arbitrary: kind("remove", { which }) },
    { weight: 2, arbitrary: kind("undo", { which }) },
    { weight: 1, arbitrary: kind("letGo", { which }) },
    { weight: 1, arbitrary: kind("retry", { which }) },
    {
      weight: 3,
      arbitrary: kind("elsewhere", {
        what: fc.constantFrom("note", "note", "move", "discard", "book"),
        which,
      }),
    },
    {
      weight: 4,
      arbitrary: kind("lost", {
        method: fc.constantFrom("GET", "PUT", "POST", "DELETE"),
        behaviour: fc.constantFrom(...LOST),
      }),
    },
    { weight: 1, arbitrary: kind("offline") },
    { weight: 2, arbitrary: kind("online") },
    { weight: 2, arbitrary: kind("kill") },
    { weight: 1, arbitrary: kind("close") },
    { weight: 4, arbitrary: kind("settle") },
    { weight: 4, arbitrary: kind("sent", { count: fc.integer({ min: 1, max: 3 }) }) },
    { weight: 3, arbitrary: kind("look") },
    {
      weight: 4,
      arbitrary: kind("pass", { duration: fc.constantFrom(SECOND, UNDO, MINUTE, 20 * MINUTE) }),
    },
  ),
  { minLength: 5, maxLength: 30 },
);

/** What the person did, to compare with the books afterwards. */
export type Played = {
  /** The notes of the entries that were added. */
  added: string[];
  /** Each edit. */
  edits: Edit[];
  /** The ids of the entries that were deleted and not undone. */
  removed: Set<string>;
  /** The ids of those whose deletion was undone in time. */
  undone: Set<string>;
  /** The notes, starts and ids of what was changed or deleted elsewhere. */
  elsewhere: Set<string>;
  /** The notes that the person let go, and the ids of additions. */
  letGo: Set<string>;
};

/** The note that an addition began with, which tells it from others. */
export const baseOf = (note: string | null): string => (note ?? "").split(",")[0]!;

/** Plays the steps as the popup would send them, then lets everything that is under way come to its end. */
export async function play(world: World, awork: FakeAwork, steps: Step[]): Promise<Played> {
  const { books, script } = awork;
  const played: Played = {
    added: [],
    edits: [],
    removed: new Set(),
    undone: new Set(),
    elsewhere: new Set(),
    letGo: new Set(),
  };
  let underWay: { send: () => Promise<unknown>; done: Promise<unknown> }[] = [];
  let count = 0;
  function go(send: () => Promise<unknown>): void {
    const mine = { send, done: send().finally(() => (underWay = underWay.filter((each) => each !== mine))) };
    underWay.push(mine);
  }
  const settled = () => Promise.all(underWay.map(({ done }) => done));
  /** What the popup lets a person open: what it lists, and additions that awork refused. */
  const listed = () => [
    ...withUnsent(world.days.timers, world).filter((each) => phase(each) === "stopped"),
    ...world.additions.filter((each) => !isWaiting(each)).map((each) => listedAs(each)),
  ];
  /** Resolves when so many requests are about to be sent. */
  const requests = (count: number) =>
    new Promise<void>((resolve) => {
      let left = count;
      world.onUse = (_place, name) => {
        if (name === "fetch") left -= 1;
        if (left === 0) resolve();
      };
    });
  const pick = <T>(list: readonly T[], place: number): T | undefined => list[place % list.length];

  function edit(timer: Timer, { fields, by }: Extract<Step, { do: "edit" }>) {
    count += 1;
    const { start, end, about, subject } = timer;
    const task = TASKS[count % 3]!;
    const types = TYPES_OF_WORK.filter((type) => !type.isArchived && type.id !== about.typeOfWorkId);
    const moved = (at: Instant | null) => (at === null ? undefined : at + by);
    const values: Record<string, unknown> = {
      note: subject.note?.startsWith("Added") ? `${baseOf(subject.note)}, edit ${count}` : `Edit ${count}`,
      start: moved(start),
      end: start === null ? undefined : moved(end),
      isBillable: !about.isBillable,
      typeOfWorkId: types[count % types.length]!.id,
      bookedOn: {
        ...bookedOn(timer),
        taskId: task.id,
        projectId: task.project?.id ?? null,
        task: task.name,
      },
    };
    const save = `save ${count}`;
    const edits = fields
      .filter((field) => values[field] !== undefined)
      .map(
        (field) => ({ id: timer.id, field, from: valueOf(timer, field), to: values[field], save }) as Edit,
      );
    played.edits.push(...edits);
    go(() => world.tracker.edit(...edits));
  }

  function add({ at, length, hasStart }: Extract<Step, { do: "add" }>) {
    count += 1;
    const note = `Added ${count}`;
    const start = Math.floor((world.wall - at) / MINUTE) * MINUTE;
    played.added.push(note);
    go(() =>
      world.tracker.add({
        id: note,
        entry: {
          day: localDayOf(start),
          start: hasStart ? start : null,
          end: hasStart ? start + length : null,
          duration: hasStart ? null : length,
          bookedOn: { taskId: null, projectId: null, task: null, project: null, client: null },
          typeOfWorkId: TYPES_OF_WORK[count % 3]!.id,
          typeOfWork: null,
          note,
          isBillable: false,
        },
        sentAt: null,
        before: [],
      }),
    );
  }

  async function undo(id: string) {
    if (await world.tracker.undoRemove(id)) {
      const ours = world.added.find(({ aworkId }) => aworkId === id)?.id;
      if (ours) played.removed.delete(ours);
      played.removed.delete(id);
      if (!played.added.includes(id)) played.undone.add(id);
    }
  }

  function remove({ id }: Timer) {
    played.removed.add(id);
    played.undone.delete(id);
    go(() => world.tracker.remove({ id, name: "Entry" }));
  }

  function letGo(place: number) {
    const edit = pick(
      world.edits.filter(({ fault }) => fault?.isFinal),
      place,
    );
    const addition = pick(
      world.additions.filter(({ fault }) => fault?.isFinal),
      place,
    );
    if (edit) {
      played.letGo.add(`${edit.to}`);
      go(() => world.tracker.dropEdit(edit));
    }
    if (addition) {
      played.letGo.add(addition.id);
      go(() => world.tracker.dropAddition(addition.id));
    }
  }

  function elsewhere({ what, which }: Extract<Step, { do: "elsewhere" }>) {
    count += 1;
    if (what === "book")
      return books.add({
        start: world.wall - 9 * HOUR,
        end: world.wall - 8 * HOUR,
        duration: HOUR,
        byHand: true,
        note: `There ${count}`,
      });
    // Until it is known that awork has an addition, it is known by its values alone.
    const isUnknown = (note: string | null) => world.additions.some(({ id }) => id === baseOf(note));
    const entry = pick(
      books.entries.filter(({ end, duration, note }) => (end !== null || duration > 0) && !isUnknown(note)),
      which,
    );
    if (!entry) return undefined;
    played.elsewhere.add(entry.id);
    if (what === "discard") return books.discard(entry.id);
    if (what === "note") return books.change(entry.id, { note: `There ${count}` });
    if (entry.start === null || entry.end === null) return undefined;
    return books.change(entry.id, { start: entry.start - MINUTE, duration: entry.duration + MINUTE });
  }

  async function take(step: Step): Promise<unknown> {
    switch (step.do) {
      case "edit": {
        const timer = pick(listed(), step.which);
        return timer && edit(timer, step);
      }
      case "add":
        return add(step);
      case "remove": {
        const timer = pick(listed(), step.which);
        return timer && remove(timer);
      }
      case "undo": {
        const deletion = pick(world.deletions, step.which);
        // Until it is undone, the list doesn't have the entry.
        return deletion && undo(deletion.id);
      }
      case "letGo":
        return letGo(step.which);
      case "retry": {
        const kept = pick(world.edits, step.which);
        const addition = pick(world.additions, step.which);
        if (kept) go(() => world.tracker.retryEdit(kept));
        return addition && go(() => world.tracker.retryAddition(addition.id));
      }
      case "elsewhere":
        return elsewhere(step);
      case "lost":
        return script.next({ method: step.method }, step.behaviour);
      case "offline":
        return script.always({}, { drop: true });
      case "online":
        return script.clear();
      case "pass":
        return world.pass(step.duration);
      case "look":
        return go(() => world.tracker.refresh());
      case "close":
        return go(() => world.tracker.saveRemovals(true));
      case "settle":
        return settled();
      case "sent":
        return Promise.race([settled(), requests(step.count)]);
      case "kill": {
        // The popup learns that the worker died, and sends again what was not answered.
        const sent = underWay;
        underWay = [];
        world.start();
        for (const { send } of sent) go(send);
        return undefined;
      }
      default:
        return undefined;
    }
  }

  for (const step of steps) await take(step);
  script.clear();
  await settled();
  return played;
}
