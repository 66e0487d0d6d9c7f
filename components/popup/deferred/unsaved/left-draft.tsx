import type { Draft } from "@/lib/timer/editing/draft";
import type { Words } from "@/lib/timer/words";

type Props = {
  draft: Draft;
  /** The name of the draft's entry; null if it is no longer known. */
  name: string | null;
  words: Words;
  /** Null if the draft can no longer be saved. */
  onSave: (() => void) | null;
  onDiscard: () => void;
};

/** A draft whose entry no longer has a field for it. */
export function LeftDraft({ draft, name, words, onSave, onDiscard }: Props) {
  const { field, id, text } = draft;
  const label = `left-${field}-${id}`;
  return (
    <div role="group" aria-labelledby={label} class="notice">
      <p id={label}>{words(field === "start" ? "draftLeftStart" : "draftLeftNote", name ?? "…")}</p>
      <p class="left">{text}</p>
      {onSave && (
        <button type="button" class="plain" onClick={onSave}>
          {words("draftSave")}
        </button>
      )}{" "}
      <button type="button" class="plain" onClick={onDiscard}>
        {words("discard")}
      </button>
    </div>
  );
}
