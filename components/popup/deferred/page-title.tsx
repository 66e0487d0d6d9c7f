import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { hasText, withText } from "@/lib/timer/editing/note-text";
import type { Words } from "@/lib/timer/words";

/** The title of the page over which the popup was opened; null if there is none to offer. */
export const PageTitleContext = createContext<string | null>(null);

type Props = {
  /** The note as typed. */
  note: string;
  words: Words;
  /** Takes the note with the title; the field gets the focus back. */
  onUse: (note: string) => void;
  /** The focus goes on from here; `to`: where to, null if nowhere in the page. */
  onLeave?: (to: EventTarget | null) => void;
};

/** Offers to put the page's title into the note, unless it is there. */
export function PageTitle({ note, words, onUse, onLeave }: Props) {
  const title = useContext(PageTitleContext);
  if (title === null || hasText(note, title)) return null;
  return (
    <button
      type="button"
      class="link page-title"
      // A press doesn't take the focus from the field, which would close.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onUse(withText(note, title))}
      onBlur={({ relatedTarget }) => onLeave?.(relatedTarget)}
    >
      {words("usePageTitle")}
    </button>
  );
}
