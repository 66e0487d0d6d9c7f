import { browser } from "wxt/browser";

/** The maximum height of Firefox's popups, in px. */
const HIGHEST = 600;

/** Only Firefox reports where a page is on the screen. */
type Placed = Window & { mozInnerScreenY?: number };
type Whole = Screen & { availTop?: number };

/** The panel's border around the page, in px. */
const BORDER = 2;

/**
 * Firefox cuts its popup off at the edge of the screen but leaves the page as high as it was, so no scrolling
 * reaches the part below (measured in Firefox 153 with 400 px). Then the root element gets the class
 * `cut-off` and `--seen`, the visible height. The popup's position is known once it is shown, which focuses
 * it.
 */
export function fitScreen(): void {
  if (!browser.extension.getViews({ type: "popup" }).includes(window)) return;
  const { classList, style } = document.documentElement;
  const fit = () => {
    const { availTop = 0, availHeight }: Whole = screen;
    const { mozInnerScreenY: top = 0 }: Placed = window;
    // When Firefox resists fingerprinting, it always reports 0.
    if (top === 0) return;
    const seen = availTop + availHeight - top - BORDER;
    classList.toggle("cut-off", seen < HIGHEST);
    style.setProperty("--seen", `${seen}px`);
  };
  addEventListener("focus", fit);
  addEventListener("resize", fit);
}
