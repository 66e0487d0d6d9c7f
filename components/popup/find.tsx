import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Words } from "@/lib/timer/words";
import { Icon } from "@/components/icon";
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
      <Icon name="search" />
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
