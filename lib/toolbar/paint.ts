import { setButton } from "@/lib/platform/action";
import type { ToolbarView } from "./toolbar-view";

/**
 * How many narrow characters the badge holds; a longer text is cut off without a mark (measured). In Firefox
 * `42` and `12h` fit, and `1:23` does not.
 */
export const BADGE_CAPACITY = import.meta.env.BROWSER === "firefox" ? 2 : 4;

export const paint = ({ icon, pixels, text, colour, title }: ToolbarView): Promise<void> =>
  setButton({
    icon: pixels
      ? { imageData: { 16: image(pixels, colour, 1), 32: image(pixels, colour, 2) } }
      : { path: { 16: `/icons/${icon}-16.png`, 32: `/icons/${icon}-32.png` } },
    badge: text,
    badgeColour: colour,
    title,
  });

/** Each pixel becomes a square of `scale` by `scale` pixels, which keeps it crisp. */
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
