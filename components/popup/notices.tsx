import type { Words } from "@/lib/timer/words";
import "./notices.css";

/** What a person can do about it. */
type Remedy = "settings" | "signIn" | "permit" | "retry";

type Notice = { tone: "good" | "note" | "bad"; text: string; remedy: Remedy | null };

type Props = { notices: Notice[]; words: Words; onRemedy: (remedy: Remedy) => void };

/** Results are a `status`, failures an `alert`; both regions are always there, so that what comes is announced. */
export function Notices({ notices, words, onRemedy }: Props) {
  const list = (bad: boolean) =>
    notices
      .filter(({ tone }) => (tone === "bad") === bad)
      .map(({ tone, text, remedy }) => (
        <p key={text} class={`notice ${tone}`}>
          {text}
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
