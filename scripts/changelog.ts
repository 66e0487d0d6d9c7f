import { Trouble } from "./main.ts";

const HEADING = "## Unreleased";

/**
 * Returns the changelog with the "Unreleased" notes under a heading for the version. `day`: such as
 * `2026-11-22`. Throws `Trouble` if the heading is missing or has no notes: they are written by hand before a
 * release.
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
