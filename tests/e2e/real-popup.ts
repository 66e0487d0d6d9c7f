import { type Seat, withSeat } from "../scenarios/seat.ts";
import { NAME } from "../scenarios/view.ts";
import { expect, test as base } from "./fixtures.ts";

/**
 * The popup as a person has it: opened by its icon or its key on a screen, worked with real keys and a real mouse, and
 * closed by the browser. Playwright's keys and clicks do not reach it, and the popup in a tab is never closed by the
 * browser. It is looked at from another page of the extension, so that no debugger holds it open.
 *
 * In a Chromium test: `import { expect, test } from "./real-popup.ts"`, then `({ popup, desk, awork }) => …`. In both
 * browsers: the fixture `realPopup` of the scenarios.
 */
export interface RealPopup {
  /** Opens it by its key, over the page that `front` brings to the front, and waits until it has the focus. */
  open(front?: () => Promise<unknown>): Promise<void>;
  /** The same by a press on its icon (Chromium alone: Firefox keeps the icon in a menu). */
  openByIcon(front?: () => Promise<unknown>): Promise<void>;
  /** The middle of its icon on the screen, which it tells as it opens and closes (Chromium alone). */
  iconAt(): Promise<[x: number, y: number]>;
  isOpen(): Promise<boolean>;
  /** Closes it in this way, and waits until it is gone; by its icon only what was opened so. */
  close(way: WayToClose): Promise<void>;
  /** An expression about the popup: `window` and `document` are the popup's, all other globals the looking page's. */
  evaluate<T = unknown>(expression: string): Promise<T>;
  /** What is shown of the first that fits the selector; null where there is none, or no popup. */
  text(selector: string): Promise<string | null>;
  /** The text, or else the label, of what has the focus. */
  focused(): Promise<string>;
  /**
   * Types text with real keys into the field that has the focus, and waits until the field has it. Only what a US
   * keyboard has: other letters get lost.
   */
  type(text: string): Promise<void>;
  /** Presses real keys one after another, by their X names: `key("Return")`, `key("ctrl+a", "Delete")`. */
  key(...names: string[]): Promise<void>;
  /** Holds a key down until the promise is settled; the screen then sends it again and again. */
  hold(name: string, until: () => Promise<unknown>): Promise<void>;
  /** Presses the real mouse on what has this label, text or title, as soon as it is there. */
  press(name: string): Promise<void>;
  /** The parts of a press: the mouse goes onto it, down and up, with anything in between. */
  pointAt(name: string): Promise<void>;
  mouse(to: "down" | "up"): Promise<void>;
}

/**
 * How a browser closes a popup. The seventh way is to close the browser: a test does that itself. By its icon it is closed
 * in Chromium alone; in Firefox a tab that a program opens leaves it open (measured).
 */
export const WAYS_TO_CLOSE = [
  "a press beside it",
  "its own key",
  "a press on its icon",
  "another tab",
  "another window",
  "Escape",
] as const;

type WayToClose = (typeof WAYS_TO_CLOSE)[number];

const OWN_KEY = "alt+shift+j";
/** An address that the extension may see without more rights: its own. */
const ELSEWHERE = "/icons/app-16.png";
/** Pixels of the screen; presses so far apart are two. */
const ASIDE = 6;
const POPUP = `chrome.extension.getViews({ type: "popup" })[0]`;

/** What a popup is looked at from: another page of the extension. */
type Onlooker = {
  evaluate<T>(expression: string): Promise<T>;
  front(): Promise<unknown>;
};

