import type { Words } from "@/lib/timer/words";

type Props = { words: Words; onSave: () => void; onDiscard: () => void };

/** Says of a field that what it holds was typed before and is not saved. Escape alone can't let it go in Firefox. */
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
