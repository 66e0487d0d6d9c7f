import type { Words } from "@/lib/timer/words";
import "./notices.css";

/** What the person can do about a notice. */
type Remedy = "settings" | "signIn" | "permit" | "retry" | "undo";

type Notice = { tone: "good" | "note" | "bad"; text: string; remedy: Remedy | null };

type Props = {
  role: "alert" | "status";
  notices: Notice[];
  words: Words;
  onRemedy: (remedy: Remedy) => void;
};

/**
 * Errors, in an `alert` region, or else results and remarks, in a `status` region. The region is always in the
 * page, so that screen readers announce new content.
 */
export const Notices = ({ role, notices, words, onRemedy }: Props) => (
  <div role={role} class="notices">
    {notices
      .filter(({ tone }) => (tone === "bad") === (role === "alert"))
      .map(({ tone, text, remedy }) => (
        <p key={text} class={`notice ${tone}`}>
          <span>{text}</span>
          {remedy && (
            <button type="button" class="link" onClick={() => onRemedy(remedy)}>
              {words(remedy)}
            </button>
          )}
        </p>
      ))}
  </div>
);
