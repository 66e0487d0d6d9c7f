import { options } from "preact";

/** What a click presses. A `select` doesn't belong here: it opens on mouse down. */
const PRESSABLE = "button, a[href], [role=option]";

const pressableOf = (event: Event): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>(PRESSABLE) : null;

/**
 * Makes each press do exactly one thing: what the person saw when the press began.
 *
 * - A press takes the focus with the click, not on mouse down: otherwise a field that closes on blur would
 *   move what is below it before the click, and the click would miss (measured).
 * - Nothing renders while the mouse button is down.
 * - The second click of a double click counts only on the element of the first.
 * - Holding down Enter presses once: the browser clicks on every repeat (measured: 22 clicks in 1.5 s). A
 *   select or radio button moves once while a key is held down.
 *
 * Also marks the document once keys are used; the styles then emphasise the focus.
 */
export function takePresses(): void {
  const waiting: (() => void)[] = [];
  let isDown = false;
  let last: HTMLElement | null = null;

  const draw = () => {
    isDown = false;
    for (const one of waiting.splice(0)) one();
  };
  options.debounceRendering = (one) => (isDown ? void waiting.push(one) : queueMicrotask(one));

  const listen = <K extends keyof WindowEventMap>(name: K, listener: (event: WindowEventMap[K]) => void) =>
    addEventListener(name, listener, { capture: true });

  listen("pointerdown", ({ button, target }) => {
    isDown = button === 0 && !(target instanceof HTMLSelectElement);
  });
  // The click event follows before the next task.
  listen("pointerup", () => void setTimeout(draw));
  // No `pointerup` follows these.
  listen("pointercancel", draw);
  listen("contextmenu", draw);
  listen("blur", ({ target }) => {
    // Only when the window loses focus, not a field in it.
    if (!(target instanceof Node)) draw();
  });

  listen("mousedown", (event) => {
    if (pressableOf(event)) event.preventDefault();
  });
  listen("click", (event) => {
    const pressed = pressableOf(event);
    if (!pressed) return;
    if (event.detail > 1 && pressed !== last) return spend(event);
    last = pressed;
    // For mouse clicks: this blurs the focused field, which saves it before the press acts.
    if (event.detail > 0) pressed.focus({ preventScroll: true });
  });

  listen("keydown", (event) => {
    document.documentElement.dataset.keys = "";
    if (event.repeat && isOneKey(event)) spend(event);
  });
}

/** Whether the key triggers a single action, as opposed to typing or moving. */
function isOneKey({ key, target, shiftKey }: KeyboardEvent): boolean {
  const isOneOf = target instanceof HTMLInputElement && target.type === "radio";
  if (isOneOf || target instanceof HTMLSelectElement) return key !== "Tab";
  return key === "Enter" && !(target instanceof HTMLTextAreaElement && shiftKey);
}

function spend(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
