import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { advisories } from "./advisories.ts";
import { main } from "./main.ts";
import { root } from "./root.ts";
import { shipped } from "./shipped.ts";

await main(async () => {
  const names = await shipped();
  // End a line that the build may have left open.
  console.log("");
  for (const name of names) {
    const about = await readFile(join(root, "node_modules", name, "package.json"), "utf8");
    const { version, license } = JSON.parse(about) as { version: string; license: string };
    console.log(`${name} ${version} ${license}`);
  }
  if (process.argv.includes("--list")) return 0;
  const found = advisories(audit(), names);
  for (const { name, severity, range, title, url } of found.shipped)
    console.log(`\n${name} ${range}: ${title} (${severity})\n${url}`);
  console.log(
    `\nAdvisories about what is shipped: ${found.shipped.length}. About tools alone: ${found.others}.`,
  );
  return found.shipped.length === 0 ? 0 : 1;
});

/** npm's report about all installed packages, or null. npm exits with 1 if it found advisories. */
function audit(): unknown {
  const npm = process.env.npm_execpath;
  const isNpm = npm?.endsWith("npm-cli.js") === true;
  const { stdout } = spawnSync(
    isNpm ? process.execPath : "npm",
    [...(isNpm ? [npm] : []), "audit", "--json"],
    {
      cwd: root,
      encoding: "utf8",
      shell: process.platform === "win32" && !isNpm,
    },
  );
  try {
    return JSON.parse(stdout);
  } catch {
    return null;
  }
}
