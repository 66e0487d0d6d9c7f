import { truncate } from "@/lib/timer/truncate";

/** In characters; awork's limit for a note. */
export const LONGEST = 25_000;

/** Whether a note, as typed, has a text already. */
export const hasText = (note: string, text: string): boolean => note.includes(text);

/** The note with the text on a line of its own at the end; the note as it is if it has the text already. */
export function withText(note: string, text: string): string {
  if (hasText(note, text)) return note;
  return truncate(note.trim() ? `${note.trimEnd()}\n${text}` : text, LONGEST);
}
