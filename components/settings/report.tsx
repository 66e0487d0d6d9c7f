import { useRef, useState } from "preact/hooks";
import type { Words } from "@/lib/timer/words";
import { Row } from "./layout/row";
import { Section } from "./layout/section";
import "./report.css";

type Props = {
  /** Null while it is hidden. */
  text: string | null;
  /** The connection check; null if nobody is connected. */
  check: { isRunning: boolean } | null;
  words: Words;
  onToggle: (isWanted: boolean) => void;
  /** Resolves to false if it could not be copied. */
  onCopy: () => Promise<boolean>;
  onCheck: () => void;
};

/**
 * The diagnostics report for someone investigating a problem; the person can read all of it before sharing
 * it.
 */
export function Report({ text, check, words, onToggle, onCopy, onCheck }: Props) {
  return (
    <Section id="report" title={words("reportTitle")}>
      {check && (
        <Row help={<p class="quiet">{words("checkExplained")}</p>}>
          {/* Its result appears with the page's other messages. */}
          <button type="button" class="plain" aria-busy={check.isRunning} onClick={onCheck}>
            {words(check.isRunning ? "checking" : "checkConnection")}
          </button>
        </Row>
      )}
      <Row help={<p class="quiet">{words("reportExplained")}</p>}>
        <button type="button" class="plain" onClick={() => onToggle(text === null)}>
          {words(text === null ? "reportShow" : "reportHide")}
        </button>
      </Row>
      {text !== null && <ToCopy text={text} words={words} onCopy={onCopy} />}
    </Section>
  );
}

function ToCopy({ text, words, onCopy }: Pick<Props, "words" | "onCopy"> & { text: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [isCopied, setCopied] = useState<boolean | null>(null);

  async function copy() {
    // Clear the previous message first.
    setCopied(null);
    const done = await onCopy();
    setCopied(done);
    if (done) return;
    field.current?.focus();
    field.current?.select();
  }

  return (
    <div class="report">
      <label for="report-text">{words("reportText")}</label>
      <textarea id="report-text" ref={field} readOnly rows={16} spellcheck={false} value={text} />
      <button type="button" class="plain" onClick={copy}>
        {words("reportCopy")}
      </button>
      <div role="status">{isCopied === true && words("reportCopied")}</div>
      <div role="alert">{isCopied === false && words("reportNotCopied")}</div>
    </div>
  );
}
