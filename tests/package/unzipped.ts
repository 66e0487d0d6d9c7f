import { readFileSync } from "node:fs";
import { crc32, inflateRawSync } from "node:zlib";

const DEFLATED = 8;

/**
 * The files in a zip by their names, folders left out, as its central directory tells them (APPNOTE.TXT 4.3.12).
 * Throws when a file is not what its check sum says.
 */
export function unzipped(path: string): Map<string, Buffer> {
  const data = readFileSync(path);
  const files = new Map<string, Buffer>();
  const end = data.lastIndexOf("PK\x05\x06", undefined, "latin1");
  let at = data.readUInt32LE(end + 16);
  for (let left = data.readUInt16LE(end + 10); left > 0; left--) {
    const method = data.readUInt16LE(at + 10);
    const size = data.readUInt32LE(at + 20);
    const [name, extra, comment] = [28, 30, 32].map((field) => data.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const local = data.readUInt32LE(at + 42);
    // Before the content stands the name again, and an extra field of a length of its own (4.3.7).
    const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
    const packed = data.subarray(start, start + size);
    const content = method === DEFLATED ? inflateRawSync(packed) : packed;
    const file = data.toString("utf8", at + 46, at + 46 + name);
    if (crc32(content) !== data.readUInt32LE(at + 16)) throw new Error(`${file} is damaged in ${path}.`);
    if (!file.endsWith("/")) files.set(file, content);
    at += 46 + name + extra + comment;
  }
  return files;
}
