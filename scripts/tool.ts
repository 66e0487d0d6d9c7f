import { resolve } from "node:path";
import { root } from "./root.ts";

const files = {
  browsers: "@puppeteer/browsers/lib/main-cli.js",
  knip: "knip/bin/knip.js",
  oxlint: "oxlint/bin/oxlint",
  playwright: "@playwright/test/cli.js",
  prettier: "prettier/bin/prettier.cjs",
  tsc: "typescript/bin/tsc",
  vitest: "vitest/vitest.mjs",
  "web-ext": "web-ext/bin/web-ext.js",
  wxt: "wxt/bin/wxt.mjs",
};

/**
 * The command to run an installed tool: the current Node, not a shell script that exists only on some
 * systems.
 */
export function tool(name: keyof typeof files, ...args: string[]): [command: string, args: string[]] {
  return [process.execPath, [resolve(root, "node_modules", files[name]), ...args]];
}
