import type { Client } from "@/lib/awork/client";
import { Failure, type FailureKind, TooMany } from "@/lib/awork/failure";
import type { Duration, Instant } from "@/lib/timer/time";
import { type Presence, due, nextWake, rest, resting } from "./cadence";
import { current } from "./current";
import { known } from "./known";
import { offset } from "./offset";
import { FRESH, type Wish, isFresh, judge } from "./resume";
import { NOTHING_KNOWN, type Outcome, type State } from "./state";
import { type Trouble, trouble } from "./trouble";
import { createTurns } from "./turns";

/** What the tracker needs of the world. All instants are on this computer's clock. */
export type Ports = {
  now: () => Instant;
  /** From 0 to 1, to spread a company's requests. */
  random: () => number;
  read: () => Promise<State>;
  write: (state: State) => Promise<void>;
  /** The calls for whoever is connected; null when nobody is. Throws a `Failure` when there is no token to call with. */
  client: (signal?: AbortSignal) => Promise<Client | null>;
  /** Whether the browser lets calls to awork out. */
  permitted: () => Promise<boolean>;
  presence: () => Promise<Presence>;
  /** The longest break that a key press may turn into work without a question. */
  guard: () => Promise<Duration>;
  /** Wakes the worker then; null: never. */
  wakeAt: (at: Instant | null) => Promise<void>;
};

export type Tracker = ReturnType<typeof createTracker>;

/** The one writer of state. Everything that asks awork or writes runs in turn, so no answer can overtake another. */
export function createTracker(ports: Ports) {
  const inTurn = createTurns();
  let reading: { stop: AbortController; done: Promise<void> } | null = null;
  let resuming: Promise<Outcome> | null = null;

  /** Asks awork what is current, once however many want to know. An action under way brings the answer as well. */
  function refresh(): Promise<void> {
    if (resuming) return resuming.then(() => undefined);
    // One that was called off brings nothing.
    if (!reading || reading.stop.signal.aborted) {
      const stop = new AbortController();
      const mine = {
        stop,
        done: inTurn(() => look(stop.signal)).finally(() => reading === mine && (reading = null)),
      };
      reading = mine;
    }
    return reading.done;
  }

  /** Asks if the time has come, and plans the next time. For alarms, and wherever an alarm can have been lost. */
  async function tick(): Promise<void> {
    const state = await ports.read();
    if (due(state, ports.now(), await ports.presence())) await refresh();
    else await plan(state);
  }

  /** A person is looking: ask now, unless awork was just asked or wants to be left alone. */
  async function attend(): Promise<void> {
    const state = await ports.read();
    const wall = ports.now();
    const justAsked = state.askedAt !== null && state.askedAt <= wall && wall - state.askedAt <= FRESH;
    if (justAsked || mustWait(state, wall)) await plan(state);
    else await refresh();
  }

  /** Resumes the paused timer, at most once: who asks while that is under way gets its outcome. */
  function resume(wish: Wish): Promise<Outcome> {
    // What a poll would bring is read again anyway, and it may hang.
    reading?.stop.abort();
    resuming ??= inTurn(() => act(wish)).finally(() => (resuming = null));
    return resuming;
  }

  /** Forgets all that was known: somebody else's timer, or nobody's. */
  function reset(state: State = NOTHING_KNOWN): Promise<void> {
    reading?.stop.abort();
    return inTurn(() =>
      state.at === null ? ports.write(state).then(() => ports.wakeAt(null)) : save(state),
    );
  }

  async function look(stop: AbortSignal): Promise<void> {
    const state = await ports.read();
    if (mustWait(state, ports.now())) return plan(state);
    const next = await tried(state, async () => {
      const client = await ports.client(stop);
      return client && asked(state, client);
    });
    if (next === null) return ports.wakeAt(null);
    await save(stop.aborted ? state : next);
  }

  /** The state after asking: what awork said. Throws only a `Failure`. */
  async function asked(state: State, client: Client): Promise<State> {
    const { answer, behind } = await current(client, state.behind);
    return { ...known(state, answer, ports.now()), behind };
  }

  /** What asking brought, or the state with what went wrong. */
  async function tried<T>(state: State, asking: () => Promise<T>): Promise<T | State> {
    try {
      return await asking();
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      return afterFailure(state, failure);
    }
  }

  async function act(wish: Wish): Promise<Outcome> {
    let state = await ports.read();
    if (mustWait(state, ports.now())) return conclude(state, outcome("failed", state.trouble));
    let client: Client | null;
    try {
      client = await ports.client();
      if (client === null) return outcome("nothing");
      if (!isFresh(state, ports.now())) state = await asked(state, client);
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      state = await afterFailure(state, failure);
      return conclude(state, outcome("failed", state.trouble));
    }

    const wall = ports.now();
    const verdict = judge(state.timer, wish, wall + state.offset, await ports.guard());
    if (verdict.kind !== "post") return conclude(state, { ...outcome(verdict.kind), breaks: verdict.breaks });

    const pending = { id: verdict.timer.id, sentAt: wall, breaks: verdict.breaks };
    state = { ...state, pending, outcome: null };
    await save(state);
    try {
      const answer = await client.removeBreaks(pending.id);
      return await conclude(known(state, answer, ports.now()));
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      return afterSending(state, client, failure);
    }
  }

  /** A refusal is an answer. After anything else nobody knows what awork did: it is not sent again, but read. */
  async function afterSending(state: State, client: Client, failure: Failure): Promise<Outcome> {
    const why = trouble(failure, await ports.permitted());
    if (REFUSALS.includes(failure.kind)) {
      return conclude({ ...(await afterFailure(state, failure)), pending: null }, outcome("failed", why));
    }
    const read = await tried(state, () => asked(state, client));
    if (read.pending) return conclude(read, outcome("unknown", why));
    return conclude(
      read.outcome?.kind === "notDone" ? { ...read, outcome: { ...read.outcome, trouble: why } } : read,
    );
  }

  /** Writes the state with the outcome, and hands the outcome on. */
  async function conclude(state: State, told: Outcome | null = state.outcome): Promise<Outcome> {
    const result = told ?? outcome("changed");
    await save({ ...state, outcome: result });
    return result;
  }

  function outcome(kind: Outcome["kind"], why: Trouble | null = null): Outcome {
    return { kind, at: ports.now(), breaks: 0, trouble: why };
  }

  async function afterFailure(state: State, failure: Failure): Promise<State> {
    const why = trouble(failure, await ports.permitted());
    const wall = ports.now();
    const failures = state.failures + 1;
    const isStrict = failure instanceof TooMany;
    const pause = isStrict ? failure.wait : rest(failures, ports.random());
    return {
      ...state,
      trouble: why,
      askedAt: wall,
      failures,
      offset: failure.heard ? offset(state.offset, failure.heard) : state.offset,
      rest: { since: wall, until: wall + pause, strict: isStrict },
    };
  }

  /** Where storing fails, the next wake is planned all the same: without one the badge would stand still for good. */
  async function save(state: State): Promise<void> {
    await ports.write(state).finally(() => plan(state));
  }

  async function plan(state: State): Promise<void> {
    await ports.wakeAt(nextWake(state, ports.now(), await ports.presence()));
  }

  return { refresh, tick, attend, resume, reset };
}

/** Answers that say that nothing was done. */
const REFUSALS: FailureKind[] = ["signedOut", "signInEnded", "tokenLost", "forbidden", "refused", "tooMany"];

/** awork has said for how long nobody may ask; a person's wish does not lift that. */
const mustWait = (state: State, wall: Instant) => state.rest?.strict === true && resting(state, wall);
