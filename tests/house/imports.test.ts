import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve, sep } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ROOMS, withImportRules } from "../../scripts/rooms.ts";
import { found } from "../found.ts";

const root = resolve(import.meta.dirname, "../..");

const rooms = Object.keys(ROOMS);

/** Each room, with all others that it must not know, and what it may. */
const strangersOf = (room: string) =>
  rooms.filter((other) => other !== room && !ROOMS[room]!.may.includes(other));
const mayKnow = (room: string) => ROOMS[room]!.may;

/** What of a package is imported somewhere. */
const PACKAGES = [
  "wxt/browser",
  "wxt/utils/storage",
  "webextension-polyfill",
  "preact",
  "preact/hooks",
  "@preact/signals",
  "valibot",
  "oauth4webapi",
];
const forbiddenIn = (room: string) => PACKAGES.filter((name) => !ROOMS[room]!.packages.includes(name));

/** So many files in a folder are found at a glance. */
const MOST = 15;

const uses = (from: string) => `import { x } from "${from}";\nexport const y = x;\n`;

const IMPORT = "eslint(no-restricted-imports)";
const GLOBAL = "eslint(no-restricted-globals)";
const PROPERTY = "eslint(no-restricted-properties)";
const TYPE = "typescript(consistent-type-imports)";

/** A sentence, the room, the code, and the rule that reports it. */
type Breach = [title: string, room: string, code: string, rule: string];

const BREACHES: Breach[] = [
  ...rooms.flatMap((room) =>
    strangersOf(room).map((other): Breach => [
      `${room} knows ${other}`,
      room,
      uses(`@/${other}/thing`),
      IMPORT,
    ]),
  ),
  ...rooms.flatMap((room) =>
    [
      ["a way up", "../other/thing"],
      ["two ways up", "../../lib/platform/thing"],
      ["a way up in disguise", "./../other/thing"],
      ["a way down and up", "./here/../../other/thing"],
      ["another spelling of the top", "~/lib/timer/thing"],
      ["yet another spelling of the top", "@@/lib/timer/thing"],
    ].map(([how, from]): Breach => [`${room} takes ${how}`, room, uses(from!), IMPORT]),
  ),
  ...rooms.flatMap((room) =>
    forbiddenIn(room).map((name): Breach => [`${room} knows the package ${name}`, room, uses(name), IMPORT]),
  ),
  ...rooms.flatMap((room): Breach[] => [
    [`${room} uses chrome`, room, "export const y = chrome.tabs;\n", GLOBAL],
    [`${room} uses the global browser`, room, "export const y = browser.tabs;\n", GLOBAL],
    [
      `${room} reaches chrome through globalThis`,
      room,
      "export const y = globalThis.chrome.tabs;\n",
      PROPERTY,
    ],
    [`${room} reaches browser through self`, room, "export const y = self.browser.tabs;\n", PROPERTY],
  ]),
  ["a type counts", "lib/timer", 'import type { X } from "@/lib/platform/x";\nexport type Y = X;\n', IMPORT],
  [
    "a type inside another import counts",
    "lib/timer",
    'export type Y = import("@/lib/platform/x").X;\n',
    TYPE,
  ],
  ["what is handed on counts", "lib/timer", 'export { x } from "@/lib/tracker/thing";\n', IMPORT],
  ["all that is handed on counts", "components", 'export * from "@/lib/tracker/thing";\n', IMPORT],
  [
    "what is fetched later counts",
    "components",
    'export const y = () => import("@/lib/platform/x");\n',
    IMPORT,
  ],
  ["the background imports the popup", "entrypoints", uses("./popup/main"), IMPORT],
  ["a page imports the background", "entrypoints", uses("./background"), IMPORT],
  ["a page's model imports the page", "entrypoints/popup", uses("./main"), IMPORT],
  ["the first frame brings what comes later", "components/popup", uses("./deferred/thing"), IMPORT],
  ["a room within a room counts as it", "lib/awork/oauth", uses("@/lib/tracker/thing"), IMPORT],
  ["what a room within may not, it may not", "components/popup/deferred", uses("@/lib/popup/thing"), IMPORT],
];

