import type { Kind } from "@/lib/timer/reminder";
import type { Words } from "@/lib/timer/words";

export type Silencing = {
  /** The reminders that do not come again today. */
  silenced: readonly Kind[];
  onSilence: (kind: Kind) => void;
  onUnsilence: (kind: Kind) => void;
};

type Props = {
  kind: Kind;
  /** The element that says which reminder it is. */
  about: string;
  words: Words;
} & Silencing;

/** Whether a reminder is silent today, and the way there and back: not every notification has a button for it. */
export function Silenced({ kind, about, words, silenced, onSilence, onUnsilence }: Props) {
  const isSilent = silenced.includes(kind);
  return (
    <p class="quiet">
      {isSilent && `${words("silenced")} `}
      <button
        type="button"
        class="link"
        aria-describedby={about}
        onClick={() => (isSilent ? onUnsilence : onSilence)(kind)}
      >
        {words(isSilent ? "unsilence" : "notAgainToday")}
      </button>
    </p>
  );
}
