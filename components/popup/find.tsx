import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Words } from "@/lib/timer/words";
import { useSlash } from "./slash";
import "./find.css";

type Props = {
  /** Whether a timer is running or paused, which awork would stop. */
  isActive: boolean;
  words: Words;
  /** Opens the list, with the text that was typed before it could be opened. */
  onFind: (typed: string) => void;
  /** The field, once it is loaded. */
  children: ComponentChildren;
};

/**
 * The place of the field for starting or switching, and its key, "/". Until the field is loaded, a plain one
 * that looks the same stands in for it, and its text isn't lost.
 */
export function Find({ isActive, words, onFind, children }: Props) {
  const early = useRef<HTMLInputElement>(null);
  const typed = useRef<string | null>(null);
  // The plain field is still in the page while this renders for the first time with the other.
  if (children && early.current === document.activeElement) typed.current = early.current?.value ?? null;
  useLayoutEffect(() => {
    if (typed.current !== null) onFind(typed.current);
    typed.current = null;
  }, [children === undefined]);
  useSlash(() => (early.current ? early.current.focus() : onFind("")));
  if (children) return children;
  return (
    <div class="find" onClick={() => early.current?.focus()}>
      <FindIcon />
      <input
        type="text"
        autocomplete="off"
        aria-label={words("startOn")}
        placeholder={findText(isActive, words)}
        ref={early}
      />
      <kbd aria-hidden="true">/</kbd>
    </div>
  );
}

/** What the empty field says. */
export const findText = (isActive: boolean, words: Words): string =>
  words(isActive ? "startOrSwitch" : "startTimer");

export const FindIcon = () => (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <path d="M7 2a5 5 0 1 0 3 9l3.3 3.3 1-1L11 10a5 5 0 0 0-4-8zm0 1.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z" />
  </svg>
);
