import { useEffect, useRef, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { Words } from "@/lib/timer/words";
import { Icon } from "@/components/icon";
import { consumeEvent } from "./consume-event";

type Props = { words: Words; children: (close: () => void) => ComponentChildren };

/** The "…" button with what is needed now and then. A press elsewhere or Escape closes it. */
export function More({ words, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    // What had the focus disappears.
    if (place.current?.contains(document.activeElement)) button.current?.focus();
    setOpen(false);
  };
  useEffect(() => {
    if (!isOpen) return;
    const leave = ({ target }: Event) => place.current?.contains(target as Node) || setOpen(false);
    addEventListener("pointerdown", leave, { capture: true });
    addEventListener("focusin", leave);
    return () => {
      removeEventListener("pointerdown", leave, { capture: true });
      removeEventListener("focusin", leave);
    };
  }, [isOpen]);
  return (
    <div
      class="more"
      ref={place}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isOpen) return;
        consumeEvent(event);
        close();
      }}
    >
      <button
        type="button"
        class="round"
        aria-label={words("more")}
        title={words("more")}
        aria-expanded={isOpen}
        ref={button}
        onClick={({ detail }) => detail > 1 || setOpen(!isOpen)}
      >
        <Icon>
          <path d="M2 6.6h2.8v2.8H2zm4.6 0h2.8v2.8H6.6zm4.6 0H14v2.8h-2.8z" />
        </Icon>
      </button>
      {isOpen && <div class="menu">{children(close)}</div>}
    </div>
  );
}
