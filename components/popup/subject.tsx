import type { Subject as Names } from "@/lib/timer/timer";
import "./subject.css";

/** A note can be pages long; the popup is one glance. */
const LONGEST_NOTE = 280;

/** Keeps the line's height: a note can be added. */
const NO_TEXT = "\u00a0";

/** What the time is for. All of it is people's own text, and stays text. */
export function Subject({ subject: { task, project, client, typeOfWork, note } }: { subject: Names }) {
  const title = task ?? typeOfWork ?? project;
  const about = [project === title ? null : project, client, typeOfWork === title ? null : typeOfWork];
  // The dot never begins a line.
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

/** A note, cut where it is too long for a glance. Half a character (an emoji has two halves) is left out where the cut goes through one. */
export const short = (note: string) =>
  note.length > LONGEST_NOTE ? `${note.slice(0, LONGEST_NOTE).replace(/\p{Cs}$/u, "")}…` : note;
