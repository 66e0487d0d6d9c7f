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

/** Something else that awork didn't take, such as an entry to add. `onDrop`: null if it can't be dropped now. */
export type Unsent = {
  key: string;
  title: string;
  name: string | null;
  /** In full, as text to copy. */
  text: string;
  why: string;
  /** Opens it to put it right; null if that isn't possible. */
  onEdit?: (() => void) | null;
  onRetry: () => void;
  onDrop: (() => void) | null;
};

type Props<E extends Edit> = {
  edits: UnsavedEdit<E>[];
  also?: Unsent[];
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

/** What awork doesn't have, in full, until the person decides about each. */
export function Unsaved<E extends Edit>({ edits, also = [], words, ...props }: Props<E>) {
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
        {also.map((each) => (
          <OneUnsent {...each} words={words} />
        ))}
      </ul>
    </section>
  );
}

type OneProps<E extends Edit> = UnsavedEdit<E> & Omit<Props<E>, "edits" | "also">;

const OneEdit = <E extends Edit>({
  edit,
  entry,
  now,
  words,
  typeName,
  onRetry,
  onDrop,
  why,
}: OneProps<E>) => (
  <OneUnsent
    key=""
    title={words(FIELDS[edit.field])}
    name={entry}
    text={valueOf(edit, now, words, typeName)}
    why={why}
    words={words}
    onRetry={() => onRetry(edit)}
    onDrop={() => onDrop(edit)}
  />
);

function OneUnsent({
  title,
  name,
  text: value,
  why,
  words,
  onEdit,
  onRetry,
  onDrop,
}: Unsent & { words: Words }) {
  const id = useId();
  const text = useRef<HTMLParagraphElement>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
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
          <strong>{title}</strong>
          {name && `\u00a0· ${name}`}
        </p>
        <p class="typed" ref={text}>
          {value}
        </p>
        <p class="quiet">{why}</p>
        <div class="links">
          {onEdit && (
            <button type="button" class="plain" onClick={({ detail }) => detail > 1 || onEdit()}>
              {words("editEntry")}
            </button>
          )}
          <button type="button" class="plain" onClick={({ detail }) => detail > 1 || onRetry()}>
            {words("retry")}
          </button>
          <button type="button" class="plain" onClick={copy}>
            {words("copy")}
          </button>
          {onDrop && (
            <button type="button" class="plain" onClick={({ detail }) => detail > 1 || onDrop()}>
              {words("letGo")}
            </button>
          )}
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
