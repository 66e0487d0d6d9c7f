import { useState } from "preact/hooks";

type Input = { currentTarget: HTMLInputElement };

/**
 * A field that shows the value, and while somebody types what they type: the page is drawn anew at each change made
 * elsewhere, and would otherwise put the value back under their hands. `done`: what was typed has been taken, or not.
 */
export function useDraft(value: string) {
  const [draft, setDraft] = useState<string | null>(null);
  return {
    field: {
      value: draft ?? value,
      onInput: ({ currentTarget }: Input) => setDraft(currentTarget.value),
    },
    done: () => setDraft(null),
  };
}
