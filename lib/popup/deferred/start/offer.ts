import { type ReadonlySignal, signal } from "@preact/signals";
import type { Offer } from "@/lib/start/choice-items";
import type { Instant } from "@/lib/timer/time";
import { createRetry, inTime } from "@/lib/popup/deferred/retry";

/**
 * What can be started without a search. A list is undefined until it is loaded; a fault says why it could not
 * be refreshed.
 */
export type Offered = {
  assigned: Offer["assigned"] | undefined;
  types: Offer["types"] | undefined;
  faults: { assigned: string | null; types: string | null };
};

const NOTHING: Offered = { assigned: undefined, types: undefined, faults: { assigned: null, types: null } };

/**
 * Loads the choices on the first `load()` and retries automatically until both lists are there. If a list
 * can't be loaded, its fault says why and the list loaded before stays. `errorText` turns a sync error into
 * text; null means that the background didn't answer.
 */
export function createOffer(
  ask: () => Promise<Offer>,
  errorText: (trouble: Offer["troubles"]["types"]) => string,
  notBefore: () => Instant,
): { offered: ReadonlySignal<Offered>; load: () => void; reset: () => void } {
  const offered = signal(NOTHING);
  // Answers from an earlier round belong to the account before and are ignored.
  let round = 0;
  let isLoading = false;
  let isDone = false;
  const retry = createRetry(() => void read(), notBefore);

  async function read(): Promise<void> {
    const mine = round;
    isLoading = true;
    const answer = await inTime(ask()).catch(() => null);
    if (mine !== round) return;
    isLoading = false;
    if (answer && "troubles" in answer) {
      const { assigned, types, troubles } = answer;
      const faultOf = (trouble: Offer["troubles"]["types"]) => trouble && errorText(trouble);
      offered.value = {
        assigned: assigned ?? offered.value.assigned,
        types: types ?? offered.value.types,
        faults: { assigned: faultOf(troubles.assigned), types: faultOf(troubles.types) },
      };
      isDone = !troubles.assigned && !troubles.types;
    } else {
      const why = errorText(answer);
      offered.value = { ...offered.value, faults: { assigned: why, types: why } };
    }
    if (isDone) retry.settled();
    else retry.failed();
  }

  return {
    offered,
    load() {
      if (isLoading || isDone) return;
      retry.settled();
      void read();
    },
    reset() {
      round += 1;
      [isLoading, isDone] = [false, false];
      retry.settled();
      offered.value = NOTHING;
    },
  };
}
