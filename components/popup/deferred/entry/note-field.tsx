import { useContext, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Edit } from "@/lib/timer/editing/edit";
import { LONGEST } from "@/lib/timer/editing/note-text";
import type { Timer } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import { DraftsContext } from "@/components/popup/deferred/unsaved/drafts-context";
import { PageTitle } from "@/components/popup/deferred/page-title";
import { focusEnd } from "@/components/popup/deferred/focus";
import { type Place, editInPlace } from "@/components/popup/deferred/edit-in-place";
import { Restored } from "@/components/popup/deferred/unsaved/restored";

type Props = {
  timer: Timer;
  /** Whether the popup has opened it for a restored draft, which doesn't take the popup's initial focus. */
  isRestored?: boolean;
  /** Why awork will refuse a change; null if it won't. */
  whyNot?: (edit: Edit) => string | null;
  words: Words;
  onEdit: (edit: Edit) => void;
  onClose: (place: Place) => void;
};

/** The field for the note. The text survives leaving the field and any change of the timer. */
export function NoteField({ timer, isRestored = false, whyNot, words, onEdit, onClose }: Props) {
  const { id } = timer;
  const drafts = useContext(DraftsContext);
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft] = useState(drafts.find("note", id));
  const [begun] = useState({ id, note: draft ? (draft.from as string | null) : timer.subject.note });
  const last = useRef(begun.note);
  const before = begun.note ?? "";
  const [typed, setTyped] = useState(draft?.text ?? before);
  const [fault, setFault] = useState("");

  const save = (text: string) => {
    const to = plainNote(text);
    if (to === plainNote(last.current)) return true;
    const edit: Edit = { id: begun.id, field: "note", from: last.current, to };
    const why = whyNot?.(edit) ?? "";
    setFault(why);
    if (why) return false;
    onEdit(edit);
    last.current = to;
    return true;
  };
  const drop = () => drafts.drop("note", begun.id);
  const keep = (text: string) => {
    setTyped(text);
    setFault("");
    if (plainNote(text) === plainNote(last.current)) drop();
    else drafts.keep({ field: "note", id: begun.id, text, from: last.current });
  };

  useLayoutEffect(() => {
    if (!isRestored) focusEnd(field.current);
    return () => void save(field.current!.value);
  }, []);

  return (
    <>
      <textarea
        ref={field}
        class="field"
        rows={3}
        maxLength={LONGEST}
        aria-label={words("note")}
        aria-invalid={fault !== ""}
        {...editInPlace(before, save, onClose, { text: draft?.text, keep, drop })}
      />
      {fault && (
        <p role="alert" class="fault">
          {fault}
        </p>
      )}
      <PageTitle
        note={typed}
        words={words}
        onUse={(text) => {
          field.current!.value = text;
          keep(text);
          focusEnd(field.current);
        }}
        onLeave={(to) => {
          if (to !== field.current && save(field.current!.value)) onClose("shut");
        }}
      />
      {draft && (
        <Restored
          words={words}
          onSave={() => save(field.current!.value) && onClose("back")}
          onDiscard={() => {
            field.current!.value = before;
            drop();
            onClose("back");
          }}
        />
      )}
    </>
  );
}

/**
 * Removes carriage returns and surrounding whitespace, which don't count as changes. An empty note is null.
 */
export const plainNote = (note: string | null) => note?.replaceAll("\r", "").trim() || null;
