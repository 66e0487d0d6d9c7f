import type { Choice } from "./choice";

/** Letters that Unicode does not take apart into a base letter and a mark. */
const BASE: Record<string, string> = {
  Æ: "AE",
  Œ: "OE",
  Ø: "O",
  Ł: "L",
  Đ: "D",
  Ð: "D",
  Þ: "TH",
  Ħ: "H",
  Ŧ: "T",
  ẞ: "SS",
};

/** How people spell a letter that their keyboard does not have. */
const SPELLED: Record<string, string> = { Ä: "AE", Ö: "OE", Ü: "UE", Ø: "OE", Å: "AA" };

const replaced = (text: string, letters: Record<string, string>) =>
  text.replace(/\P{ASCII}/gu, (letter) => letters[letter] ?? letter);

/** One letter for each letter: "Müller" is "MULLER". Invisible characters go; hyphens and apostrophes are the plain ones. */
const plain = (text: string) =>
  replaced(text.normalize("NFKC").toUpperCase(), BASE)
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[‘’ʼ´`]/g, "'");

/** Two letters where people write two: "Müller" is "MUELLER". */
const spelled = (text: string) => plain(replaced(text.normalize("NFKC").toUpperCase(), SPELLED));

/**
 * The forms in which text is compared. "ü" is typed as "u" and as "ue": that is why there are two, and why a library
 * that knows one of them would not do.
 */
const forms = (text: string): string[] => [plain(text), spelled(text)];

/** Letters and digits alone: "web 1" and "web1" are the key "WEB-1". */
const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");

/** The words with one space before each. */
const spaced = (text: string) => ` ${text.replace(/[^\p{L}\p{N}]+/gu, " ")}`;

type Test = (shown: string, typed: string) => boolean;

const isEqual: Test = (shown, typed) => bare(typed) !== "" && bare(shown) === bare(typed);
const begins: Test = (shown, typed) => shown.startsWith(typed);
const contains: Test = (shown, typed) => shown.includes(typed);
const beginsWord: Test = (shown, typed) => contains(shown, typed) && spaced(shown).includes(spaced(typed));

/** How well a choice suits a term, the best first. */
const RANKS = {
  /** The key or the name is what was typed. */
  exact: 0,
  /** The key or the name begins with it. */
  begins: 1,
  /** Each word begins a word of the key or the name. */
  beginsWords: 2,
  /** Each word occurs in the key or the name. */
  named: 3,
  /** Each word occurs in what is shown, project and client included. */
  fits: 4,
  none: 5,
};

/** Case, accents and the spelling of umlauts do not count. */
export function rank(choice: Choice, term: string): number {
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

/** What a choice shows, in each form: key and name one by one, then together, and all of it. */
type Shown = { names: string[][]; called: string[]; all: string[] };

/** To fold the text of 200 tasks for each letter that is typed takes longer than a frame. */
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

/** Whether the key or the name is what was typed. */
export const isExact = (choice: Choice, term: string): boolean => rank(choice, term) === RANKS.exact;

/** Whether every word of the term occurs in what a choice shows. */
export const matches = (choice: Choice, term: string): boolean => rank(choice, term) < RANKS.none;

/** The choices with the best first; those that suit alike stay in their order, and those that do not fit are the last. */
export const bestFirst = (choices: readonly Choice[], term: string): Choice[] =>
  choices
    .map((choice) => ({ choice, place: rank(choice, term) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ choice }) => choice);
