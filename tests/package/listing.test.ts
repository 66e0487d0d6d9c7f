import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { text } from "./built.ts";

const folder = join(resolve(import.meta.dirname, "../.."), "store");
const read = (file: string) => readFileSync(join(folder, file), "utf8");
const LANGUAGES = ["de", "en"];

describe.each(LANGUAGES)("the texts of the stores' listing (%s)", (language) => {
  const description = read(`${language}/description.txt`).trim();
  const summary = read(`${language}/summary.txt`).trim();

  it("are as long as every store takes: Edge wants 250 letters at least, and has room for the least", () => {
    expect(description.length).toBeGreaterThanOrEqual(250);
    expect(description.length).toBeLessThanOrEqual(10_000);
    expect(summary.length).toBeGreaterThan(0);
    expect(summary.length).toBeLessThanOrEqual(250);
  });

  it("are plain: no store shows markup as such", () => {
    expect(description + summary).not.toMatch(/<\w|\]\(|\*\*|^#|`/m);
  });

  it("name no browser: they stand in every store", () => {
    expect(description + summary).not.toMatch(/\b(Chrome|Google|Edge|Firefox|Mozilla|Safari)\b/);
  });

  it("say that it is unofficial", () => {
    expect(description).toMatch(/unofficial|inoffiziell/);
    expect(summary).toMatch(/Unofficial|Inoffiziell/);
  });
});

it("the listing says as much in German as in English", () => {
  const shape = (language: string) =>
    read(`${language}/description.txt`)
      .split("\n")
      .map((line) =>
        line === "" ? "" : line.startsWith("•") ? "•" : /\p{Lowercase}/u.test(line) ? "text" : "HEADING",
      );
  expect(shape("de")).toEqual(shape("en"));
  expect(shape("en")).toContain("HEADING");
});

it("each permission of the manifest has its reason for the stores, and no other has", () => {
  const manifest = JSON.parse(text("manifest.json"));
  const asked = [
    ...manifest.permissions,
    ...manifest.optional_permissions,
    ...manifest.host_permissions,
    ...manifest.optional_host_permissions,
  ];
  const [, table] = read("README.md").split("## Why each permission");
  const explained = [...table!.matchAll(/^\| `([^`]+)`[^|]*\| [^|]{40,}\|$/gm)].map(([, name]) => name);
  expect(explained.toSorted()).toEqual(asked.toSorted());
});
