import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import own from "@/package.json";
import de from "@/public/_locales/de/messages.json";
import en from "@/public/_locales/en/messages.json";
import { found } from "../found.ts";

const root = resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const documents = found("*.md", "docs/*.md", "store/*.md");

/** As the pages of public repositories name a heading in an address. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/g, "-");

const headings = (file: string) => [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, text]) => anchor(text!));

describe("the documents", () => {
  it("are looked for", () => {
    expect(documents).toEqual(expect.arrayContaining(["README.md", "store/firefox.md"]));
  });

  it.each(documents)("lead to what is there: %s", (document) => {
    const links = [...read(document).matchAll(/\]\((?!https?:|mailto:)([^)\s]*)\)/g)].map(
      ([, link]) => link!,
    );
    const broken = links.filter((link) => {
      const [path, place] = link.split("#") as [string, string?];
      const file = path === "" ? document : join(dirname(document), path);
      if (!existsSync(join(root, file))) return true;
      return place !== undefined && !headings(file).includes(place);
    });
    expect(broken).toEqual([]);
  });

  it.each(documents)("name commands that there are: %s", (document) => {
    const named = [...read(document).matchAll(/\bnpm run ([\w-]+)/g)].map(([, name]) => name!);
    expect(named.filter((name) => !Object.hasOwn(own.scripts, name))).toEqual([]);
  });

  it.each(documents)("name files that there are: %s", (document) => {
    const named = [
      ...read(document).matchAll(/`((?:components|entrypoints|lib|public|scripts|tests)\/[\w./-]+)`/g),
    ];
    expect(named.map(([, file]) => file!).filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});

it("a report of a problem is asked for by the words of the settings, in both languages", () => {
  const form = read(".github/ISSUE_TEMPLATE/problem.yml");
  for (const texts of [en, de]) {
    for (const key of ["reportTitle", "reportShow", "reportCopy"] as const)
      expect(form).toContain(texts[key].message);
  }
});
