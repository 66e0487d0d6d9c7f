import { type ReadonlySignal, signal } from "@preact/signals";
import type { Choice } from "@/lib/timer/choice";
import { matches } from "@/lib/timer/matches";
import { type Duration, type Instant, SECOND } from "@/lib/timer/time";
import { createRetry } from "./retry";

/** What was found for a term. `fault`: why nothing could be asked, in words. */
export type Found = { term: string; choices: Choice[]; busy: boolean; fault: string | null };

const NOTHING: Found = { term: "", choices: [], busy: false, fault: null };

/** A pause in typing. */
const PAUSE: Duration = 300;

/** Between two questions: who types slowly types on, and the limit belongs to the whole company. */
const SPACING: Duration = 1.5 * SECOND;

/** Below this awork would find nearly everything. */
const SHORTEST = 2;

/** awork was asked for so many; with fewer there are no others. */
const MOST = 20;

/**
 * Looks for what a person types, and takes only the answer to what stands there now. `ask` answers choices, or in
 * words why there are none: that is told until it is asked again, which happens by itself. What a longer term narrows
 * down is not asked for again.
 */
export function createFinder(
  ask: (term: string) => Promise<Choice[] | string>,
  restsUntil: () => Instant = () => 0,
  now: () => Instant = () => Date.now(),
): { found: ReadonlySignal<Found>; look: (text: string) => void } {
  const found = signal(NOTHING);
  let wanted = "";
  let next: ReturnType<typeof setTimeout> | undefined;
  let askedAt = -Infinity;
  const retry = createRetry(() => void run(), restsUntil);
  let whole: { term: string; choices: Choice[] } | null = null;

  function look(text: string) {
    const term = text.trim();
    if (term === wanted) return;
    wanted = term;
    clearTimeout(next);
    retry.settled();
    const narrowed = whole && term.startsWith(whole.term) ? narrow(whole.choices, term) : [];
    if (term.length < SHORTEST || narrowed.length > 0) {
      found.value = { ...NOTHING, term, choices: term.length < SHORTEST ? [] : narrowed };
      return;
    }
    found.value = { ...found.value, busy: true, fault: null };
    next = setTimeout(run, Math.max(PAUSE, askedAt + SPACING - now()));
  }

  async function run() {
    const term = wanted;
    askedAt = now();
    const answer = await ask(term);
    const isText = typeof answer === "string";
    if (!isText && answer.length < MOST) whole = { term, choices: answer };
    if (term !== wanted) return;
    if (isText) {
      // What was found for a shorter term stays as far as it suits this one.
      found.value = {
        ...found.value,
        term,
        choices: narrow(found.value.choices, term),
        busy: false,
        fault: answer,
      };
      retry.failed();
    } else {
      found.value = { ...NOTHING, term, choices: answer };
      retry.settled();
    }
  }

  return { found, look };
}

const narrow = (choices: Choice[], term: string) => choices.filter((choice) => matches(choice, term));
