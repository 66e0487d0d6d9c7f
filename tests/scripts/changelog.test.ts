import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { withVersion } from "../../scripts/changelog.ts";

const log = (...sections: string[]) => ["# Changelog", ...sections].join("\n\n") + "\n";

describe("the changelog of a release", () => {
  it.each([
    [
      "has what was not yet released under the new version",
      log("## Unreleased", "- One.\n- Two."),
      log("## Unreleased", "## 0.2.0 (2026-11-22)", "- One.\n- Two."),
    ],
    [
      "keeps older versions as they are",
      log("## Unreleased", "- New.", "## 0.1.0 (2026-01-01)", "- Old."),
      log("## Unreleased", "## 0.2.0 (2026-11-22)", "- New.", "## 0.1.0 (2026-01-01)", "- Old."),
    ],
    [
      "keeps headings of its own within a version",
      log("## Unreleased", "### Added", "- New.", "## 0.1.0 (2026-01-01)", "- Old."),
      log("## Unreleased", "## 0.2.0 (2026-11-22)", "### Added", "- New.", "## 0.1.0 (2026-01-01)", "- Old."),
    ],
  ])("%s", (_sentence, before, after) => {
    expect(withVersion(before, "0.2.0", "2026-11-22")).toBe(after);
  });

  it.each([
    ["nothing was written", log("## Unreleased"), "says nothing"],
    ["nothing new was written", log("## Unreleased", "## 0.1.0 (2026-01-01)", "- Old."), "says nothing"],
    ["there is no such place", log("## 0.1.0 (2026-01-01)", "- Old."), 'no heading "## Unreleased"'],
  ])("is refused when %s", (_sentence, before, why) => {
    expect(() => withVersion(before, "0.2.0", "2026-11-22")).toThrow(why);
  });

  it("can be made of ours", () => {
    const ours = readFileSync(join(resolve(import.meta.dirname, "../.."), "CHANGELOG.md"), "utf8");
    expect(ours).toContain("\n## Unreleased\n");
  });
});
