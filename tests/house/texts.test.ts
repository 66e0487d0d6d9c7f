import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseAst } from "vite";
import { describe, expect, it } from "vitest";
import { Outcome } from "@/lib/tracker/outcome";
import { Trouble } from "@/lib/tracker/trouble";
import de from "@/public/_locales/de/messages.json";
import en from "@/public/_locales/en/messages.json";

const root = resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

const files = globSync(["{entrypoints,components,lib}/**/*.{ts,tsx}", "wxt.config.ts"], { cwd: root });
const source = new Map(files.map((file) => [file, read(file)]));
const all = [...source.values()].join("\n");

const texts: Record<string, Record<string, { message: string }>> = { de, en };
const keys = Object.keys(en) as (keyof typeof en)[];
const placeholders = (text: string) => [...new Set(text.match(/\$\d/g))].toSorted();

/** Texts that are named after what they are about. */
const about = (prefix: string, names: readonly string[]) =>
  names.map((name) => `${prefix}${name[0]!.toUpperCase()}${name.slice(1)}`);
const { kind, verb } = Outcome.entries;
const composed = new Set([
  ...about("outcome", kind.options),
  ...["changed", "nothing", "notDone", "failed"].flatMap((prefix) => about(prefix, verb.options)),
  ...about("trouble", Trouble.entries.kind.options),
]);

describe("the texts", () => {
  it("exist in both languages", () => {
    expect(Object.keys(de)).toEqual(Object.keys(en));
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
    const wanted = [...all.matchAll(/\bwords\(\s*"(\w+)"|__MSG_(\w+)__/g)].map(
      ([, text, name]) => text ?? name,
    );
    expect(wanted.length).toBeGreaterThan(30);
    expect(wanted.filter((key) => !(keys as string[]).includes(key!))).toEqual([]);
  });

  it("get as many values as they take, where they are asked for by name", () => {
    const asked = [...all.matchAll(/\bwords\("(\w+)"(,?)/g)].map(([, key, comma]) => ({
      key,
      given: comma === ",",
    }));
    const wrong = asked.filter(
      ({ key, given }) => placeholders(en[key as keyof typeof en]?.message ?? "").length > 0 !== given,
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
  visit(parseAst(read(file), { lang: "tsx" }), (node) => {
    if (node.type === "JSXText") found.push(String(node.value));
    if (node.type === "JSXExpressionContainer") found.push(...strings(node.expression));
    if (node.type === "JSXAttribute" && SPOKEN.includes(name(node))) found.push(...strings(node.value));
  });
  return found.filter((text) => LETTERS.test(text));
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

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";
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
