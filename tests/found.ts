import { globSync } from "node:fs";
import { resolve, sep } from "node:path";

const root = resolve(import.meta.dirname, "..");

/** The project's files of these patterns, as paths from its top with `/` between the names on every system. */
export const found = (...patterns: string[]): string[] =>
  globSync(patterns, { cwd: root }).map((file) => file.replaceAll(sep, "/"));
