import type { Words } from "@/lib/timer/words";

type Props = { resumeKey: string | undefined; words: Words; onSetKey: () => void };

/** The shortcut that is actually set, or a button to set one. */
export function KeyHint({ resumeKey, words, onSetKey }: Props) {
  if (resumeKey === undefined) return null;
  if (resumeKey) {
    return (
      <p class="quiet">
        <kbd>{resumeKey}</kbd> {words("keyResumes")}
      </p>
    );
  }
  return (
    <p class="quiet">
      {words("keyMissing")}{" "}
      <button type="button" class="link" onClick={onSetKey}>
        {words("setKey")}
      </button>
    </p>
  );
}
