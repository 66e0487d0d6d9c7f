import type { Answer } from "./answer.ts";
import type { Books } from "./books.ts";
import type { Entry } from "./entry.ts";
import type { Json } from "./fields.ts";
import { listedWithHabits, withHabits } from "./habits.ts";
import { entryJson } from "./shape.ts";

export type EntryAnswer = ReturnType<typeof createEntryAnswer>;

/** How entries go over the wire. */
export function createEntryAnswer(books: Books) {
  const usual = (entry: Entry) => {
    const owner = books.people.find(({ id }) => id === entry.userId) ?? null;
    const typeOfWork = books.typeNow(entry.typeOfWork);
    return entryJson({ ...entry, typeOfWork }, owner, books.openBreakDuration);
  };

  function json(entry: Entry) {
    if (typeof entry.override === "function") return entry.override(usual(entry)) as unknown;
    if (entry.override !== undefined) return entry.override;
    return withHabits(usual(entry), entry, books.habits, books.now());
  }

  /** As one of a list. */
  const listed = (entry: Entry) =>
    entry.override === undefined
      ? listedWithHabits(json(entry) as Json, entry, books.habits, books.now())
      : json(entry);

  /** 204 is awork's word for "there is none". */
  const oneOrNone = (entry: Entry | null): Answer =>
    entry ? { status: 200, body: json(entry) } : { status: 204 };

  return { usual, listed, oneOrNone };
}
