import type { Words } from "@/lib/timer/words";
import "./notices.css";

/** What the person can do about a notice. */
type Remedy = "settings" | "signIn" | "permit" | "retry";

type Notice = { tone: "good" | "note" | "bad"; text: string; remedy: Remedy | null };

type Props = { notices: Notice[]; words: Words; onRemedy: (remedy: Remedy) => void };

/**
 * Results are in a `status` region, errors in an `alert`. Both are always in the page, so that screen readers
 * announce new content.
 */
export function Notices({ notices, words, onRemedy }: Props) {
  const list = (bad: boolean) =>
    notices
      .filter(({ tone }) => (tone === "bad") === bad)
      .map(({ tone, text, remedy }) => (
        <p key={text} class={`notice ${tone}`}>
          <span>{text}</span>
          {remedy && (
            <button type="button" class="link" onClick={() => onRemedy(remedy)}>
              {words(remedy)}
            </button>
          )}
        </p>
      ));
  return (
    <div class="notices">
      <div role="alert">{list(true)}</div>
      <div role="status">{list(false)}</div>
    </div>
  );
}
