import { truncate } from "@/lib/timer/truncate";
import type { Timer } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import "./subject.css";

/** In characters; a note can be pages long. */
const LONGEST_NOTE = 280;

/** A non-breaking space keeps the line's height: a note can be added. */
const NO_TEXT = "\u00a0";

type Props = {
  timer: Timer;
  words: Words;
  /** Only the names, while the room is needed for something else. */
  isBrief?: boolean;
};

/**
 * The task, project and note of an entry, its type of work, and whether it is billable. All texts are user
 * input, rendered as text.
 */
export function Subject({ timer: { subject, about }, words, isBrief = false }: Props) {
  const { task, project, client, typeOfWork, note } = subject;
  const title = task ?? typeOfWork ?? project;
  // The non-breaking space keeps the dot from starting a line.
  const details = [project === title ? null : project, client].filter(Boolean).join("\u00a0· ");
  return (
    <div class="subject">
      {title && (
        <p class="title" title={title}>
          {title}
        </p>
      )}
      {details && <p class="details">{details}</p>}
      {!isBrief && (
        <>
          <p class="note remark">{note ? short(note) : NO_TEXT}</p>
          <div class="chips" aria-hidden="true">
            {typeOfWork !== title && typeOfWork && <span class="chip">{typeOfWork}</span>}
            <span class="chip" data-on={about.isBillable}>
              {words("billable")}
            </span>
          </div>
        </>
      )}
    </div>
  );
}

/**
 * Truncates a long note. If the cut falls inside a surrogate pair (an emoji, for example), its first half is
 * removed too.
 */
export const short = (note: string) =>
  note.length > LONGEST_NOTE ? `${truncate(note, LONGEST_NOTE)}…` : note;
