import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { files, filesIn, firefoxFolder, firefoxZip, folder, text, zip } from "./built.ts";
import { unzipped } from "./unzipped.ts";

const readable = files.filter((file) => !file.endsWith(".png") && file !== "licences.txt");
const scripts = files.filter((file) => file.endsWith(".js"));

/** Every address that a built file may name, and why. */
const ADDRESSES = [
  // Where the timer comes from; with the star it is the host permission.
  "https://api.awork.com",
  "https://api.awork.com/*",
  // What may be asked for later, and which calls of awork's web app are noticed then.
  "https://*.awork.com/*",
  "https://*.awork.com/*timeentries*",
  "https://*.awork.com/*timetracking*",
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
          !/\.(html|js|css|png)$|^(manifest|managed-schema)\.json$|^_locales\/\w+\/messages\.json$|^licences\.txt$/.test(
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

  it.each([
    ["Chrome and Edge", zip, folder],
    ["Firefox", firefoxZip, firefoxFolder],
  ])("has every built file in the zip for %s, byte for byte, and no other", (_title, packed, built) => {
    const names = filesIn(built);
    const inZip = unzipped(packed);
    expect([...inZip.keys()].toSorted()).toEqual(names);
    expect(names.filter((name) => !readFileSync(join(built, name)).equals(inZip.get(name)!))).toEqual([]);
  });
});
