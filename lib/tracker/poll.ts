import type { Client } from "@/lib/awork/client";
import { ApiError, type ApiErrorKind, TooMany } from "@/lib/awork/api-error";
import { givenAt } from "@/lib/awork/response-meta";
import type { Instant } from "@/lib/timer/time";
import type { HiddenBy } from "./current";
import { daysDue, firstDay, lastDay } from "./days";
import { isJustNow, mustWait } from "./fresh";
import { markReachable } from "./apply-answer";
import type { SyncState } from "./sync-state";
import type { Ports } from "./ports";
import type { State } from "./state";
import { toSyncError } from "./sync-error";

/** `isForced`: also when awork was asked just now. `isSeen`: a person is looking, who sees the last days as well. */
export type Poll = { stop: AbortSignal; isForced: boolean; isSeen: boolean };

type List = ReturnType<Client["since"]>;

/** What concerns the list alone where awork has just told of the timer: that can be followed without it. */
const OF_THE_LIST: ApiErrorKind[] = [
  "refused",
  "gone",
  "notUnderstood",
  "forbidden",
  "aworkTrouble",
  "timedOut",
];

/**
 * Asks awork what is current, and for who looks at them, or at today's total, the entries of the last days, side by
 * side.
 */
export function createPoll(ports: Ports, memory: SyncState) {
  const { asked, failed, plan, save, tried, wantsTotal } = memory;

  return async function look({ stop, isForced, isSeen }: Poll): Promise<void> {
    const state = await ports.state.get();
    const wall = ports.now();
    if (mustWait(state, wall)) return plan(state);
    const wantsLast = isForced || !isJustNow(state.askedAt, wall);
    // Where awork has just failed, it is left alone with this as well.
    const mayAsk = wantsLast || !state.trouble;
    const isDue = async () => isSeen && daysDue(await ports.days.get(), state, wall);
    const wantsDays = mayAsk && ((await isDue()) || (await wantsTotal(state)));
    if (!wantsLast && !wantsDays) return plan(state);

    let list: List | null = null;
    const next = await tried(state, async () => {
      const client = await ports.client(stop);
      if (!client) return null;
      // Side by side; after a failure one question tells whether the other is worth asking.
      if (wantsDays && !state.trouble) list = listed(client, state, wall);
      const told = wantsLast ? await asked(state, client, list ? hiddenIn(list, client) : undefined) : state;
      // Another entry may just have become current.
      if (wantsDays || (await wantsTotal(told))) list ??= listed(client, state, wall);
      return told;
    });
    if (next === null) return ports.wakeAt(null);
    await save(stop.aborted ? state : next);
    if (list && !stop.aborted) await keep(list, next, stop);
  };

  async function keep(list: List, state: State, stop: AbortSignal): Promise<void> {
    try {
      const { value, meta } = await list;
      const [days, wall] = [await ports.days.get(), ports.now()];
      const at = givenAt(meta, wall);
      // A cache can be behind what is known; asked again at once it says the same.
      const isBehind = meta.age && days.at !== null && days.at <= wall && at < days.at;
      const news = isBehind ? days : { version: 1 as const, at, ...value };
      await ports.days.set({ ...news, trouble: null, triedAt: meta.age ? wall : null });
      if (!state.trouble) await save(markReachable(state, meta));
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      // Trouble with what is current is told already.
      if (stop.aborted || state.trouble) return;
      if (!OF_THE_LIST.includes(failure.kind)) return save(await failed(state, failure));
      const days = await ports.days.get();
      const why = toSyncError(failure, await ports.permitted());
      // What is known stays, and stays as old as it is.
      await ports.days.set({ ...days, triedAt: ports.now(), trouble: why });
    }
  }
}

function listed(client: Client, { offset }: State, wall: Instant): List {
  const list = client.since(firstDay(wall + offset), lastDay(wall + offset));
  // It is waited for later; what went wrong with it is not lost before.
  list.catch(() => undefined);
  return list;
}

/**
 * The list has every entry of the last days, those that run among them; where it fails, awork is asked for them alone,
 * unless it has been asked too much.
 */
const hiddenIn =
  (list: List, client: Client): HiddenBy =>
  async (last) => {
    const answer = await list.catch((failure: unknown) => {
      if (failure instanceof TooMany) throw failure;
      return null;
    });
    if (!answer?.value.isWhole) return client.runningHiddenBy(last);
    const others = answer.value.timers.filter(({ id }) => id !== last.id);
    return (await client.goesOnAmong(others, answer.meta)) ?? { value: null, meta: answer.meta };
  };
