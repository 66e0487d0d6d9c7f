import type { Kind } from "@/lib/timer/reminders/reminder";
import type { Words } from "@/lib/timer/words";

export type Silencing = {
  /** The reminders silenced for today. */
  silenced: readonly Kind[];
  onSilence: (kind: Kind) => void;
  onUnsilence: (kind: Kind) => void;
};

type Props = {
  kind: Kind;
  /** The id of the element that names the reminder. */
  about: string;
  words: Words;
} & Silencing;

/**
 * Whether a reminder is silenced today, with a button to change it: not every notification has such a button.
 */
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
