import { type ReadonlySignal, signal } from "@preact/signals";
import type { Choice } from "@/lib/timer/start/choice";
import { matches, termOf } from "@/lib/timer/start/matches";
import { type Duration, type Instant, SECOND } from "@/lib/timer/time";
import { createRetry } from "@/lib/popup/deferred/retry";

/** The results for a term. `fault`: a message that says why awork could not be searched. */
export type Found = { term: string; choices: Choice[]; busy: boolean; fault: string | null };

const NOTHING: Found = { term: "", choices: [], busy: false, fault: null };

/** Typing counts as paused after this. */
const PAUSE: Duration = 300;

/**
 * Minimum time between two searches: slow typists keep typing, and the whole company shares one rate limit.
 */
const SPACING: Duration = 1.5 * SECOND;

/** Minimum length of a term: a shorter one would match nearly everything. */
const SHORTEST = 2;

/** The number of results requested from awork; if it returns fewer, there are no others. */
const MOST = 20;

/**
 * Searches for what the person types and ignores answers to earlier terms. `ask` resolves to choices, or to a
 * message that says why there are none; the message stays until the next try, which happens automatically.
 * When the results for a shorter term are complete, a longer term filters them instead of searching again. Results are
 * forgotten with the text: the list in a side panel is opened all day, for new tasks and perhaps another workspace.
 */
export function createSearch(
  ask: (term: string) => Promise<Choice[] | string>,
  notBefore: () => Instant = () => 0,
  now: () => Instant = () => Date.now(),
): { found: ReadonlySignal<Found>; setTerm: (text: string) => void } {
  const found = signal(NOTHING);
  let wanted = "";
  let next: ReturnType<typeof setTimeout> | undefined;
  let askedAt = -Infinity;
  const retry = createRetry(() => void run(), notBefore);
  let whole: { term: string; choices: Choice[] } | null = null;

  function setTerm(text: string) {
    const term = termOf(text);
    if (term === wanted) return;
    wanted = term;
    clearTimeout(next);
    retry.settled();
    if (!term) whole = null;
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
    const isOf = wanted !== "" && wanted.startsWith(term);
    if (isOf && !isText && answer.length < MOST) whole = { term, choices: answer };
    if (term !== wanted) return;
    if (isText) {
      // Keep the results for the shorter term that match this one.
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

  return { found, setTerm };
}

const narrow = (choices: Choice[], term: string) => choices.filter((choice) => matches(choice, term));
