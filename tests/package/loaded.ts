import { posix } from "node:path";
import { parseAst } from "vite";
import { text } from "./built.ts";

/**
 * What is loaded along with a page or a script before it runs: scripts, styles, and what they import statically.
 * `later`: and what it imports when it runs.
 */
export function loadedWith(file: string, later = false, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const other of named(file, later)) loadedWith(other, later, seen);
  return seen;
}

function named(file: string, later: boolean): string[] {
  if (file.endsWith(".html")) return page(text(file)).map((name) => resolved(file, name));
  if (file.endsWith(".css")) {
    const imports = [...text(file).matchAll(/@import\s*(?:url\()?\s*["']?([^"')\s;]+)/g)];
    return imports.map(([, name]) => resolved(file, name!));
  }
  if (!file.endsWith(".js")) return [];
  const code = text(file);
  return [
    ...imported(code).map((name) => resolved(file, name)),
    ...(later ? importedLater(code).map((name) => resolved(file, name)) : []),
  ];
}

function page(html: string): string[] {
  const scripts = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g)];
  const links = [
    ...html.matchAll(/<link\b(?=[^>]*\brel="(?:stylesheet|modulepreload)")[^>]*\bhref="([^"]+)"/g),
  ];
  return [...scripts, ...links].map(([, name]) => name!);
}

function imported(code: string): string[] {
  return parseAst(code).body.flatMap((statement) =>
    "source" in statement && statement.source ? [statement.source.value] : [],
  );
}

const importedLater = (code: string): string[] =>
  [...code.matchAll(/\bimport\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map(([, name]) => name!);

const resolved = (from: string, name: string) =>
  name.startsWith("/") ? name.slice(1) : posix.join(posix.dirname(from), name);
