import { Trouble } from "./main.ts";

const HEADING = "## Unreleased";

/**
 * The changelog once what stands under "Unreleased" is a version of its own. `day`: such as `2026-11-22`. Throws
 * `Trouble` when nothing stands there: what changed is written by hand, before it is released.
 */
export function withVersion(changelog: string, version: string, day: string): string {
  const start = changelog.indexOf(`${HEADING}\n`);
  if (start < 0) throw new Trouble(`CHANGELOG.md has no heading "${HEADING}".`);
  const after = start + HEADING.length + 1;
  const next = changelog.indexOf("\n## ", after);
  const notes = changelog.slice(after, next < 0 ? undefined : next).trim();
  if (notes === "")
    throw new Trouble(`CHANGELOG.md says nothing under "Unreleased": write what has changed.`);
  const rest = next < 0 ? "" : changelog.slice(next);
  return `${changelog.slice(0, after)}\n## ${version} (${day})\n\n${notes}\n${rest}`;
}
