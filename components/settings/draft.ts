import { useState } from "preact/hooks";

type Input = { currentTarget: HTMLInputElement };

/**
 * State for a field that shows the value, or what the person is typing: each change made elsewhere renders
 * the page, which would otherwise overwrite the text. If the value changes, it replaces the typed text.
 * `typed`: the typed text, null if there is none. Call `done` when the text has been accepted or rejected.
 */
export function useDraft(value: string) {
  const [draft, setDraft] = useState<{ text: string; over: string } | null>(null);
  if (draft && draft.over !== value) setDraft(null);
  const typed = draft?.over === value && draft.text !== value ? draft.text : null;
  return {
    typed,
    field: {
      value: typed ?? value,
      onInput: ({ currentTarget }: Input) => setDraft({ text: currentTarget.value, over: value }),
    },
    done: () => setDraft(null),
  };
}
