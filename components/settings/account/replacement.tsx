import type { Words } from "@/lib/timer/words";

type Props = { from: string; to: string; words: Words; onReplace: (isWanted: boolean) => void };

/** Asks before replacing the account: only one workspace can be connected at a time. */
export function Replacement({ from, to, words, onReplace }: Props) {
  return (
    <div role="group" aria-labelledby="replace" class="message">
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
