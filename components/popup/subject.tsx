import { truncate } from "@/lib/timer/truncate";
import type { Subject as Names } from "@/lib/timer/timer";
import "./subject.css";

/** In characters; a note can be pages long. */
const LONGEST_NOTE = 280;

/** A non-breaking space keeps the line's height: a note can be added. */
const NO_TEXT = "\u00a0";

/** The task, project and note of an entry. All of it is user input, rendered as text. */
export function Subject({ subject: { task, project, client, typeOfWork, note } }: { subject: Names }) {
  const title = task ?? typeOfWork ?? project;
  const about = [project === title ? null : project, client, typeOfWork === title ? null : typeOfWork];
  // The non-breaking space keeps the dot from starting a line.
  const details = about.filter(Boolean).join("\u00a0· ");
  return (
    <div class="subject">
      {title && (
        <p class="title" title={title}>
          {title}
        </p>
      )}
      {details && <p class="details">{details}</p>}
      <p class="remark">{note ? short(note) : NO_TEXT}</p>
    </div>
  );
}

/**
 * Truncates a long note. If the cut falls inside a surrogate pair (an emoji, for example), its first half is
 * removed too.
 */
export const short = (note: string) =>
  note.length > LONGEST_NOTE ? `${truncate(note, LONGEST_NOTE)}…` : note;
