import type { Words } from "@/lib/timer/words";

type Props = { from: string; to: string; words: Words; onReplace: (isWanted: boolean) => void };

/** One workspace at a time: nothing is replaced unasked. */
export function Replacement({ from, to, words, onReplace }: Props) {
  return (
    <div role="group" aria-labelledby="replace" class="told">
      <p id="replace">{words("replaceQuestion", from, to)}</p>
      <button type="button" class="plain" onClick={() => onReplace(true)}>
        {words("replaceYes")}
      </button>{" "}
      <button type="button" class="plain" onClick={() => onReplace(false)}>
        {words("replaceNo", from)}
      </button>
    </div>
  );
}
