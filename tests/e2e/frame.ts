import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** A picture of a screen; a pixel is 0xRRGGBB. */
export type Frame = { width: number; height: number; at: (x: number, y: number) => number };

/** Where something is, in pixels; `right` and `bottom` belong to it. */
export type Box = { left: number; top: number; right: number; bottom: number };

/**
 * What an Xvfb has on its screen now: it keeps that in a file (-fbdir), as an X window dump (XWDFile.h) of 32 bits a
 * pixel.
 */
export async function readFrame(folder: string): Promise<Frame> {
  const file = await readFile(join(folder, "Xvfb_screen0"));
  const field = (place: number) => file.readUInt32BE(4 * place);
  const [headerSize, version, bits, colours] = [field(0), field(1), field(11), field(19)];
  if (version !== 7 || bits !== 32) throw new Error(`An X window dump of version ${version}, ${bits} bits`);
  const [width, height, isBig, lineLength] = [field(4), field(5), field(7) === 1, field(12)];
  const pixels = headerSize! + 12 * colours!;
  return {
    width,
    height,
    at(x, y) {
      const place = pixels + y * lineLength + 4 * x;
      return (isBig ? file.readUInt32BE(place) : file.readUInt32LE(place)) & 0xffffff;
    },
  };
}

/** The smallest box that has every pixel of the colour above a line; null where there is none. */
export function boxOf({ width, at }: Frame, colour: number, bottom: number): Box | null {
  const box = { left: Infinity, top: Infinity, right: -1, bottom: -1 };
  for (let y = 0; y < bottom; y += 1)
    for (let x = 0; x < width; x += 1)
      if (at(x, y) === colour) {
        box.left = Math.min(box.left, x);
        box.top = Math.min(box.top, y);
        box.right = Math.max(box.right, x);
        box.bottom = Math.max(box.bottom, y);
      }
  return box.right < 0 ? null : box;
}
