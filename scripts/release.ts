import { writeFile } from "node:fs/promises";
import { checksums } from "./checksums.ts";
import { run } from "./child.ts";
import { main, Trouble } from "./main.ts";
import { packages } from "./packages.ts";
import { makeRelease } from "./release-steps.ts";
import { root } from "./root.ts";

await main(async (_, stop) => {
  const [asked, ...others] = process.argv.slice(2);
  if (asked === undefined || others.length > 0)
    throw new Trouble("Say which version: npm run release -- patch, minor, major, or one such as 1.2.3.");
  const version = await makeRelease({
    folder: root,
    asked,
    day: new Date().toISOString().slice(0, "2026-11-22".length),
    // Run all tests, which also build and pack with the new version number.
    async check() {
      const steps = [
        ["scripts/test.ts", "--full"],
        ["tests/pictures/pictures.ts", "--stores"],
      ];
      for (const args of steps) {
        if ((await run(process.execPath, args, { shown: true, signal: stop })).status !== 0) return false;
      }
      return true;
    },
  });
  const { chrome, firefox, sources, sums } = packages(version);
  await writeFile(sums, await checksums([chrome, firefox, sources]));
  console.log(`
Version ${version} is committed and tagged here. Nothing has been published.

  git push origin main v${version}

  Chrome Web Store         ${chrome}
  Edge Add-ons             ${chrome}
  addons.mozilla.org       ${firefox}
    its source code        ${sources}
  The tag's release page   all three, and ${sums}

What to write where stands in store/README.md; the pictures are in store/pictures.
After the first version, one command submits an update to all three stores; try it with --dry-run first:

  npx wxt submit --dry-run --chrome-zip ${chrome} --edge-zip ${chrome} \\
    --firefox-zip ${firefox} --firefox-sources-zip ${sources}`);
  return 0;
});
