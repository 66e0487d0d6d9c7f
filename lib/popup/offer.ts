import { type ReadonlySignal, signal } from "@preact/signals";
import type { Offer } from "@/lib/start/choice-items";
import type { Instant } from "@/lib/timer/time";
import { createRetry, inTime } from "./retry";

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
 * Loads the choices on the first `want()` and retries automatically until both lists are there. If a list
 * can't be loaded, its fault says why and the list loaded before stays. `inWords` turns a sync error into
 * text; null means that the background didn't answer.
 */
export function createOffer(
  ask: () => Promise<Offer>,
  inWords: (trouble: Offer["troubles"]["types"]) => string,
  restsUntil: () => Instant,
): { offered: ReadonlySignal<Offered>; want: () => void; forget: () => void } {
  const offered = signal(NOTHING);
  // Answers from an earlier round belong to the account before and are ignored.
  let round = 0;
  let isAsking = false;
  let isDone = false;
  const retry = createRetry(() => void read(), restsUntil);

  async function read(): Promise<void> {
    const mine = round;
    isAsking = true;
    const answer = await inTime(ask()).catch(() => null);
    if (mine !== round) return;
    isAsking = false;
    if (answer && "troubles" in answer) {
      const { assigned, types, troubles } = answer;
      const told = (trouble: Offer["troubles"]["types"]) => trouble && inWords(trouble);
      offered.value = {
        assigned: assigned ?? offered.value.assigned,
        types: types ?? offered.value.types,
        faults: { assigned: told(troubles.assigned), types: told(troubles.types) },
      };
      isDone = !troubles.assigned && !troubles.types;
    } else {
      const why = inWords(answer);
      offered.value = { ...offered.value, faults: { assigned: why, types: why } };
    }
    if (isDone) retry.settled();
    else retry.failed();
  }

  return {
    offered,
    want() {
      if (isAsking || isDone) return;
      retry.settled();
      void read();
    },
    forget() {
      round += 1;
      [isAsking, isDone] = [false, false];
      retry.settled();
      offered.value = NOTHING;
    },
  };
}
