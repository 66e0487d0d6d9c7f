import type { Wake } from "@/lib/reminders/reminders";
import type { Instant } from "@/lib/timer/time";
import { stateItem } from "@/lib/tracker-store/state-items";
import { show } from "./show";

/**
 * What the worker does whenever it wakes: it shows what is known, polls with `poll`, and then checks for reminders.
 * `due`: when it was to wake.
 */
export async function wake(
  poll: () => Promise<unknown>,
  remind: (wake: Wake) => Promise<void>,
  due: Instant = Date.now(),
): Promise<void> {
  const at = Date.now();
  const [before] = await Promise.all([stateItem.get(), show(), poll()]);
  const { offset } = await stateItem.get();
  // A clock that was set ahead or back is no absence.
  await remind({ at, late: at - due + Math.min(0, offset - before.offset) });
}
