import type { Words } from "@/lib/timer/words";

/** What there is to say below a field. */
export type FieldNote = {
  /** Why it can't be saved as it is; empty if it can. */
  fault?: string;
  /** What awork has by now in place of what the person saw, as text; null if nothing else. */
  inAwork?: string | null;
  onTake?: () => void;
};

type Props = FieldNote & { id: string; words: Words };

/** The lines below a field: a fault, and a value of awork's that can be taken. */
export const FieldNotes = ({ id, fault = "", inAwork = null, onTake, words }: Props) => (
  <>
    <p id={id} class="fault" aria-live="polite">
      {fault}
    </p>
    {inAwork !== null && (
      <p class="quiet">
        {words("aworkHas", inAwork)}{" "}
        <button type="button" class="link" onClick={onTake}>
          {words("takeAworks")}
        </button>
      </p>
    )}
  </>
);
