import * as v from "valibot";
import { succeeds } from "@/lib/async/succeeds";
import { createItem, withSessionFallback } from "@/lib/platform/storage";

/**
 * Since when the state can't be stored, because both local and session storage reject it: the stored state is
 * older. Null: it can be stored.
 */
export const notKeptItem = createItem("notKept", v.nullable(v.number()), null, "local", "session");

/** If `notKeptItem` can't be written either, this marks it for as long as the worker lives. */
let isMarked = false;
const followers: (() => void)[] = [];

export const isNotKept = async (): Promise<boolean> => isMarked || (await notKeptItem.get()) !== null;

/** Runs `asking` and returns whether the state could be stored. Rejects only for another reason. */
export async function isKept(asking: () => Promise<unknown>): Promise<boolean> {
  try {
    await asking();
  } catch (cause) {
    if (!(await isNotKept())) throw cause;
  }
  return !(await isNotKept());
}

/** Calls `changed` when `isNotKept` may have changed. */
export function onNotKept(changed: () => void): void {
  notKeptItem.watch(changed);
  followers.push(changed);
}

/** Records whether the state could be stored. Never rejects. */
export async function mark(isLost: boolean): Promise<void> {
  const write = (since: number | null) => succeeds(withSessionFallback(notKeptItem).set(since));
  const isWritten = (await notKeptItem.get().catch(() => null)) !== null;
  const wasMarked = isMarked;
  isMarked = isLost && !isWritten && !(await write(Date.now()));
  if (!isLost && isWritten) await write(null);
  if (isMarked !== wasMarked) for (const follow of followers) follow();
}
