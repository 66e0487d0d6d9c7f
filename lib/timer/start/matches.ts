import { isVisible } from "@/lib/timer/sanitize";
import type { Choice } from "./choice";
import { bare, forms } from "./letters";

/** What a text asks to find. Empty if nothing of it is visible: that would match everything. */
export const termOf = (text: string): string => (isVisible(text) ? text.trim() : "");

/** The words, each with one space before it. */
const spaced = (text: string) => ` ${text.replace(/[^\p{L}\p{N}]+/gu, " ")}`;

type Test = (shown: string, typed: string) => boolean;

const isEqual: Test = (shown, typed) => bare(typed) !== "" && bare(shown) === bare(typed);
const begins: Test = (shown, typed) => shown.startsWith(typed);
const contains: Test = (shown, typed) => shown.includes(typed);
const beginsWord: Test = (shown, typed) => contains(shown, typed) && spaced(shown).includes(spaced(typed));

/** How well a choice matches a term, best first. */
const RANKS = {
  /** The key or the name equals the term. */
  exact: 0,
  /** The key or the name begins with the term. */
  begins: 1,
  /** Each word begins a word of the key or the name. */
  beginsWords: 2,
  /** Each word occurs in the key or the name. */
  named: 3,
  /** Each word occurs in the visible text, including project and client. */
  fits: 4,
  none: 5,
};

/** The rank of a choice for a term, one of `RANKS`. Ignores case, accents and the spelling of umlauts. */
function rank(choice: Choice, term: string): number {
  const { names, called, all } = shownBy(choice);
  const typed = forms(term.trim());
  const words = term.trim().split(/\s+/).map(forms);
  const is = (test: Test, shown: string[], typed: string[]) =>
    shown.some((text, form) => test(text, typed[form]!));
  const each = (test: Test, shown: string[]) => words.every((word) => is(test, shown, word));
  if (names.some((name) => is(isEqual, name, typed))) return RANKS.exact;
  if (names.some((name) => is(begins, name, typed))) return RANKS.begins;
  if (each(beginsWord, called)) return RANKS.beginsWords;
  if (each(contains, called)) return RANKS.named;
  return each(contains, all) ? RANKS.fits : RANKS.none;
}

/** The visible text of a choice, in each form: key and name separately, both together, and everything. */
type Shown = { names: string[][]; called: string[]; all: string[] };

/** Cached: normalizing the text of 200 tasks for each typed letter takes longer than a frame. */
const known = new WeakMap<Choice, Shown>();

function shownBy(choice: Choice): Shown {
  let shown = known.get(choice);
  if (!shown) {
    const { name, key, project, client } = choice;
    const called = [name, key].filter((text) => text !== null);
    shown = {
      names: called.map(forms),
      called: forms(called.join(" ")),
      all: forms([...called, project, client].join(" ")),
    };
    known.set(choice, shown);
  }
  return shown;
}

/** Whether the term equals the key or the name. */
export const isExact = (choice: Choice, term: string): boolean => rank(choice, term) === RANKS.exact;

/** Whether every word of the term occurs in the visible text of a choice. */
export const matches = (choice: Choice, term: string): boolean => rank(choice, term) < RANKS.none;

/** The choices, best match first. Equal matches keep their order; choices that don't match come last. */
export const bestFirst = (choices: readonly Choice[], term: string): Choice[] =>
  choices
    .map((choice) => ({ choice, place: rank(choice, term) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ choice }) => choice);
