import { Trouble } from "./main.ts";

const STEPS = ["major", "minor", "patch"] as const;
/** Three numbers of up to five digits, as every store accepts. */
const WHOLE = /^(?:0|[1-9]\d{0,4})(?:\.(?:0|[1-9]\d{0,4})){2}$/;

type Parts = [major: number, minor: number, patch: number];

const parts = (version: string) => version.split(".").map(Number) as Parts;

/** Negative if the first version is older, positive if it is newer. */
export function compareVersions(one: string, other: string): number {
  const [ones, others] = [parts(one), parts(other)];
  const place = ones.findIndex((number, at) => number !== others[at]);
  return place < 0 ? 0 : ones[place]! - others[place]!;
}

/**
 * The version to release: a complete one, or `major`, `minor` or `patch` relative to the current one.
 * `released`: the versions released so far. Throws `Trouble` if it is not a version or not newer than all of
 * them. The current version can be released if it hasn't been yet.
 */
export function versionToRelease(asked: string, current: string, released: string[]): string {
  const version = STEPS.some((step) => step === asked) ? stepped(asked, parts(current)) : asked;
  if (!WHOLE.test(version))
    throw new Trouble(`"${asked}" is no version: say major, minor, patch, or a whole one such as 1.2.3.`);
  const newest = [...released, current].toSorted(compareVersions).at(-1)!;
  const isNewer = compareVersions(version, newest) > 0;
  const isFirst = version === newest && !released.includes(version);
  if (!isNewer && !isFirst) throw new Trouble(`Version ${version} is not newer than ${newest}.`);
  return version;
}

function stepped(asked: string, [major, minor, patch]: Parts): string {
  if (asked === "major") return `${major + 1}.0.0`;
  if (asked === "minor") return `${major}.${minor + 1}.0`;
  return `${major}.${minor}.${patch + 1}`;
}
