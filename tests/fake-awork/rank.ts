/** What a thing is found by. `about`: what it belongs to. */
export type Findable = { name: string; key: string | null; about?: string };

const plain = (text: string) => text.normalize("NFC").toLowerCase();
const wordsOf = (text: string) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

const beginsAmong = (known: string[]) => (word: string) => known.some((each) => each.startsWith(word));

/**
 * How well a thing fits what was typed, 0 for not at all: every word of it must begin a word of the thing. The thing
 * with that very key fits best, then a name that begins like that, then a name that has all the words.
 */
export function rank(term: string, { name, key, about = "" }: Findable) {
  const typed = wordsOf(term);
  if (typed.length === 0 || !typed.every(beginsAmong(wordsOf(`${name} ${key ?? ""} ${about}`)))) return 0;
  const whole = plain(term.trim());
  if (key !== null && plain(key) === whole) return 28;
  if (plain(name).startsWith(whole)) return 12.5;
  return typed.every(beginsAmong(wordsOf(name))) ? 6.25 : 2.9;
}
