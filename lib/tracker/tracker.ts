import type { Client } from "@/lib/awork/client";
import { TooMany } from "@/lib/awork/api-error";
import type { Answer } from "@/lib/awork/request";
import type { Edit } from "@/lib/timer/edit";
import { createActions } from "@/lib/tracker/actions/actions";
import type { Action } from "@/lib/tracker/actions/action";
import { due, isBackingOff } from "./cadence";
import { NO_DAYS } from "./days";
import { type KeptEdit, changeOf, isSame as isSameEdit, without } from "@/lib/tracker/edits/edits";
import { mustWait } from "./fresh";
import { type Poll, createPoll } from "./poll";
import { createSyncState } from "./sync-state";
import type { Outcome } from "@/lib/tracker/actions/outcome";
import type { Ports } from "./ports";
import { createEditQueue } from "@/lib/tracker/edits/edit-queue";
import { NOTHING_KNOWN, type State } from "./state";
import { createTurns } from "@/lib/async/turns";

export type Tracker = ReturnType<typeof createTracker>;

/** The one writer of state. Everything that asks awork or writes runs in turn, so no answer can overtake another. */
export function createTracker(ports: Ports) {
  const inTurn = createTurns();
  const editsInTurn = createTurns();
  const memory = createSyncState(ports, changeEdits);
  const look = createPoll(ports, memory);
  const perform = createActions(ports, memory, changeEdits);
  const saveEdits = createEditQueue(ports, memory, changeEdits);
  const looks = new Set<AbortController>();
  let reading: { stop: AbortController; isForced: boolean; done: Promise<void> } | null = null;
  let acting: { action: Action; done: Promise<Outcome> } | null = null;

  /** Asks awork what is current, once however many want to know. An action under way brings the answer as well. */
  const refresh = (): Promise<void> => read(true);

  function read(isForced: boolean): Promise<void> {
    if (acting) return acting.done.then(() => undefined);
    // One that was called off brings nothing, and one that need not ask may not.
    if (!reading || reading.stop.signal.aborted || (isForced && !reading.isForced)) {
      const stop = new AbortController();
      const mine = {
        stop,
        isForced,
        done: looking(stop, { isForced, isSeen: false }).finally(() => reading === mine && (reading = null)),
      };
      reading = mine;
    }
    return reading.done.then(saveWaiting);
  }

  /** Asks if the time has come, and plans the next time. For alarms, and wherever an alarm can have been lost. */
  async function tick(): Promise<void> {
    const state = await ports.state.get();
    const wall = ports.now();
    if (due(state, wall, await ports.presence())) {
      // An alarm rings once: should the worker die while it asks, nothing else would wake another.
      if (state.askedAt !== null) await memory.plan({ ...state, askedAt: wall, trouble: null });
      // A popup that woke the worker may ask first; that is enough, unless an action is to be settled.
      await read(state.pending !== null);
    } else {
      await memory.plan(state);
      await readForTotal();
    }
    await saveWaiting();
  }

  /** Reads what today's total in the toolbar needs, as soon as it is not sure; where awork fails, with the next poll. */
  async function readForTotal(): Promise<void> {
    const state = await ports.state.get();
    const mayAsk = !state.trouble && !state.pending && !isBackingOff(state, ports.now());
    if (mayAsk && (await memory.wantsTotal(state))) await read(false);
  }

  /** A person is looking: ask now, unless awork was just asked or wants to be left alone. */
  const attend = (): Promise<void> =>
    looking(new AbortController(), { isForced: false, isSeen: true }).then(saveWaiting);

  /** Does what a person wants, at most once: who asks for the same while that is under way gets its outcome. */
  function act(action: Action): Promise<Outcome> {
    stopLooking();
    if (acting && isSame(acting.action, action)) return acting.done;
    const mine = {
      action,
      done: carryOut(action).finally(() => acting === mine && (acting = null)),
    };
    acting = mine;
    void mine.done.then(readForTotal, () => undefined);
    return mine.done;
  }

  /** A stop that is to have been before leaves an edit; one with a purpose is followed by a start for that. */
  async function carryOut(action: Action): Promise<Outcome> {
    let outcome = await inTurn(() => perform(action));
    const { verb, purpose } = action;
    if (verb === "stop" && purpose && outcome.kind === "stopped")
      outcome = await inTurn(() => perform({ verb: "start", id: null, asked: true, purpose }));
    if (action.end !== undefined) await saveWaiting();
    return outcome;
  }

  /** Keeps the edit, and brings it to awork as soon as awork can be had. */
  async function edit(change: Edit): Promise<void> {
    await changeEdits((edits) => [...edits, changeOf(change)]);
    stopLooking();
    await inTurn(saveEdits);
  }

  /** Sends an edit again that awork does not have. */
  async function retryEdit(edit: Edit): Promise<void> {
    await changeEdits((edits) => edits.map((each) => (isSameEdit(each, edit) ? changeOf(each) : each)));
    stopLooking();
    await inTurn(saveEdits);
  }

  /** Forgets an edit that awork does not have: the person lets it go. */
  const dropEdit = (edit: Edit): Promise<void> => changeEdits((edits) => without(edits, edit, false));

  /** The person has answered that nothing is to be done. */
  const dismiss = (): Promise<void> =>
    inTurn(async () => {
      const state = await ports.state.get();
      const outcome = state.outcome?.kind === "ask" ? null : state.outcome;
      if (state.question) await memory.save({ ...state, outcome, question: null });
    });

  /**
   * A question that changes nothing here. Throws only a `Failure`; one that concerns every call is kept in mind, and
   * holds for the next question as well. Null: nobody is connected. `stop` calls it off.
   */
  async function consult<T>(
    question: (client: Client) => Promise<Pick<Answer<T>, "value">>,
    stop?: AbortSignal,
  ): Promise<T | null> {
    const state = await ports.state.get();
    const wall = ports.now();
    if (state.rest && mustWait(state, wall)) throw new TooMany(state.rest.until - wall);
    try {
      const client = await ports.client(stop);
      return client && (await question(client)).value;
    } catch (failure) {
      if (failure instanceof TooMany)
        await inTurn(async () => memory.save(await memory.failed(await ports.state.get(), failure)));
      throw failure;
    }
  }

  /**
   * Forgets all that was known: somebody else's timer, or nobody's. `first`: what is done before, with nothing under way
   * that could still bring what is to be forgotten; where it fails, nothing is. `edits`: what the same person typed
   * before is kept, and can be brought to awork now.
   */
  async function reset(
    state: State = NOTHING_KNOWN,
    first = async (): Promise<void> => {},
    edits: "forgotten" | "kept" = "forgotten",
  ): Promise<void> {
    stopLooking();
    await inTurn(async () => {
      // As for every state that is kept: should the worker die after that, another wakes.
      if (state.at !== null) await memory.plan(state);
      await first();
      await ports.days.set(NO_DAYS);
      if (edits === "forgotten") await changeEdits(() => []);
      if (state.at !== null) return memory.save(state);
      await ports.state.set(state);
      await ports.wakeAt(null);
    });
    if (edits === "kept") await saveWaiting();
  }

  function looking(stop: AbortController, how: Omit<Poll, "stop">): Promise<void> {
    looks.add(stop);
    return inTurn(() => look({ stop: stop.signal, ...how })).finally(() => looks.delete(stop));
  }

  /** What could not be saved before is, once awork has answered. */
  function saveWaiting(): Promise<void> {
    return inTurn(async () => {
      const [waiting, { rest }] = await Promise.all([ports.edits.get(), ports.state.get()]);
      if (waiting.length > 0 && !rest) await saveEdits();
    });
  }

  /** What a poll would bring is read again anyway, and it may hang. */
  function stopLooking(): void {
    for (const stop of looks) stop.abort();
  }

  /** The edits change in turns of their own: what a person typed is kept at once, also while awork is slow. */
  function changeEdits(how: (edits: KeptEdit[]) => KeptEdit[]): Promise<void> {
    return editsInTurn(async () => ports.edits.set(how(await ports.edits.get())));
  }

  return { refresh, tick, attend, act, dismiss, edit, retryEdit, dropEdit, consult, reset };
}

/** Whether a wish is the one under way, from wherever it came. An answer is not the press that it answers. */
const isSame = (underWay: Action, wish: Action): boolean =>
  underWay.verb === wish.verb &&
  underWay.end === wish.end &&
  (underWay.asked || !wish.asked) &&
  (underWay.verb !== "start" || JSON.stringify(underWay.purpose) === JSON.stringify(wish.purpose));
