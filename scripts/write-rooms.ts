import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { format } from "prettier";
import { root } from "./root.ts";
import { withImportRules } from "./rooms.ts";

const file = join(root, ".oxlintrc.json");
await writeFile(
  file,
  await format(withImportRules(await readFile(file, "utf8")), { parser: "json", printWidth: 110 }),
);
