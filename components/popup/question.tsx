import { useEffect, useRef } from "preact/hooks";

/** One way to answer. */
export type Way = { text: string; onPress: () => void };

/** What waits for an answer. The first of the ways is the one that makes nothing irreversible. */
export type Asked = { key: string; text: string; ways: Way[] };

const FIELDS = "input, textarea, select";

/** A question that waits. It takes the focus when it comes, but not from a field in which somebody types. */
export function Question({ text, ways }: Asked) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const focus = () => {
      if (!document.activeElement?.matches(FIELDS)) place.current?.querySelector("button")?.focus();
    };
    // Firefox loads a popup before it is seen, and gives the page the focus later.
    const focusAgain = () => document.activeElement === document.body && focus();
    focus();
    addEventListener("focus", focusAgain);
    return () => removeEventListener("focus", focusAgain);
  }, []);
  return (
    <div role="group" aria-labelledby="question" class="notice question" ref={place}>
      <p id="question">{text}</p>
      {ways.map(({ text, onPress }, order) => (
        <button
          key={text}
          type="button"
          class="plain"
          autoFocus={order === 0}
          // The second click of a double click was meant for what stood there before.
          onClick={({ detail }) => detail > 1 || onPress()}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
