import type { Kind } from "@/lib/timer/reminder";
import type { Words } from "@/lib/timer/words";

export type Silencing = {
  /** The reminders that do not come again today. */
  silenced: readonly Kind[];
  onUnsilence: (kind: Kind) => void;
};

type Props = {
  kind: Kind;
  /** The element that says which reminder it is. */
  about: string;
  words: Words;
} & Silencing;

/** That a reminder is silent today, and the way back; nothing where it is not. */
export function Silenced({ kind, about, words, silenced, onUnsilence }: Props) {
  if (!silenced.includes(kind)) return null;
  return (
    <p class="quiet">
      {words("silenced")}{" "}
      <button type="button" class="link" aria-describedby={about} onClick={() => onUnsilence(kind)}>
        {words("unsilence")}
      </button>
    </p>
  );
}
