import type { Draft } from "@/lib/timer/draft";
import type { Words } from "@/lib/timer/words";

type Props = {
  draft: Draft;
  /** Of the entry that it is for; null when that is not known any more. */
  name: string | null;
  words: Words;
  /** Null: it can't be saved any more. */
  onSave: (() => void) | null;
  onDiscard: () => void;
};

/** What was typed for an entry that has no field for it any more. */
export function LeftDraft({ draft, name, words, onSave, onDiscard }: Props) {
  const { field, id, text } = draft;
  const label = `left-${field}-${id}`;
  return (
    <div role="group" aria-labelledby={label} class="notice">
      <p id={label}>{words(field === "note" ? "draftLeftNote" : "draftLeftStart", name ?? "…")}</p>
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
