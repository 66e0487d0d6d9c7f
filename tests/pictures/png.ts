import { crc32, deflateSync } from "node:zlib";
import type { Box, Frame } from "../e2e/frame.ts";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Part of a screen as a PNG (ISO/IEC 15948), 24 bits a pixel, nothing filtered. */
export function pngOf({ at, width, height }: Frame, box: Box): Buffer {
  const [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
  const columns = Math.min(width - 1, box.right) - left + 1;
  const rows = Math.min(height - 1, box.bottom) - top + 1;
  const lines = Array.from({ length: rows }, (_, y) => {
    const line = Buffer.alloc(1 + 3 * columns);
    for (let x = 0; x < columns; x += 1) line.writeUIntBE(at(left + x, top + y), 1 + 3 * x, 3);
    return line;
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(columns, 0);
  head.writeUInt32BE(rows, 4);
  // Bits of each colour; red, green and blue.
  head.set([8, 2], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.concat(lines))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, "latin1");
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  return chunk;
}
