import { findingLine } from "@/lib/awork/assumptions/check-assumptions";
import { ApiError } from "@/lib/awork/api-error";
import { whose } from "@/lib/tracker-store/account";
import type { ConnectionCheck } from "./connection-check-result";
import type { Tracker } from "@/lib/tracker/tracker";
import { toSyncError } from "@/lib/tracker/sync-error";
import { accountItem } from "@/lib/tracker-store/state-items";
import { hasPermission } from "@/lib/platform/permissions";

/**
 * Checks whether awork behaves as the code assumes; calls at the same time share one check. Null: nobody is
 * connected, or another account by now.
 */
export function createConnectionCheck(tracker: Pick<Tracker, "consult">) {
  let running: { of: string; stop: AbortController; done: Promise<ConnectionCheck | null> } | null = null;

  accountItem.watch((account) => {
    if (account && whose(account) === running?.of) return;
    running?.stop.abort();
    running = null;
  });

  return async function check(): Promise<ConnectionCheck | null> {
    const account = await accountItem.get();
    if (!account) return null;
    const of = whose(account);
    if (running?.of === of) return running.done;
    const stop = new AbortController();
    const mine = {
      of,
      stop,
      done: checked(tracker, stop.signal).finally(() => running === mine && (running = null)),
    };
    running = mine;
    return mine.done;
  };
}

async function checked(
  tracker: Pick<Tracker, "consult">,
  stop: AbortSignal,
): Promise<ConnectionCheck | null> {
  let result: Omit<ConnectionCheck, "trouble"> = { at: Date.now(), holding: 0, lines: [] };
  try {
    const isDone = await tracker.consult(async (client) => {
      const { findings, failure } = await client.check();
      const holding = findings.filter(({ verdict }) => verdict === "holds").length;
      result = { at: Date.now(), holding, lines: findings.map(findingLine) };
      // `consult` records an error that concerns every call.
      if (failure) throw failure;
      return { value: true };
    }, stop);
    return isDone && !stop.aborted ? { ...result, trouble: null } : null;
  } catch (failure) {
    if (!(failure instanceof ApiError)) throw failure;
    return stop.aborted ? null : { ...result, trouble: toSyncError(failure, await hasPermission()) };
  }
}
