import { Asking } from "@/components/asking";
import type { Words } from "@/lib/timer/words";

type Props = {
  term: string;
  /** awork's search results and their term; `fault` is a message. */
  found: { term: string; busy: boolean; fault: string | null };
  /** Why a list could not be loaded, as a message. */
  fault: string | null | undefined;
  /** Whether the person's tasks are loaded. */
  isLoaded: boolean;
  /** How many choices there are. */
  count: number;
  words: Words;
};

/** How far a search is. */
export function SearchStatus({ term, found, fault, isLoaded, count, words }: Props) {
  const why = (term && found.fault) || fault;
  if (why && !(term && found.busy)) return <>{why}</>;
  if (!term) return isLoaded ? null : <Asking words={words} />;
  if (found.busy) return <>{words("searching")}</>;
  if (count) return <>{words("results", String(count))}</>;
  return found.term === term ? <>{words("nothingFound", term)}</> : null;
}

/**
 * Whether the term looks like a task key. A key is complete: "WEB-1" doesn't mean "WEB-12". A project's key can have
 * dashes and begin with a number: "2026-WEB-1".
 */
export const looksLikeKey = (term: string) =>
  /^(?=.*[\p{L}-])[\p{L}\p{N}][\p{L}\p{N}-]*[- ]?\p{N}+$/u.test(term);
