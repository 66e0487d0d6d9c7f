import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseAst } from "vite";
import { describe, expect, it } from "vitest";
import { Outcome } from "@/lib/tracker/actions/outcome";
import { SyncError } from "@/lib/tracker/sync-error";
import de from "@/public/_locales/de/messages.json";
import en from "@/public/_locales/en/messages.json";
import { found } from "../found.ts";

const root = resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

const files = found("{entrypoints,components,lib}/**/*.{ts,tsx}", "wxt.config.ts");
const source = new Map(files.map((file) => [file, read(file)]));
const all = [...source.values()].join("\n");

const texts: Record<string, Record<string, { message: string }>> = { de, en };
const keys = Object.keys(en) as (keyof typeof en)[];
const placeholders = (text: string) => [...new Set(text.match(/\$\d/g))].toSorted();

/** Texts that are named after what they are about. */
const about = (prefix: string, names: readonly string[]) =>
  names.map((name) => `${prefix}${name[0]!.toUpperCase()}${name.slice(1)}`);
const { kind, verb } = Outcome.entries;
const failures: string[] = ["changed", "nothing", "notDone", "failed"];
/** An entry to add or to delete is refused, or waits. */
const canEnd = (prefix: string) => (verb: string) => prefix === "failed" || !["add", "delete"].includes(verb);
/** Told by what is told of each verb, or by the question. */
const untold = [...failures, "held", "ask"];
const composed = new Set([
  ...about(
    "outcome",
    kind.options.filter((each) => !untold.includes(each)),
  ),
  ...failures.flatMap((prefix) => about(prefix, verb.options.filter(canEnd(prefix)))),
  ...about("trouble", SyncError.entries.kind.options),
  ...about("why", Outcome.entries.why.wrapped.options),
]);

/** What is the same word in both languages, and no text that nobody has translated. */
const SAME = ["direction", "workspace"];

