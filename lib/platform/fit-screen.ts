import { browser } from "wxt/browser";

/** Firefox's popups grow no higher. */
const HIGHEST = 600;

/** Firefox alone tells where a page is on the screen. */
type Placed = Window & { mozInnerScreenY?: number };
type Whole = Screen & { availTop?: number };

/** The panel's border lies around the page. */
const BORDER = 2;

/**
 * Firefox cuts its popup off where the screen ends, and leaves the page in it as high as it was: what lies below can't
 * be reached, however far one scrolls (measured in 153 with 400 px). There `--seen` says how much is to be seen, on an
 * element of class `cut-off`. Where the popup stands on the screen is known once it is shown, which gives it the focus.
 */
export function fitScreen(): void {
  if (!browser.extension.getViews({ type: "popup" }).includes(window)) return;
  const { classList, style } = document.documentElement;
  const fit = () => {
    const { availTop = 0, availHeight }: Whole = screen;
    const { mozInnerScreenY: top = 0 }: Placed = window;
    // Where it resists fingerprinting, it tells nothing else.
    if (top === 0) return;
    const seen = availTop + availHeight - top - BORDER;
    classList.toggle("cut-off", seen < HIGHEST);
    style.setProperty("--seen", `${seen}px`);
  };
  addEventListener("focus", fit);
  addEventListener("resize", fit);
}