/** `windowClass`: what the browser's windows are called by the screen. */
export function createRealPopup(seat: Seat, windowClass: string, onlooker: Onlooker): RealPopup {
  const { hand } = seat;
  let aside = 0;
  /** The middle of the icon, once it is known. */
  let icon: [x: number, y: number] | undefined;

  const evaluate = <T>(expression: string) =>
    onlooker.evaluate<T>(`((window) => {
      if (!window?.document.body) return null;
      const { document } = window;
      return ${expression};
    })(${POPUP})`);
  const isOpen = () => onlooker.evaluate<boolean>(`${POPUP} !== undefined`);
  // Not with `--sync`: for a mouse that is there already that waits 15 s (measured), and the screen keeps the order anyway.
  const go = (x: number, y: number) => hand("mousemove", `${Math.round(x)}`, `${Math.round(y)}`);
  const click = async (x: number, y: number) => {
    await go(x, y);
    await hand("click", "1");
  };
  /** Where the popup is on the screen, in the screen's pixels. */
  const place = () =>
    evaluate<{ left: number; top: number; right: number; scale: number }>(`(() => {
      const scale = window.devicePixelRatio;
      // Firefox tells in CSS pixels, and where the page begins; Chromium in the screen's.
      const { mozInnerScreenX: x, mozInnerScreenY: y, screenX, screenY } = window;
      const [left, top] = x === undefined ? [screenX, screenY] : [x * scale, y * scale];
      return { left, top, right: left + window.innerWidth * scale, scale };
    })()`);
  async function prepare(front: () => Promise<unknown>) {
    await front();
    await seat.focus(windowClass);
  }

  /**
   * Presses until the popup is open and has the focus. The browser takes no press while its window is not ready for it,
   * nor on the icon just after the popup has closed; then a person presses again.
   */
  async function openBy(press: () => Promise<void>, front: () => Promise<unknown> = () => onlooker.front()) {
    await expect(async () => {
      if (!(await isOpen())) {
        await prepare(front);
        await press();
      }
      await expect.poll(() => evaluate("document.hasFocus()"), { timeout: 3_000 }).toBe(true);
    }).toPass({ timeout: 30_000 });
  }

  const open = (front?: () => Promise<unknown>) => openBy(() => seat.press(OWN_KEY), front);

  /**
   * Chromium puts the popup's corner below the icon's (measured), once the popup has taken the size of what is in it:
   * until then its place and its size are of different moments.
   */
  async function findIcon(): Promise<[x: number, y: number]> {
    await open();
    const size = `[window.innerWidth, window.innerHeight, window.screenX, window.screenY].join()`;
    const isSteady = `new Promise((told) => {
      let frames = 0, last = "";
      const look = () => {
        const now = ${size};
        frames = now === last ? frames + 1 : 0;
        last = now;
        if (frames === 10) told(true);
        else window.requestAnimationFrame(look);
      };
      look();
    })`;
    expect(await evaluate(isSteady)).toBe(true);
    const { right, top } = await place();
    await close("its own key");
    return [right - 17, top - 17];
  }

  const iconAt = async () => (icon ??= await findIcon());

  async function openByIcon(front?: () => Promise<unknown>) {
    const at = await iconAt();
    await openBy(() => click(...at), front);
  }

  /** The middle of what has this name, in the popup; null while it isn't there, or something lies over it. */
  const find = (name: string) =>
    evaluate<[x: number, y: number] | null>(`(() => {
      const named = (each) =>
        [each.ariaLabel, each.innerText?.trim(), each.querySelector("span")?.innerText, each.title,
          each.labels?.[0]?.innerText.trim()];
      const all = document.querySelectorAll("button, a, input, textarea, select, [role=option], h1, h2");
      const found = [...all].find((each) => named(each).includes(${JSON.stringify(name)}));
      if (!found) return null;
      found.scrollIntoView({ block: "nearest" });
      const box = found.getClientRects()[0];
      if (!box) return null;
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      return found.contains(document.elementFromPoint(x, y)) ? [x, y] : null;
    })()`);

  /** Points at it once it stays where it is: while a popup fills, what is in it moves on. */
  async function pointAt(name: string) {
    const places: string[] = [];
    let at: [x: number, y: number] | null = null;
    const isSteady = async () => {
      at = await find(name);
      places.push(String(at));
      return at !== null && places.at(-1) === places.at(-2);
    };
    await expect.poll(isSteady, `"${name}" in the popup`).toBe(true);
    const [x, y] = at!;
    const { left, top, scale } = await place();
    // Two presses at one place in half a second are a double click, also in two popups (measured); no hand is so quick.
    aside = aside === 0 ? ASIDE : 0;
    await go(left + x * scale + aside, top + y * scale);
  }

  /** Goes to another window and back. Chromium closes the popup when its own window has the focus again (measured). */
  async function visitAnotherWindow() {
    const isThere = `chrome.windows.getLastFocused().then(({ id }) => id === window.otherWindow)`;
    await onlooker.evaluate(
      `chrome.windows.create({ url: "${ELSEWHERE}" }).then(({ id }) => void (window.otherWindow = id))`,
    );
    await expect.poll(() => onlooker.evaluate(isThere)).toBe(true);
    await seat.focus(windowClass);
  }

  async function close(way: WayToClose) {
    const { left, top } = await place();
    if (way === "a press beside it") await click(left - 60, top + 200);
    if (way === "its own key") await seat.press(OWN_KEY);
    if (way === "a press on its icon") await click(...icon!);
    if (way === "Escape") await seat.press("Escape");
    if (way === "another tab") await onlooker.evaluate(`void chrome.tabs.create({ url: "${ELSEWHERE}" })`);
    if (way === "another window") await visitAnotherWindow();
    await expect.poll(isOpen, way).toBe(false);
    await onlooker.evaluate(`chrome.tabs.query({ url: chrome.runtime.getURL("${ELSEWHERE}") })
      .then((tabs) => chrome.tabs.remove(tabs.map(({ id }) => id)))`);
  }

  return {
    open,
    openByIcon,
    iconAt,
    isOpen,
    close,
    evaluate,
    text: (selector) =>
      evaluate(`document.querySelector(${JSON.stringify(selector)})?.innerText.trim() ?? null`),
    focused: () =>
      evaluate(
        `((each) => (each.innerText ? (${NAME})(each) : each.ariaLabel) || each.id)(document.activeElement)`,
      ),
    async type(text) {
      await hand("type", "--delay", "20", text);
      // On a busy machine the keys are still on their way: what the page never got, no popup can keep.
      const end = () => evaluate(`document.activeElement.value?.slice(-${text.length})`);
      await expect.poll(end, "typed into the popup").toBe(text);
    },
    key: async (...names) => void (await hand("key", ...names)),
    async hold(name, until) {
      await hand("keydown", name);
      await until().finally(() => hand("keyup", name));
    },
    async press(name) {
      await pointAt(name);
      await hand("click", "1");
    },
    pointAt,
    mouse: async (to) => void (await hand(to === "down" ? "mousedown" : "mouseup", "1")),
  };
}

/** The same for one test, which leaves no popup open: the browser goes on, and the next would take it for its own. */
export async function withRealPopup(
  use: (popup: RealPopup) => Promise<void>,
  ...at: Parameters<typeof createRealPopup>
): Promise<void> {
  const popup = createRealPopup(...at);
  await use(popup);
  await at[2].evaluate(`${POPUP}?.close()`);
  await expect.poll(() => popup.isOpen()).toBe(false);
}

/** A Chromium on a screen, and its popup. */
export const test = base.extend<{ popup: RealPopup }, { seat: Seat | null }>({
  seat: [async ({}, use) => withSeat(use), { scope: "worker", timeout: 120_000 }],
  options: async ({ seat }, use) => use(seat ? { headless: false, display: seat.display } : {}),
  popup: async ({ seat, desk: { watch } }, use) => {
    test.skip(!seat, "the real popup is tested on Linux, where Xvfb and xdotool are");
    const evaluate = <T>(expression: string) => watch.evaluate<T>(expression);
    await withRealPopup(use, seat!, "chromium", { evaluate, front: () => watch.bringToFront() });
  },
});

export { expect };
