import * as v from "valibot";
import { browser } from "wxt/browser";
import type { Face } from "./face";
import { createItem } from "@/lib/platform/storage";

/**
 * How many narrow characters the badge holds; what is more is cut off without a sign (measured). In Firefox `42` and
 * `12h` are whole, and `1:23` is not.
 */
export const ROOM = import.meta.env.BROWSER === "firefox" ? 2 : 4;

/** Shows it. The title is what a screen reader reads. */
export async function paint({ icon, pixels, text, colour, title }: Face): Promise<void> {
  const { action } = browser;
  await Promise.all([
    action.setIcon(
      pixels
        ? { imageData: { 16: image(pixels, colour, 1), 32: image(pixels, colour, 2) } }
        : { path: { 16: `/icons/${icon}-16.png`, 32: `/icons/${icon}-32.png` } },
    ),
    action.setBadgeText({ text }),
    // Defaults differ between browsers, so both are always set. Safari has no text colour.
    action.setBadgeBackgroundColor({ color: colour }),
    action.setBadgeTextColor?.({ color: "#ffffff" }),
    action.setTitle({ title }),
  ]);
}

/** Each pixel becomes a square of so many, which keeps it crisp. */
function image(pixels: readonly string[], colour: string, scale: number): ImageData {
  const size = pixels.length * scale;
  const picture = new ImageData(size, size);
  const own = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  for (let place = 0; place < size * size; place += 1) {
    const pixel = pixels[Math.floor(place / size / scale)]![Math.floor((place % size) / scale)];
    if (pixel !== " ") picture.data.set([...(pixel === "#" ? own : LIGHT), 255], 4 * place);
  }
  return picture;
}

const LIGHT = [255, 255, 255];

/**
 * Shows the popup, whatever has the focus: a browser opens none while another program has it, or while its window is
 * minimised, and some open none at all. Then the same page comes in a window of its own, with the focus.
 */
export async function showPopup(): Promise<void> {
  if (!((await isInFront()) && (await openPopup()))) await openPopupWindow();
}

async function isInFront(): Promise<boolean> {
  const window = await browser.windows?.getLastFocused().catch(() => null);
  return window?.focused === true && window.state !== "minimized";
}

/** The window that the popup's page was opened in last; it may be closed by now. */
export const windowItem = createItem("popupWindow", v.nullable(v.number()), null, "session");

/** Opens the popup's page in a small window, or brings the one that is open to the front. */
export async function openPopupWindow(): Promise<void> {
  const { runtime, windows } = browser;
  const id = await windowItem.get();
  if (id !== null) {
    const isThere = await windows.update(id, { focused: true }).then(
      () => true,
      () => false,
    );
    if (isThere) return;
  }
  const url = runtime.getURL("/popup.html");
  const opened = await windows.create({ url, type: "popup", width: 380, height: 640, focused: true });
  await windowItem.set(opened?.id ?? null);
}

/** Opens the popup. False when the browser has no way to, or no window to open it in. */
export async function openPopup(): Promise<boolean> {
  if (!("openPopup" in browser.action)) return false;
  return browser.action.openPopup().then(
    () => true,
    () => false,
  );
}
