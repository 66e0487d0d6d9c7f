import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import own from "@/package.json";
import { createParts } from "../../scripts/parts.ts";
import { found } from "../found.ts";

const root = resolve(import.meta.dirname, "../..");
const workflows = found(".github/workflows/*.yml");
const read = (file: string) => readFileSync(join(root, file), "utf8");

describe("the workflows", () => {
  it("are looked for", () => {
    expect(workflows.length).toBeGreaterThan(2);
  });

  it.each(workflows)("take actions by their commit, and say which version that is: %s", (workflow) => {
    const actions = [...read(workflow).matchAll(/\buses: (.*)/g)].map(([, action]) => action!);
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.filter((action) => !/^[\w./-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
  });

  it.each(workflows)("may do little, end, and don't run twice at once: %s", (workflow) => {
    const text = read(workflow);
    expect(text).toMatch(/^permissions:\n {2}contents: read\n\n/m);
    expect(text).toMatch(/^concurrency:\n {2}group: /m);
    const count = (what: RegExp) => [...text.matchAll(what)].length;
    expect(count(/^ {4}timeout-minutes: \d+$/gm)).toBe(count(/^ {4}runs-on: /gm));
  });

  it.each(workflows)("name commands and parts that there are: %s", (workflow) => {
    const names = createParts(new AbortController().signal, { isFull: true }).map(({ name }) => name);
    const text = read(workflow);
    const commands = [...text.matchAll(/\bnpm run ([\w-]+)/g)].map(([, name]) => name!);
    const parts = [...text.matchAll(/\bnpm (?:test|run test:full) -- (.*)/g)].flatMap(([, parts]) =>
      parts!.split(" "),
    );
    expect(commands.filter((name) => !Object.hasOwn(own.scripts, name))).toEqual([]);
    expect(parts.filter((name) => !names.includes(name))).toEqual([]);
  });

  it("run everything each night, as a release does", () => {
    expect(read(".github/workflows/nightly.yml")).toMatch(/^ +run: npm run test:full$/m);
    expect(read("scripts/release.ts")).toContain('["scripts/test.ts", "--full"]');
  });
});
