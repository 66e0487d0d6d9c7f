import type { ComponentProps } from "preact";
import { useContext, useRef, useState } from "preact/hooks";
import { short } from "@/components/popup/subject";
import { DraftsContext } from "@/components/popup/deferred/unsaved/drafts-context";
import { focus } from "@/components/popup/deferred/focus";
import type { Place } from "@/components/popup/deferred/edit-in-place";
import { NoteField } from "./note-field";
import { Pencil } from "./pencil";

type Props = Omit<ComponentProps<typeof NoteField>, "isRestored" | "onClose">;

/** The note; pressing it opens a field. */
export function Note(props: Props) {
  const { timer, words } = props;
  const { note } = timer.subject;
  const drafts = useContext(DraftsContext);
  const [place, setPlace] = useState<Place>(() => (drafts.find("note", timer.id) ? "open" : "shut"));
  const isPressed = useRef(false);
  if (place === "open") return <NoteField {...props} isRestored={!isPressed.current} onClose={setPlace} />;
  // The button overlays the text, because the person's own text is not a suitable name for it.
  return (
    <div class="note">
      <span id="note" class={note ? "remark brief" : "quiet brief"}>
        {note ? short(note) : words("addNote")}
      </span>
      <Pencil />
      <button
        type="button"
        aria-label={words("note")}
        aria-describedby="note"
        ref={place === "back" ? focus : null}
        onClick={() => {
          isPressed.current = true;
          setPlace("open");
        }}
      />
    </div>
  );
}
