import { statSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { bytes, zip } from "./built.ts";
import { loadedWith } from "./loaded.ts";

const KB = 1000;

const first = [...loadedWith("popup.html")];
const popup = [...loadedWith("popup.html", true)];
const worker = [...loadedWith("background.js")];

const gzip = (file: string) => gzipSync(bytes(file), { level: 9 }).length;
const sum = (sizes: number[]) => sizes.reduce((a, b) => a + b, 0);

const SIZES = [
  { what: "popup, code and style (gzip)", size: sum(popup.map(gzip)), budget: 74.5 * KB },
  { what: "its first frame (gzip)", size: sum(first.map(gzip)), budget: 33.5 * KB },
  // Nobody waits for it: the popup reads what is stored.
  { what: "worker (gzip)", size: sum(worker.map(gzip)), budget: 60 * KB },
  { what: "zip", size: statSync(zip).size, budget: 182 * KB },
];

console.log(
  [
    ...SIZES.map(({ what, size, budget }) => `${what.padEnd(30)} ${size} of ${budget} bytes`),
    ...[...new Set([...popup, ...worker])].map(
      (file) => `  ${file.padEnd(34)} ${bytes(file).length} raw, ${gzip(file)} gzip`,
    ),
  ].join("\n"),
);

describe("what is weighed", () => {
  it("is the page, its scripts with what they share, and its styles", () => {
    expect(new Set(popup.map((file) => file.split(".").at(-1)))).toEqual(new Set(["html", "js", "css"]));
    expect(popup.filter((file) => file.endsWith(".css")).length).toBeGreaterThan(0);
  });

  it("has the code that comes after the first frame apart", () => {
    const later = popup.filter((file) => !first.includes(file));
    expect(new Set(later.map((file) => file.split(".").at(-1)))).toEqual(new Set(["js"]));
  });

  it("is really there", () => {
    for (const { size } of SIZES) expect(size).toBeGreaterThan(KB);
  });
});

describe("the budget holds", () => {
  it.each(SIZES)("$what", ({ size, budget }) => {
    expect(size).toBeLessThanOrEqual(budget);
  });
});