const ALLOWED: [title: string, room: string, code: string][] = [
  ...rooms.flatMap((room) =>
    mayKnow(room).map((other): [string, string, string] => [
      `${room} knows ${other}`,
      room,
      uses(`@/${other}/thing`),
    ]),
  ),
  ...rooms.map((room): [string, string, string] => [`${room} knows its own`, room, uses("./neighbour")]),
  ...rooms.flatMap((room) =>
    ROOMS[room]!.packages.map((name): [string, string, string] => [
      `${room} knows the package ${name}`,
      room,
      uses(name),
    ]),
  ),
  ["a component brings its style", "components", 'import "./thing.css";\n'],
];

/** One folder, one run of the linter for all cases: each case is a file, and gets the rules that spoke about it. */
const { folder, reported } = lintAll();
afterAll(() => rmSync(folder, { recursive: true }));

function lintAll() {
  const folder = mkdtempSync(join(tmpdir(), "house-"));
  cpSync(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
  const write = (path: string, code: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), code);
  };
  BREACHES.forEach(([, room, code], index) => write(`${room}/breach-${index}.ts`, code));
  ALLOWED.forEach(([, room, code], index) => write(`${room}/allowed-${index}.ts`, code));
  const reported = new Map<string, string[]>();
  for (const { filename, code } of lint(folder)) {
    const file = filename.replaceAll(sep, "/");
    reported.set(file, [...(reported.get(file) ?? []), code]);
  }
  return { folder, reported };
}

function lint(cwd: string): { filename: string; code: string }[] {
  const program = join(root, "node_modules/oxlint/bin/oxlint");
  const args = [program, "--format", "json", "--no-ignore"];
  try {
    return JSON.parse(execFileSync(process.execPath, args, { cwd, encoding: "utf8" })).diagnostics;
  } catch (failure) {
    // Breaches make it end with a status of its own; the report is what counts.
    return JSON.parse((failure as { stdout: string }).stdout).diagnostics;
  }
}

describe("the linter reports", () => {
  it.each(
    BREACHES.map(([title, room, , rule], index) => [title, `${room}/breach-${index}.ts`, rule] as const),
  )("%s", (_title, file, rule) => {
    expect(reported.get(file) ?? []).toContain(rule);
  });
});

describe("the linter lets pass", () => {
  it.each(ALLOWED.map(([title, room], index) => [title, `${room}/allowed-${index}.ts`] as const))(
    "%s",
    (_title, file) => {
      expect(reported.get(file) ?? []).toEqual([]);
    },
  );
});

const house = found("entrypoints/**/*.{ts,tsx}", "components/**/*.{ts,tsx}", "lib/**/*.{ts,tsx}");

describe("the house", () => {
  it("is not empty", () => {
    expect(house.length).toBeGreaterThan(40);
  });

  it("has no barrels, and no file without an idea of its own", () => {
    expect(house.filter((file) => /(^|\/)(index|utils?|helpers?|misc|common)\.tsx?$/.test(file))).toEqual([]);
  });

  it("has default exports only where the browser's starter wants one", () => {
    const lazy = house.filter((file) =>
      /^export default|\bas default\b/m.test(readFileSync(join(root, file), "utf8")),
    );
    expect(lazy).toEqual(["entrypoints/background.ts"]);
  });

  it("keeps its rooms to those that the linter knows", () => {
    const isKnown = (file: string) => rooms.some((room) => file.startsWith(`${room}/`));
    expect(house.filter((file) => !isKnown(file))).toEqual([]);
  });

  it("has no room that is crowded", () => {
    const counts = Map.groupBy(house, dirname);
    const crowded = [...counts].filter(([, files]) => files.length > MOST).map(([room]) => room);
    expect(crowded).toEqual([]);
  });
});

it("the linter's rules are those of the table (npm run rooms writes them)", () => {
  const text = readFileSync(join(root, ".oxlintrc.json"), "utf8");
  expect(JSON.parse(text)).toEqual(JSON.parse(withImportRules(text)));
});
