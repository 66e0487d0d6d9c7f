import { useEffect, useRef } from "preact/hooks";

/**
 * One possible answer. `help`: what it does, where its name doesn't say all. `onPress`: null if awork would
 * refuse it; then `help` says why.
 */
type Way = { text: string; help?: string; onPress: (() => void) | null };

/** An open question. The first answer changes nothing irreversibly. */
export type Asked = { key: string; text: string; ways: Way[] };

const FIELDS = "input, textarea, select";

/**
 * Shows an open question. It takes the focus when it appears, but not from a field the person is typing in.
 */
export function Question({ text, ways }: Asked) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const focus = () => {
      if (!document.activeElement?.matches(FIELDS)) place.current?.querySelector("button")?.focus();
    };
    // Firefox loads a popup before showing it, and focuses the page later.
    const focusAgain = () => document.activeElement === document.body && focus();
    focus();
    addEventListener("focus", focusAgain);
    return () => removeEventListener("focus", focusAgain);
  }, []);
  return (
    <div role="group" aria-labelledby="question" class="notice question" ref={place}>
      <p id="question">{text}</p>
      {ways.map(({ text, help, onPress }, order) => (
        <button
          key={text}
          type="button"
          class="plain"
          autoFocus={order === 0}
          aria-describedby={help && `way-${order}`}
          aria-disabled={!onPress}
          // The second click of a double click was meant for what was here before.
          onClick={({ detail }) => detail > 1 || onPress?.()}
        >
          <span>{text}</span>
          {help && (
            // Not part of the button's name, but its description.
            <small id={`way-${order}`} aria-hidden="true">
              {help}
            </small>
          )}
        </button>
      ))}
    </div>
  );
}
