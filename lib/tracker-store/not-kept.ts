import * as v from "valibot";
import { createItem } from "@/lib/platform/storage";
import { withSessionFallback } from "@/lib/platform/storage";

/** Since when the state can't be kept, as neither disk nor memory takes it: what is stored is older. Null: it is kept. */
export const notKeptItem = createItem("notKept", v.nullable(v.number()), null, "local", "session");

/** Where there is no room for that word either, it holds as long as the worker lives. */
let isMarked = false;
const followers: (() => void)[] = [];

export const isNotKept = async (): Promise<boolean> => isMarked || (await notKeptItem.get()) !== null;

/** Whether what is heard by `asking` could be kept; it then fails only for another reason. */
export async function isKept(asking: () => Promise<unknown>): Promise<boolean> {
  try {
    await asking();
  } catch (cause) {
    if (!(await isNotKept())) throw cause;
  }
  return !(await isNotKept());
}

/** Calls back when that changes. */
export function onNotKept(changed: () => void): void {
  notKeptItem.watch(changed);
  followers.push(changed);
}

/** Says whether the state could be kept. It never fails. */
export async function mark(isLost: boolean): Promise<void> {
  const write = (since: number | null) => withSessionFallback(notKeptItem).set(since).then(yes, no);
  const isWritten = (await notKeptItem.get().catch(() => null)) !== null;
  const wasMarked = isMarked;
  isMarked = isLost && !isWritten && !(await write(Date.now()));
  if (!isLost && isWritten) await write(null);
  if (isMarked !== wasMarked) for (const follow of followers) follow();
}

const yes = () => true;
const no = () => false;
