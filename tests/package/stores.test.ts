import { describe, expect, it } from "vitest";
import own from "../../package.json" with { type: "json" };
import lock from "../../package-lock.json" with { type: "json" };
import { files, sourcesZip, text } from "./built.ts";
import { unzipped } from "./unzipped.ts";

const LANGUAGES = ["de", "en"];
const manifest = JSON.parse(text("manifest.json"));
const said = (language: string, field: "name" | "description"): string =>
  JSON.parse(text(`_locales/${language}/messages.json`))[manifest[field].slice("__MSG_".length, -2)].message;

/** Edge takes the package of Chrome as it is, where that keeps its rules as well. */
describe("the package for Chrome and Edge", () => {
  it.each(LANGUAGES)("has a name that every store takes: Edge has room for the least (%s)", (language) => {
    const name = said(language, "name");
    expect(name.length).toBeGreaterThan(0);
    expect(name.length).toBeLessThanOrEqual(45);
    // Edge takes plain letters alone.
    expect(name).toMatch(/^[\p{Letter}\p{Number} ]+$/u);
  });

  it.each(LANGUAGES)("has a short description that every store takes (%s)", (language) => {
    expect(said(language, "description").length).toBeGreaterThan(0);
    expect(said(language, "description").length).toBeLessThanOrEqual(132);
  });

  it.each(LANGUAGES)("names no browser, and no maker of one, in what people read (%s)", (language) => {
    const texts = text(`_locales/${language}/messages.json`);
    expect(texts.match(/\b(Chrome|Google|Edge|Microsoft|Firefox|Mozilla|Safari|Apple)\b/g)).toBeNull();
  });

  it("is started in one way: Edge refuses a package with a script for the background beside its worker", () => {
    expect(manifest.background).toEqual({ service_worker: "background.js" });
  });

  it("takes nothing from the browser that Edge has not", () => {
    const code = files.filter((file) => file.endsWith(".js")).map(text);
    expect(code.filter((each) => /getAuthToken|getProfileUserInfo|instanceID|\bgcm\b/.test(each))).toEqual(
      [],
    );
  });

  it.each([
    ["maps of the sources", /\.map$/],
    ["tests", /test|spec/i],
    ["hidden files", /(^|\/)\./],
    ["files that are only there while one works on it", /dev|node_modules|hot|sandbox/i],
  ])("has no %s", (_title, unwanted) => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((file) => unwanted.test(file))).toEqual([]);
  });
});

describe("the version", () => {
  it("is one that every store takes: up to four numbers, none with a zero before it", () => {
    expect(own.version).toMatch(/^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){2}$/);
  });

  it("stands in package.json, and is taken from there", () => {
    expect([manifest.version, lock.version, lock.packages[""].version]).toEqual(
      Array<string>(3).fill(own.version),
    );
  });

  it("stands nowhere else: no source names one, but for the example 1.2.3", () => {
    const sources = [...unzipped(sourcesZip)].filter(([name]) =>
      /^(components|entrypoints|lib|public|scripts)\/|^wxt/.test(name),
    );
    expect(sources.length).toBeGreaterThan(100);
    const naming = sources.filter(([, content]) =>
      /(?<![\d.])(?!1\.2\.3\b)\d+(\.\d+){2}(?!\.?\d)/.test(`${content}`),
    );
    expect(naming.map(([name]) => name)).toEqual([]);
  });
});
