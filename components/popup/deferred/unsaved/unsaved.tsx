import { useId, useRef, useState } from "preact/hooks";
import { hoursMinutes } from "@/lib/timer/clock";
import type { Edit } from "@/lib/timer/editing/edit";
import { timeOfDay } from "@/lib/timer/typed/time-of-day";
import type { Instant } from "@/lib/timer/time";
import type { Message, Words } from "@/lib/timer/words";

/**
 * An edit that awork doesn't have. `entry`: the entry's name, null if unknown; `why`: the reason, as a
 * message.
 */
export type UnsavedEdit<E extends Edit = Edit> = { edit: E; entry: string | null; why: string };

type Props<E extends Edit> = {
  edits: UnsavedEdit<E>[];
  now: Instant;
  words: Words;
  /** The name of a type of work; null if it is unknown. */
  typeName: (id: string) => string | null;
  onRetry: (edit: E) => void;
  onDrop: (edit: E) => void;
};

const FIELDS: Record<Edit["field"], Message> = {
  note: "note",
  start: "startTime",
  end: "endTime",
  isBillable: "billable",
  typeOfWorkId: "typeOfWork",
  duration: "worked",
  bookedOn: "bookedOn",
};

/** The edits that awork doesn't have, in full, until the person decides about each. */
export function Unsaved<E extends Edit>({ edits, words, ...props }: Props<E>) {
  return (
    <section aria-labelledby="unsaved" class="notice bad unsaved">
      <h2 id="unsaved">{words("unsavedTitle")}</h2>
      <ul class="list">
        {edits.map((unsaved) => (
          <OneEdit
            key={JSON.stringify([unsaved.edit.id, unsaved.edit.field, unsaved.edit.to])}
            {...unsaved}
            {...props}
            words={words}
          />
        ))}
      </ul>
    </section>
  );
}

type OneProps<E extends Edit> = UnsavedEdit<E> & Omit<Props<E>, "edits">;

function OneEdit<E extends Edit>({ edit, entry, why, now, words, typeName, onRetry, onDrop }: OneProps<E>) {
  const id = useId();
  const text = useRef<HTMLParagraphElement>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
  const value = valueOf(edit, now, words, typeName);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      getSelection()?.selectAllChildren(text.current!);
      setCopied(false);
    }
  };
  return (
    <li>
      <div role="group" aria-labelledby={id}>
        <p id={id}>
          <strong>{words(FIELDS[edit.field])}</strong>
          {entry && `\u00a0· ${entry}`}
        </p>
        <p class="typed" ref={text}>
          {value}
        </p>
        <p class="quiet">{why}</p>
        <div class="links">
          <button type="button" class="plain" onClick={({ detail }) => detail > 1 || onRetry(edit)}>
            {words("retry")}
          </button>
          <button type="button" class="plain" onClick={copy}>
            {words("copy")}
          </button>
          <button type="button" class="plain" onClick={({ detail }) => detail > 1 || onDrop(edit)}>
            {words("letGo")}
          </button>
        </div>
        <p role="status">{copied === null ? "" : words(copied ? "reportCopied" : "reportNotCopied")}</p>
      </div>
    </li>
  );
}

function valueOf(edit: Edit, now: Instant, words: Words, typeName: (id: string) => string | null): string {
  switch (edit.field) {
    case "note":
      return edit.to ?? words("noNote");
    case "start":
    case "end":
      return timeOfDay(edit.to, now, words.locale);
    case "isBillable":
      return words(edit.to ? "yes" : "no");
    case "duration":
      return hoursMinutes(edit.to);
    case "bookedOn":
      return [edit.to.task, edit.to.project].filter(Boolean).join(" · ");
    case "typeOfWorkId":
      return typeName(edit.to) ?? words("otherType");
  }
}
