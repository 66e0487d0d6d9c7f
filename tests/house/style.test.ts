import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { found } from "../found.ts";

const root = resolve(import.meta.dirname, "../..");
const TOKENS = "components/tokens.css";
const MOTION = "components/motion.css";
const files = found("components/**/*.css").filter((file) => file !== TOKENS);
const read = (file: string) => readFileSync(join(root, file), "utf8").replaceAll(/\/\*[^]*?\*\//g, "");

/** Each `property: value;` of a file. */
const declarations = (file: string) =>
  [...read(file).matchAll(/([\w-]+)\s*:\s*([^;{}]+);/g)].map(([, property, value]) => ({
    property: property!,
    value: value!.replaceAll(/\s+/g, " "),
  }));

const COLOUR = /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch|hwb|light-dark)\(/i;
const LENGTH = /\d(?:px|rem|pt)\b/;

/** The size of a window or of what scrolls in it, and the ring around what has the focus. */
const FREE = /^(?:(?:max-)?(?:width|height)|outline(?:-offset)?)$/;

describe("the design is in one file", () => {
  it("and is looked for in every other", () => {
    expect(files.length).toBeGreaterThan(10);
  });

  it.each(files)("no colour of its own: %s", (file) => {
    expect(declarations(file).filter(({ value }) => COLOUR.test(value))).toEqual([]);
  });

  it.each(files)("no size of its own: %s", (file) => {
    const own = declarations(file).filter(
      ({ property, value }) => LENGTH.test(value) && !FREE.test(property),
    );
    const isBase = file === "components/base.css";
    // From these all that is in `rem` is worked out.
    expect(
      own.filter(
        ({ value }) => !isBase || !["14px", "1rem", "1rem/1.4 system-ui, sans-serif"].includes(value),
      ),
    ).toEqual([]);
  });

  it.each(files.filter((file) => file !== MOTION))("nothing moves: %s", (file) => {
    expect(read(file)).not.toMatch(/transition|animation|@keyframes|scroll-behavior/);
  });

  it("what moves does so for a moment, and for nobody who wants no motion", () => {
    const [, before, moving] = /^(.*?)@media \(prefers-reduced-motion: no-preference\) \{([^]*)\}\s*$/s.exec(
      read(MOTION),
    )!;
    expect(before).toMatch(/^\s*$/);
    const lengths = [...moving!.matchAll(/(\d+)ms/g)].map(([, length]) => Number(length));
    expect(lengths.length).toBeGreaterThan(0);
    expect(lengths.every((length) => length < 150)).toBe(true);
    // Half-transparent text would be hard to read.
    expect(moving).not.toMatch(/opacity|infinite|\ds\b/);
  });

  it("only what is used", () => {
    const all = files.map(read).join("\n") + read(TOKENS);
    const names = [...read(TOKENS).matchAll(/(--[\w-]+):/g)].map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !all.includes(`var(${name}`))).toEqual([]);
  });

  it("and all that is used", () => {
    const all = files.map(read).join("\n");
    const own = new Set([...(all + read(TOKENS)).matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name));
    const used = [...all.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name);
    expect(used.filter((name) => !own.has(name))).toEqual([]);
  });
});
