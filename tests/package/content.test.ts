import { readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import { bytes, files, text, zip } from "./built.ts";

const readable = files.filter((file) => !file.endsWith(".png"));
const scripts = files.filter((file) => file.endsWith(".js"));

/** Every address that a built file may name, and why. */
const ADDRESSES = [
  // Where the timer comes from; with the star it is the host permission.
  "https://api.awork.com",
  "https://api.awork.com/*",
  // Where people are sent whose workspace has no address of its own.
  "https://app.awork.com",
  // Names of XML namespaces, with which preact makes elements. Nothing is loaded from there.
  "http://www.w3.org/1999/xhtml",
  "http://www.w3.org/2000/svg",
  "http://www.w3.org/1998/Math/MathML",
];

describe("the release", () => {
  it("is made of kinds of files that are known here", () => {
    expect(
      files.filter(
        (file) =>
          !/\.(html|js|css|png)$|^(manifest|managed-schema)\.json$|^_locales\/\w+\/messages\.json$/.test(
            file,
          ),
      ),
    ).toEqual([]);
    expect(scripts.length).toBeGreaterThan(1);
  });

  it("names no address but these", () => {
    const named = readable.flatMap(
      (file) => text(file).match(/\b(?:https?|wss?|ftp):\/\/[^\s"'`)<>\\]*/g) ?? [],
    );
    expect([...new Set(named)].toSorted()).toEqual(ADDRESSES.toSorted());
  });

  it.each([
    ["no address of this computer", /localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0/i],
    ["no code made from text", /\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(\s*["'`]/],
    ["no code fetched from elsewhere", /importScripts|\bimport\s*\((?!\s*["'`]\.\/)/],
    ["no source map", /sourceMappingURL/],
    [
      "no way to write markup but preact's own",
      /outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser/,
    ],
    ["nothing that tells a tab to reload itself", /WebSocket|wxt:reload/],
  ])("has %s", (_title, unwanted) => {
    expect(readable.filter((file) => unwanted.test(text(file)))).toEqual([]);
  });

  it("writes markup nowhere but in preact's handling of `dangerouslySetInnerHTML`, which nobody passes", () => {
    const code = scripts.map(text).join("\n");
    // Preact reads the property from the old and the new props of an element, compares, and assigns: two each.
    expect(code.match(/dangerouslySetInnerHTML/g)).toHaveLength(2);
    expect(code.match(/(?<!\w)\w+\.innerHTML\b/g)).toHaveLength(2);
    expect(code.match(/(?<!\w)\w+\.innerHTML=(?!=)/g)).toHaveLength(1);
    // `{ __html: … }` is what a component would pass.
    expect(code.match(/__html\s*:/g)).toBeNull();
  });

  it("has no script or style within its pages, which the browser would refuse", () => {
    for (const page of files.filter((file) => file.endsWith(".html"))) {
      expect(text(page)).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/);
    }
  });

  it("has every built file in the zip, byte for byte, and no other", () => {
    const built = files.map((file) => [file, crc32(bytes(file))]);
    expect(zipped(readFileSync(zip)).toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual(built);
  });
});

/** Names and check sums out of a zip's central directory (APPNOTE.TXT 4.3.12), folders left out. */
function zipped(data: Buffer): [name: string, sum: number][] {
  const end = data.lastIndexOf("PK\x05\x06", undefined, "latin1");
  const entries: [string, number][] = [];
  let at = data.readUInt32LE(end + 16);
  for (let left = data.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      data.readUInt16LE(at + field),
    );
    const name = data.toString("utf8", at + 46, at + 46 + nameLength!);
    if (!name.endsWith("/")) entries.push([name, data.readUInt32LE(at + 16)]);
    at += 46 + nameLength! + extraLength! + commentLength!;
  }
  return entries;
}
