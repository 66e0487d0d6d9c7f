import { options } from "preact";

/** What is pressed by a click. A `select` is none: it opens when the mouse goes down. */
const PRESSABLE = "button, a[href], [role=option]";

const pressableOf = (event: Event): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>(PRESSABLE) : null;

/**
 * One press does one thing, and that is what the person saw when the press began.
 *
 * - A press takes the focus with the click, not before: a field that closes when it is left would else move what lies
 *   below it between the two, and the click would go nowhere (measured).
 * - Nothing is drawn anew while the mouse is down.
 * - The second click of a double click counts only for what the first one was for.
 * - Enter that is held down presses once: the browser clicks at every repetition (measured: 22 clicks in 1.5 s). A
 *   select, or a choice of one of several, moves once by a key that is held down.
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
  // The click comes right after this, and before the next task.
  listen("pointerup", () => void setTimeout(draw));
  // No release comes after these.
  listen("pointercancel", draw);
  listen("contextmenu", draw);
  listen("blur", ({ target }) => {
    // Of the window, not of a field in it.
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
    // With the mouse: this leaves the field that had the focus, which saves it, before the press does its own.
    if (event.detail > 0) pressed.focus({ preventScroll: true });
  });

  listen("keydown", (event) => {
    if (event.repeat && isOneKey(event)) spend(event);
  });
}

/** Whether a key is for one act, not for typing or moving. */
function isOneKey({ key, target, shiftKey }: KeyboardEvent): boolean {
  const isOneOf = target instanceof HTMLInputElement && target.type === "radio";
  if (isOneOf || target instanceof HTMLSelectElement) return key !== "Tab";
  return key === "Enter" && !(target instanceof HTMLTextAreaElement && shiftKey);
}

function spend(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
