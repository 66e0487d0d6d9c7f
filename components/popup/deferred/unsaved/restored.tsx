import type { Words } from "@/lib/timer/words";

type Props = { words: Words; onSave: () => void; onDiscard: () => void };

/**
 * Says that a field holds an unsaved draft, with buttons to save or discard it. In Firefox, Escape closes the
 * popup and so can't discard it.
 */
export const Restored = ({ words, onSave, onDiscard }: Props) => (
  <p class="quiet restored">
    <span>{words("draftKept")}</span>{" "}
    <button type="button" class="link" onClick={onSave}>
      {words("draftSave")}
    </button>{" "}
    <button type="button" class="link" onClick={onDiscard}>
      {words("discard")}
    </button>
  </p>
);
