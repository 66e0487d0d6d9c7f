import type { Draft } from "@/lib/timer/editing/draft";
import type { Message, Words } from "@/lib/timer/words";

type Props = {
  draft: Pick<Draft, "field" | "id">;
  /** What was typed. */
  text: string;
  /** The name of the draft's entry; null if it is no longer known. */
  name: string | null;
  words: Words;
  /** Null if the draft can no longer be saved. */
  onSave: (() => void) | null;
  onDiscard: () => void;
};

const TITLES: Partial<Record<Draft["field"], Message>> = { start: "draftLeftStart", form: "draftLeftForm" };

/** A draft whose entry no longer has a field for it. */
export function LeftDraft({ draft, text, name, words, onSave, onDiscard }: Props) {
  const { field, id } = draft;
  const label = `left-${field}-${id}`;
  return (
    <div role="group" aria-labelledby={label} class="notice">
      <p id={label}>{words(TITLES[field] ?? "draftLeftNote", name ?? "…")}</p>
      <p class="left">{text}</p>
      {onSave && (
        <button type="button" class="plain" onClick={onSave}>
          {words(field === "form" ? "addAsNew" : "draftSave")}
        </button>
      )}{" "}
      <button type="button" class="plain" onClick={onDiscard}>
        {words("discard")}
      </button>
    </div>
  );
}
