import { useContext, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Words } from "@/lib/timer/words";
import { consumeEvent } from "./consume-event";
import { LONGEST } from "@/lib/timer/editing/note-text";
import { plainNote } from "./entry/note-field";
import { focusEnd } from "./focus";
import { DraftsContext } from "./unsaved/drafts-context";

type Props = {
  /** The entry's id. */
  id: string;
  /** What is asked. */
  text: string;
  /** The entry's note. */
  note: string | null;
  /** Whether the timer still runs: awork stops it only with a note. */
  isFirst: boolean;
  /** Whether the note can't be left empty. */
  isRequired: boolean;
  words: Words;
  /** Takes the note; null for none. */
  onSave: (note: string | null) => void;
  onCancel: () => void;
};

const FIELDS = "input, textarea, select";

/**
 * Asks for the note of an entry that was stopped, or is to be. Enter saves, Escape leaves it; the text is kept as
 * a draft. It takes the focus, but not from a field the person is typing in.
 */
export function StopNote({ id, text, note, isFirst, isRequired, words, onSave, onCancel }: Props) {
  const drafts = useContext(DraftsContext);
  const [draft] = useState(drafts.find("stopNote", id));
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    if (!document.activeElement?.matches(FIELDS)) focusEnd(field.current);
  }, []);

  const keep = (text: string) => {
    setMissing(false);
    if (plainNote(text) === plainNote(note)) drafts.drop("stopNote", id);
    else drafts.keep({ field: "stopNote", id, text, from: note });
  };
  const save = () => {
    const to = plainNote(field.current!.value);
    if (to || !isRequired) return onSave(to);
    setMissing(true);
    field.current!.focus();
  };

  return (
    <div
      role="group"
      aria-labelledby="stop-note-text"
      class="notice question"
      onKeyDown={(event) => {
        const { key, target } = event;
        const isEscape = key === "Escape";
        const isEnter = key === "Enter" && !event.shiftKey && target === field.current;
        if (event.isComposing || !(isEscape || isEnter)) return;
        consumeEvent(event);
        if (event.repeat) return;
        if (isEscape) onCancel();
        else save();
      }}
    >
      <p id="stop-note-text">{text}</p>
      <textarea
        ref={field}
        class="field"
        rows={2}
        maxLength={LONGEST}
        aria-label={words("note")}
        aria-describedby="stop-note-text"
        aria-invalid={isMissing}
        defaultValue={draft?.text ?? note ?? ""}
        onInput={({ currentTarget }) => keep(currentTarget.value)}
      />
      {isMissing && (
        <p role="alert" class="fault">
          {words("noteMissing")}
        </p>
      )}
      <button type="button" class="plain" onClick={({ detail }) => detail > 1 || save()}>
        {words(isFirst ? "saveAndStop" : "draftSave")}
      </button>
      <button type="button" class="plain" onClick={({ detail }) => detail > 1 || onCancel()}>
        {words(isFirst ? "notNow" : "withoutNote")}
      </button>
    </div>
  );
}
