import { useState } from "preact/hooks";

type Input = { currentTarget: HTMLInputElement };

/**
 * A field that shows the value, and while somebody types what they type: the page is drawn anew at each change made
 * elsewhere, and would otherwise put the value back under their hands. A value that has changed since is newer than
 * what was typed, and shows. `typed`: null where nothing is. `done`: what was typed has been taken, or not.
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
