import type { Client } from "@/lib/awork/client";
import { Failure, TooMany } from "@/lib/awork/failure";
import type { Duration, Instant } from "@/lib/timer/time";
import { type Presence, due, nextWake, rest, resting } from "./cadence";
import { current } from "./current";
import { known } from "./known";
import { offset } from "./offset";
import { FRESH, type Wish, isFresh, judge } from "./resume";
import { NOTHING_KNOWN, type Outcome, type State } from "./state";
import { TOKEN_LOST, type Trouble, trouble } from "./trouble";
import { createTurns } from "./turns";

/** What the tracker needs of the world. All instants are on this computer's clock. */
export type Ports = {
  now: () => Instant;
  /** From 0 to 1, to spread a company's requests. */
  random: () => number;
  read: () => Promise<State>;
  write: (state: State) => Promise<void>;
  /** The calls for whoever is connected; null when nobody is, "tokenLost" when the token can't be read any more. */
  client: (signal?: AbortSignal) => Promise<Client | null | "tokenLost">;
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
    const client = await ports.client(stop);
    if (client === null) return ports.wakeAt(null);
    if (mustWait(state, ports.now())) return plan(state);
    await save(client === "tokenLost" ? failed(state, TOKEN_LOST) : await answered(state, client, stop));
  }

  /** The state after asking: what awork said, or what went wrong. Unchanged when the asking was called off. */
  async function answered(state: State, client: Client, stop?: AbortSignal): Promise<State> {
    try {
      const { answer, behind } = await current(client, state.behind);
      return { ...known(state, answer, ports.now()), behind };
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      return stop?.aborted ? state : afterFailure(state, failure);
    }
  }

  async function act(wish: Wish): Promise<Outcome> {
    const client = await ports.client();
    if (client === null) return outcome("nothing");
    let state = await ports.read();
    if (client === "tokenLost") return conclude(state, outcome("failed", TOKEN_LOST));
    if (mustWait(state, ports.now())) return conclude(state, outcome("failed", state.trouble));
    if (!isFresh(state, ports.now())) {
      state = await answered(state, client);
      if (state.trouble) return conclude(state, outcome("failed", state.trouble));
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
    if (["signedOut", "forbidden", "refused", "tooMany"].includes(failure.kind)) {
      return conclude({ ...(await afterFailure(state, failure)), pending: null }, outcome("failed", why));
    }
    const read = await answered(state, client);
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
    const after = failed(state, trouble(failure, await ports.permitted()));
    const wall = ports.now();
    return {
      ...after,
      offset: failure.heard ? offset(state.offset, failure.heard) : state.offset,
      rest:
        failure instanceof TooMany ? { since: wall, until: wall + failure.wait, strict: true } : after.rest,
    };
  }

  function failed(state: State, why: Trouble): State {
    const wall = ports.now();
    const failures = state.failures + 1;
    const until = wall + rest(failures, ports.random());
    return { ...state, trouble: why, askedAt: wall, failures, rest: { since: wall, until, strict: false } };
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

/** awork has said for how long nobody may ask; a person's wish does not lift that. */
const mustWait = (state: State, wall: Instant) => state.rest?.strict === true && resting(state, wall);
