import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { root } from "../../scripts/root.ts";

/** From now on Node finds what the product's files import as they write it: `@/` is the top, and no `.ts` at the end. */
export function resolveAsWritten(): void {
  registerHooks({
    resolve(specifier, context, next) {
      const isFromTop = specifier.startsWith("@/");
      if (!isFromTop && !specifier.startsWith("./")) return next(specifier, context);
      const path = isFromTop
        ? join(root, specifier.slice(2))
        : fileURLToPath(new URL(specifier, context.parentURL));
      const file = `${path}.ts`;
      return next(existsSync(file) ? pathToFileURL(file).href : specifier, context);
    },
  });
}
