import type { Client } from "@/lib/awork/client";
import { ApiError, type ApiErrorKind, TooMany } from "@/lib/awork/api-error";
import type { Listing } from "@/lib/awork/entries/listing";
import { givenAt } from "@/lib/awork/response-meta";
import type { Answer } from "@/lib/awork/request";
import type { Instant } from "@/lib/timer/time";
import type { SearchHidden } from "./current";
import { type Days, daysDue, firstDay, knownShortfall, lastDay } from "./days";
import { isJustNow, mustWait } from "./fresh";
import { markReachable } from "./apply-answer";
import type { SyncState } from "./sync-state";
import type { Ports } from "./ports";
import type { State } from "./state";
import { toSyncError } from "./sync-error";

/**
 * `isForced`: poll even if awork was polled just now. `isSeen`: a person is viewing the popup, which also
 * shows the last days.
 */
export type Poll = { stop: AbortSignal; isForced: boolean; isSeen: boolean };

type List = Promise<Answer<Omit<Listing, "shortfall"> & Pick<Days, "shortfall">>>;

/** Errors that concern only the list if the timer request has just succeeded. Polling goes on without it. */
const OF_THE_LIST: ApiErrorKind[] = [
  "refused",
  "gone",
  "notUnderstood",
  "forbidden",
  "aworkTrouble",
  "timedOut",
];

/**
 * Polls awork for the current timer. In parallel it requests the entries of the last days, if a person is
 * viewing them, the toolbar shows today's total, or breaks are counted.
 */
export function createPoll(ports: Ports, syncState: SyncState) {
  const { failed, orFailed, plan, readCurrent, save, wantsList } = syncState;

  return async function poll({ stop, isForced, isSeen }: Poll): Promise<void> {
    const state = await ports.state.get();
    const wall = ports.now();
    if (mustWait(state, wall)) return plan(state);
    const wantsLast = isForced || !isJustNow(state.askedAt, wall);
    // After a recent failure, don't request the list either.
    const mayAsk = wantsLast || !state.trouble;
    const isDue = async () => isSeen && daysDue(await ports.days.get(), state, wall);
    const wantsDays = mayAsk && ((await isDue()) || (await wantsList(state)));
    if (!wantsLast && !wantsDays) return plan(state);

    let list: List | null = null;
    const next = await orFailed(state, async () => {
      const client = await ports.client(stop);
      if (!client) return null;
      // In parallel. After a failure, the timer request goes first: it shows whether the other is useful.
      if (wantsDays && !state.trouble) list = listed(client, state, wall);
      // Where a stopped entry is last, the list can show a timer that began since it was searched for.
      const isSearch = list !== null && state.hiddenBy !== null;
      const told =
        wantsLast || isSearch
          ? await readCurrent(state, client, list ? hiddenIn(list, client) : undefined)
          : state;
      // Another entry may just have become current.
      if (wantsDays || (await wantsList(told))) list ??= listed(client, state, wall);
      return told;
    });
    if (next === null) return ports.wakeAt(null);
    await save(stop.aborted ? state : next);
    if (list && !stop.aborted) await keep(list, next, stop);
  };

  /** Reads the list. What was sought in vain within the last hour is not sought again. */
  async function read(client: Client, { offset }: State, wall: Instant): List {
    const first = firstDay(wall + offset);
    const known = knownShortfall(await ports.days.get(), first, wall);
    const { value, meta } = await client.since(first, lastDay(wall + offset), known);
    const { shortfall } = value;
    const isKnown = shortfall?.total === known?.total && shortfall?.count === known?.count;
    const news = shortfall && { ...shortfall, first, soughtAt: givenAt(meta, ports.now()) };
    return { value: { ...value, shortfall: isKnown ? known : news }, meta };
  }

  function listed(client: Client, state: State, wall: Instant): List {
    const list = read(client, state, wall);
    // The list is awaited later. Until then, avoid an unhandled rejection.
    list.catch(() => undefined);
    return list;
  }

  async function keep(list: List, state: State, stop: AbortSignal): Promise<void> {
    try {
      const { value, meta } = await list;
      const [days, wall] = [await ports.days.get(), ports.now()];
      const at = givenAt(meta, wall);
      // A cached list can be older than the stored one, and another request now would return the same.
      const isBehind = meta.age && days.at !== null && days.at <= wall && at < days.at;
      const news = isBehind ? days : { version: 1 as const, at, isStale: false, ...value };
      await ports.days.set({ ...news, trouble: null, triedAt: meta.age ? wall : null });
      if (state.trouble) return;
      const heard = markReachable(state, meta);
      // The list alone can change when to wake.
      await (JSON.stringify(heard) === JSON.stringify(state) ? plan(heard) : save(heard));
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      // The timer request's sync error is already in the state.
      if (stop.aborted || state.trouble) return;
      if (!OF_THE_LIST.includes(failure.kind)) return save(await failed(state, failure));
      const days = await ports.days.get();
      const why = toSyncError(failure, await ports.permitted());
      // Keep the stored list and its age.
      await ports.days.set({ ...days, triedAt: ports.now(), trouble: why });
    }
  }
}

/**
 * The list has every entry of the last days, including active ones. If it fails or is incomplete, request the
 * active entries alone, except after a 429.
 */
const hiddenIn =
  (list: List, client: Client): SearchHidden =>
  async (last) => {
    const answer = await list.catch((failure: unknown) => {
      if (failure instanceof TooMany) throw failure;
      return null;
    });
    if (!answer?.value.isWhole) return client.activeHiddenBy(last);
    const others = answer.value.timers.filter(({ id }) => id !== last.id);
    return (await client.activeAmong(others, answer.meta)) ?? { value: null, meta: answer.meta };
  };
