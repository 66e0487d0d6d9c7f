import type { Choice } from "./choice";

/** Case and accents do not count: "uber" finds "Über", and "strasse" the "Straße". */
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase();

/** Whether every word of the term occurs in what a choice shows. */
export function fits({ name, key, project, client }: Choice, term: string): boolean {
  const shown = plain([name, key, project, client].filter(Boolean).join(" "));
  return plain(term)
    .split(/\s+/)
    .every((word) => shown.includes(word));
}
