import type { Client } from "@/lib/awork/client";
import { TooMany } from "@/lib/awork/api-error";
import type { Answer } from "@/lib/awork/request";
import { createActions } from "@/lib/tracker/actions/actions";
import { createNext } from "@/lib/tracker/actions/next";
import type { Action } from "@/lib/tracker/actions/action";
import { isBackingOff } from "./backoff";
import { due } from "./cadence";
import { NO_DAYS } from "./days";
import { mustWait } from "./fresh";
import { type Poll, createPoll } from "./poll";
import { createSyncState } from "./sync-state";
import type { Outcome } from "@/lib/tracker/actions/outcome";
import type { Ports } from "./ports";
import { createChanges, createCorrections } from "@/lib/tracker/edits/corrections";
import { NOTHING_KNOWN, type State } from "./state";
import { createTurns } from "@/lib/async/turns";

export type Tracker = ReturnType<typeof createTracker>;

/**
 * The only writer of the state. Everything that reads or changes awork runs one at a time, so no answer
 * overtakes another.
 */
export function createTracker(ports: Ports) {
  const inTurn = createTurns();
  const changes = createChanges(ports);
  const { changeEdits } = changes;
  const syncState = createSyncState(ports, changeEdits);
  const pollOnce = createPoll(ports, syncState);
  const perform = createActions(ports, syncState, changeEdits);
  const corrections = createCorrections(ports, syncState, changes, { inTurn, soon });
  const next = createNext(ports, syncState, perform, { change: changeEdits, save: corrections.saveEdits });
  const polls = new Set<AbortController>();
  let current: { stop: AbortController; isForced: boolean; done: Promise<void> } | null = null;
  let acting: { action: Action; done: Promise<Outcome> } | null = null;

  /**
   * Polls the current timer, once for all simultaneous callers. A running action also returns the current
   * timer.
   */
  const poll = (): Promise<void> => read(true);

  function read(isForced: boolean): Promise<void> {
    if (acting) return acting.done.then(() => undefined);
    // An aborted poll returns nothing, and an unforced one may send no request.
    if (!current || current.stop.signal.aborted || (isForced && !current.isForced)) {
      const stop = new AbortController();
      const mine = {
        stop,
        isForced,
        done: runPoll(stop, { isForced, isSeen: false }).finally(() => current === mine && (current = null)),
      };
      current = mine;
    }
    return current.done.then(saveWaiting);
  }

  /**
   * Polls if a poll is due, and plans the next one. Called by alarms, and wherever an alarm can have been
   * lost.
   */
  async function tick(): Promise<void> {
    const state = await ports.state.get();
    const wall = ports.now();
    if (due(state, wall, await ports.presence())) {
      // An alarm fires once: if the worker dies during the poll, nothing else would wake it.
      if (state.askedAt !== null) await syncState.plan({ ...state, askedAt: wall, trouble: null });
      // A popup that woke the worker may poll first. That is enough, unless a pending action has to be
      // settled.
      await read(state.pending !== null);
    } else {
      await syncState.plan(state);
      await readListed();
    }
    await saveWaiting();
  }

  /**
   * Reads the list for today's total in the toolbar as soon as the total isn't sure, and to count breaks; after a
   * failure, with the next poll.
   */
  async function readListed(): Promise<void> {
    const state = await ports.state.get();
    const mayAsk = !state.trouble && !state.pending && !isBackingOff(state, ports.now());
    if (mayAsk && (await syncState.wantsList(state))) await read(false);
  }

  /**
   * A person is viewing: poll now, unless awork was polled just now or a backoff it demanded is in effect.
   */
  const refresh = (): Promise<void> =>
    runPoll(new AbortController(), { isForced: false, isSeen: true }).then(saveWaiting);

  /**
   * awork's web app has changed something: polls anew, because a poll under way may have been answered before, and
   * has the list read again by the next one that wants it.
   */
  async function follow(): Promise<void> {
    await inTurn(async () => {
      const list = await ports.days.get();
      if (list.at !== null && !list.isStale) await ports.days.set({ ...list, isStale: true });
    });
    await runPoll(new AbortController(), { isForced: true, isSeen: false });
    await saveWaiting();
  }

  /**
   * Carries out an action at most once. The same action requested while it is under way gets the same
   * outcome.
   */
  function act(action: Action): Promise<Outcome> {
    stopPolls();
    if (acting && isSame(acting.action, action)) return acting.done;
    const mine = {
      action,
      done: carryOut(action).finally(() => acting === mine && (acting = null)),
    };
    acting = mine;
    void mine.done.then(readListed, () => undefined);
    return mine.done;
  }

  /**
   * A stop with an earlier end and a start with an earlier start leave an edit. A stop with a purpose is
   * followed by a start for that purpose; one with a note saves it first.
   */
  async function carryOut(action: Action): Promise<Outcome> {
    const { verb, purpose, end, since, note } = action;
    let outcome = await inTurn(() =>
      note === undefined ? perform(action) : next.stopWithNote(action, note),
    );
    if (verb === "stop" && purpose) outcome = (await inTurn(next.perform)) ?? outcome;
    if (end !== undefined || since !== undefined) await saveWaiting();
    return outcome;
  }

  /** The person has dismissed the question. */
  const dismiss = (): Promise<void> =>
    inTurn(async () => {
      const state = await ports.state.get();
      const outcome = state.outcome?.kind === "ask" ? null : state.outcome;
      if (state.question) await syncState.save({ ...state, outcome, question: null });
    });

  /**
   * Sends a request that changes nothing in the state. Throws only an `ApiError`; a 429 is stored, and
   * applies to the next request too. Null: nobody is connected. `stop` aborts it.
   */
  async function consult<T>(
    question: (client: Client) => Promise<Pick<Answer<T>, "value">>,
    stop?: AbortSignal,
  ): Promise<T | null> {
    const state = await ports.state.get();
    const wall = ports.now();
    if (state.backoff && mustWait(state, wall)) throw new TooMany(state.backoff.until - wall);
    try {
      const client = await ports.client(stop);
      return client && (await question(client)).value;
    } catch (failure) {
      if (failure instanceof TooMany)
        await inTurn(async () => syncState.save(await syncState.failed(await ports.state.get(), failure)));
      throw failure;
    }
  }

  /**
   * Replaces the whole state, when somebody else connects or nobody is connected. `first` runs before that,
   * while nothing is under way that could still write old data; if it fails, nothing is replaced. `edits`:
   * with "kept", the same person's earlier edits stay and are sent now.
   */
  async function reset(
    state: State = NOTHING_KNOWN,
    first = async (): Promise<void> => {},
    edits: "forgotten" | "kept" = "forgotten",
  ): Promise<void> {
    stopPolls();
    await inTurn(async () => {
      // As in `save`: if the worker dies after this, the alarm wakes it again.
      if (state.at !== null) await syncState.plan(state);
      await first();
      await ports.days.set(NO_DAYS);
      if (edits === "forgotten") await corrections.forget();
      if (state.at !== null) return syncState.save(state);
      await ports.state.set(state);
      await ports.wakeAt(null);
    });
    if (edits === "kept") await saveWaiting();
  }

  function runPoll(stop: AbortController, how: Omit<Poll, "stop">): Promise<void> {
    polls.add(stop);
    return inTurn(() => pollOnce({ stop: stop.signal, ...how })).finally(() => polls.delete(stop));
  }

  /**
   * Does what could not be done before, once awork has answered: a start after a stop, and corrections.
   */
  function saveWaiting(): Promise<void> {
    return inTurn(async () => {
      await next.perform();
      await corrections.saveAll();
    });
  }

  /** Runs a task in turn, and does not wait for polls. */
  function soon<T>(task: () => Promise<T>): Promise<T> {
    stopPolls();
    return inTurn(task);
  }

  /** Aborts running polls: their result is read again anyway, and they may hang. */
  function stopPolls(): void {
    for (const stop of polls) stop.abort();
  }

  return {
    poll,
    tick,
    refresh,
    follow,
    act,
    dismiss,
    consult,
    reset,
    ...corrections.commands,
  };
}

/**
 * Whether a requested action is the one under way, wherever it came from. A confirmation is not the same as
 * the action it confirms.
 */
const isSame = (underWay: Action, wish: Action): boolean =>
  underWay.verb === wish.verb &&
  underWay.end === wish.end &&
  underWay.since === wish.since &&
  underWay.note === wish.note &&
  (underWay.asked || !wish.asked) &&
  JSON.stringify(underWay.purpose) === JSON.stringify(wish.purpose);
