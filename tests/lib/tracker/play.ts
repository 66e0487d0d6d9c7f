import { purposeOf } from "@/lib/timer/start/choice";
import { type Edit, edited } from "@/lib/timer/editing/edit";
import { phase } from "@/lib/timer/timer";
import type { Action, Verb } from "@/lib/tracker/actions/action";
import type { Outcome } from "@/lib/tracker/actions/outcome";
import { createCaller } from "@/tests/fake-awork/caller";
import { TASKS, TYPES_OF_WORK } from "@/tests/fake-awork/catalogue";
import type { Caught } from "@/tests/fake-awork/script";
import type { FakeAwork } from "@/tests/fake-awork/server";
import { wish } from "./states";
import type { Elsewhere, Step } from "./steps";
import { TALK } from "./scenes";
import { type World, addBooking } from "./world";

/** What came of the steps, as far as neither the world nor the books know. */
type PlayedField = "note" | "isBillable" | "typeOfWorkId" | "start";

export type Played = {
  /** Each wish that was not joined to another: the two have one promise. */
  wishes: Map<Promise<Outcome>, Verb>;
  /** Every edit that was kept. */
  edits: Edit[];
  /** Entries that were billed otherwise in awork's own page. */
  rebilled: Set<string>;
};

const PURPOSES = [
  TALK,
  { ...TALK, note: null, isBillable: null },
  { ...TALK, taskId: TASKS[0]!.id, typeOfWorkId: TASKS[0]!.typeOfWorkId },
  { ...TALK, taskId: TASKS[2]!.id, projectId: TASKS[2]!.project!.id },
];

/** Plays the steps, then lets everything that is under way come to its end. */
export async function play(world: World, awork: FakeAwork, steps: Step[]): Promise<Played> {
  const { books, script } = awork;
  const played: Played = { wishes: new Map(), edits: [], rebilled: new Set() };
  const held: Caught[] = [];
  let underWay: Promise<unknown>[] = [];
  /** Edits are shown at once, before they are kept. */
  let shown: Edit[] = [];
  let texts = 0;
  const go = (task: Promise<unknown>) => void underWay.push(task);

  function act(action: Action) {
    const wanted = world.tracker.act(action);
    played.wishes.set(wanted, action.verb);
    go(wanted);
  }

  /** As the popup sends it, which shows what is stored. */
  function fromPopup({ verb, purpose }: { verb: Verb; purpose: number }) {
    const { timer } = world.stored;
    const id = timer?.id ?? null;
    if (verb !== "start") return id !== null && act(wish(verb, { id, asked: true }));
    const goesOn = timer !== null && phase(timer) !== "stopped";
    const what = PURPOSES[purpose] ?? (timer && purposeOf(timer));
    return act(wish(verb, { id: goesOn ? id : null, asked: true, purpose: what }));
  }

  function make(given: { field: PlayedField; by?: number }) {
    const { timer } = world.stored;
    if (!timer) return;
    const { id, subject, start, about } = edited(timer, shown);
    const types = TYPES_OF_WORK.filter((type) => !type.isArchived && type.id !== about.typeOfWorkId);
    const values = {
      note: [subject.note, `Typed ${(texts += 1)}`],
      isBillable: [about.isBillable, !about.isBillable],
      typeOfWorkId: [about.typeOfWorkId, types[texts % types.length]!.id],
      start: [start, (start ?? world.wall) + (given.by ?? 0)],
    };
    const [from, to] = values[given.field];
    const edit = { id, field: given.field, from, to } as Edit;
    shown = [...shown, edit];
    go(world.tracker.edit(edit));
  }

  function elsewhere(what: Elsewhere) {
    const current = books.current() ?? books.last();
    if (what === "book") return addBooking(awork);
    if (what === "discard") return current && books.discard(current.id);
    if (what === "note") return current && books.change(current.id, { note: `Elsewhere ${(texts += 1)}` });
    if (what !== "billable") return books[what]();
    if (current) played.rebilled.add(current.id);
    return current && books.change(current.id, { isBillable: !current.isBillable });
  }

  async function take(step: Step): Promise<unknown> {
    switch (step.do) {
      case "look":
        return go(world.tracker[step.how]());
      case "popup":
        return fromPopup(step);
      case "key":
        return act(wish(step.verb));
      case "edit":
        return make(step);
      case "move":
        return make({ field: "start", by: step.by });
      case "elsewhere":
        return elsewhere(step.what);
      case "script": {
        const rule = script.next({ method: step.method }, step.behaviour);
        return "hold" in step.behaviour && held.push(rule);
      }
      case "release":
        return held.length > 0 && held.splice(step.which % held.length, 1)[0]?.release();
      case "pass":
        return world.pass(step.duration);
      case "wait":
        return new Promise((resolve) => setImmediate(resolve));
      case "settle":
        return Promise.race([Promise.all(underWay), ...held.map(({ arrived }) => arrived)]);
      case "kill":
        // What the dead worker began never comes to an end.
        underWay = [];
        return world.start();
      default:
        return undefined;
    }
  }

  let waiting = 0;
  world.onKept = (edits) => {
    // They come one by one, at the end.
    if (edits.length > waiting) played.edits.push(edits.at(-1)!);
    waiting = edits.length;
    shown = edits;
  };
  for (const step of steps) await take(step);
  script.clear();
  await Promise.all(underWay);
  // What a dead worker has sent arrives before this.
  await createCaller(awork)("GET /me");
  return played;
}