/** What no text has: signs of the other language or of a typewriter, and what shouts. */
const FOREIGN: Record<string, RegExp> = { en: /["'!„]|\.\.\.|\s…/u, de: /["'!”’]|\.\.\.|\S…/u };

/** A value before a noun that has a form for one. `Intl` knows the forms. */
const COUNTED =
  /\$\d (?:seconds?|minutes?|hours?|days?|entr(?:y|ies)|breaks|Sekunden?|Minuten?|Stunden?|Tagen?|Eintr[aä]ge?|Pausen)\b/u;

/** Each text that is asked for by name, with how many values it is given. */
const asked = files
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap((file) =>
    nodesOf(treeOf(file)).flatMap(({ type, callee, arguments: given }) =>
      type === "CallExpression" && isNode(callee) && callee.name === "words"
        ? strings((given as unknown[])[0]).map((key) => ({
            file,
            key,
            values: (given as unknown[]).length - 1,
          }))
        : [],
    ),
  );

describe("the texts", () => {
  it("exist in both languages", () => {
    expect(Object.keys(de)).toEqual(Object.keys(en));
  });

  it.each(Object.keys(texts))("have each name once: %s", (language) => {
    const written = readFileSync(`public/_locales/${language}/messages.json`, "utf8").match(/^ {2}"/gm)!;
    expect(written).toHaveLength(Object.keys(texts[language]!).length);
  });

  it("are translated", () => {
    expect(keys.filter((key) => de[key].message === en[key].message)).toEqual(SAME);
  });

  it.each(Object.keys(texts))("have the signs of their language, and do not shout: %s", (language) => {
    const bad = Object.entries(texts[language]!).filter(([, { message }]) =>
      FOREIGN[language]!.test(message),
    );
    expect(bad).toEqual([]);
  });

  it.each(Object.keys(texts))("count nothing without its form for one: %s", (language) => {
    expect(Object.values(texts[language]!).filter(({ message }) => COUNTED.test(message))).toEqual([]);
  });

  it("say du in German", () => {
    const formal = /(?<!^|[.:?!] )\b(?:Sie|Ihnen|Ihre?[mnrs]?)\b/u;
    expect(Object.values(de).filter(({ message }) => formal.test(message))).toEqual([]);
  });

  it.each(keys)("%s takes the same values in both languages, in order from the first", (key) => {
    expect(placeholders(de[key].message)).toEqual(placeholders(en[key].message));
    expect(placeholders(en[key].message)).toEqual(
      ["$1", "$2", "$3"].slice(0, placeholders(en[key].message).length),
    );
  });

  it.each(Object.keys(texts))("are not empty, and have no stray space: %s", (language) => {
    const bad = Object.entries(texts[language]!).filter(
      ([, { message }]) => message === "" || message !== message.trim() || /  /.test(message),
    );
    expect(bad).toEqual([]);
  });

  it.each(Object.keys(texts))("name their own language: %s", (language) => {
    expect(texts[language]!.locale!.message).toBe(language);
  });

  it("are all used", () => {
    const unused = keys.filter(
      (key) => !all.includes(`"${key}"`) && !all.includes(`"__MSG_${key}__"`) && !composed.has(key),
    );
    expect(unused).toEqual([]);
  });

  it("are all there that are used", () => {
    const named = [...all.matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name!);
    // The manifest's, and those asked for by name.
    expect(named.length).toBeGreaterThan(5);
    expect(asked.length).toBeGreaterThan(150);
    const wanted = [...named, ...asked.map(({ key }) => key), ...composed];
    expect(wanted.filter((key) => !(keys as string[]).includes(key))).toEqual([]);
  });

  it("get as many values as they take, where they are asked for by name", () => {
    const wrong = asked.filter(
      ({ key, values }) => values !== placeholders(en[key as keyof typeof en]?.message ?? "").length,
    );
    expect(wrong).toEqual([]);
  });
});

const LETTERS = /\p{L}/u;
const SPOKEN = [
  "title",
  "alt",
  "placeholder",
  "aria-label",
  "aria-description",
  "aria-roledescription",
  "label",
];

/** Words for people written into JSX: between tags, in braces, or in an attribute that people see or hear. */
function hardCoded(file: string): string[] {
  const found: string[] = [];
  visit(treeOf(file), (node) => {
    if (node.type === "JSXText") found.push(String(node.value));
    if (node.type === "JSXExpressionContainer") found.push(...strings(node.expression));
    if (node.type === "JSXAttribute" && SPOKEN.includes(name(node))) found.push(...strings(node.value));
  });
  return found.filter((text) => LETTERS.test(text));
}

function treeOf(file: string) {
  return parseAst(read(file), { lang: file.endsWith("x") ? "tsx" : "ts" });
}

/** Every node of a tree. */
function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  return isNode(value) ? [value, ...Object.values(value).flatMap(nodesOf)] : [];
}

type Node = { type: string; [field: string]: unknown };

const name = ({ name }: Node) => String((name as Node).name);

/** The strings that an expression can come out as, those handed to a call left out. */
function strings(node: unknown): string[] {
  if (!isNode(node)) return [];
  if (node.type === "Literal") return typeof node.value === "string" ? [node.value] : [];
  if (node.type === "ConditionalExpression") return [...strings(node.consequent), ...strings(node.alternate)];
  if (node.type === "LogicalExpression") return [...strings(node.left), ...strings(node.right)];
  if (node.type === "TemplateLiteral")
    return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
  return [];
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) return value.forEach((each) => visit(each, see));
  if (!isNode(value)) return;
  see(value);
  for (const [field, child] of Object.entries(value)) {
    // An attribute such as `class` is no text; the spoken ones are looked at above.
    if (!(value.type === "JSXAttribute" && field === "value" && !isMarkup(child))) visit(child, see);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}
const isMarkup = (value: unknown) =>
  isNode(value) && isNode(value.expression) && value.expression.type.startsWith("JSX");

describe("words for people", () => {
  const seen = files.filter((file) => file.endsWith(".tsx"));

  it("are looked for in all that is seen", () => {
    expect(seen.length).toBeGreaterThan(8);
  });

  it.each(seen)("stand in the texts, not in %s", (file) => {
    expect(hardCoded(file)).toEqual([]);
  });
});
