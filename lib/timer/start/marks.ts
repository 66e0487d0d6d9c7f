import { bare, forms } from "./letters";

/** Part of a text, from `start` to before `end`, in UTF-16 code units. */
export type Range = [start: number, end: number];

/**
 * A text in one of its forms to compare. `places`: for each of its code units, which character of the text it
 * comes from.
 */
type Form = { letters: string; places: number[] };

/** `starts`: where each character of the text starts, and at last where the text ends. */
type Shown = { starts: number[]; forms: Form[] };

const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Cached: the same few hundred texts are read again with each typed letter. */
const known = new Map<string, Shown>();

/**
 * What of a text the typed words match, compared as `matches` does: ascending ranges that don't touch and
 * never split a character. A word is marked where it begins a word of the text, otherwise where it first
 * occurs.
 */
export function marks(text: string, term: string): Range[] {
  const typed = forms(term);
  const isWhole = forms(text).some((shown, form) => bare(shown) !== "" && bare(shown) === bare(typed[form]!));
  if (isWhole) return [[0, text.length]];
  const shown = shownOf(text);
  const words = term.trim().split(/\s+/).map(forms);
  return joined(words.flatMap((word) => rangesOf(shown, word)));
}

function rangesOf({ starts, forms }: Shown, word: string[]): Range[] {
  for (const [form, { letters, places }] of forms.entries()) {
    const typed = word[form]!;
    const found = occurrences(letters, typed);
    if (found.length > 0)
      return found.map((at) => [starts[places[at]!]!, starts[places[at + typed.length - 1]! + 1]!]);
  }
  return [];
}

/** Where the typed letters begin a word; otherwise where they first occur. */
function occurrences(letters: string, typed: string): number[] {
  const all: number[] = [];
  if (typed === "") return all;
  for (let at = letters.indexOf(typed); at >= 0; at = letters.indexOf(typed, at + typed.length)) all.push(at);
  const first = all.filter((at) => at === 0 || bare(letters[at - 1]!) === "");
  return first.length > 0 ? first : all.slice(0, 1);
}

function shownOf(text: string): Shown {
  let shown = known.get(text);
  if (!shown) {
    const each = [...characters.segment(text)];
    const inForms = each.map(({ segment }) => forms(segment));
    shown = {
      starts: [...each.map(({ index }) => index), text.length],
      forms: [0, 1].map((form) => ({
        letters: inForms.map((letters) => letters[form]).join(""),
        places: inForms.flatMap((letters, place) => Array<number>(letters[form]!.length).fill(place)),
      })),
    };
    known.set(text, shown);
  }
  return shown;
}

/** Joins ranges that overlap or touch. */
function joined(ranges: Range[]): Range[] {
  const all: Range[] = [];
  for (const [start, end] of ranges.toSorted(([a], [b]) => a - b)) {
    const last = all.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else all.push([start, end]);
  }
  return all;
}
