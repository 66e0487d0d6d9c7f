import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Edit } from "@/lib/timer/edit";
import type { Timer } from "@/lib/timer/timer";
import type { Words } from "@/lib/timer/words";
import { focusEnd } from "./focus";
import { type Place, inPlace } from "./in-place";

/** In characters, as awork takes them. */
const LONGEST = 25_000;

type Props = { timer: Timer; words: Words; onEdit: (edit: Edit) => void; onClose: (place: Place) => void };

/** The note while it is written. Nothing written is lost by leaving, nor by what becomes of the timer meanwhile. */
export function NoteField({ timer, words, onEdit, onClose }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [begun] = useState({ id: timer.id, note: timer.subject.note });
  const last = useRef(begun.note);

  const save = (text: string) => {
    const to = plain(text);
    if (to !== plain(last.current)) {
      onEdit({ id: begun.id, field: "note", from: last.current, to });
      last.current = to;
    }
    return true;
  };

  useLayoutEffect(() => {
    focusEnd(field.current);
    const leave = () => void save(field.current!.value);
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("pagehide", leave);
      leave();
    };
  }, []);

  return (
    <textarea
      ref={field}
      class="field"
      rows={3}
      maxLength={LONGEST}
      aria-label={words("note")}
      {...inPlace(begun.note ?? "", save, onClose)}
    />
  );
}

/** Fields have their own line ends, and spaces around a note are none of it. */
const plain = (note: string | null) => note?.replaceAll("\r", "").trim() || null;
