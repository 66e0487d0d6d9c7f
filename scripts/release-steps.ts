import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withVersion } from "./changelog.ts";
import { createGit } from "./git.ts";
import { Trouble } from "./main.ts";
import { versionToRelease } from "./version.ts";

const BRANCH = "main";
const FILES = ["package.json", "package-lock.json", "CHANGELOG.md"];

export interface ReleaseOptions {
  /** The project's folder, a git working tree. */
  folder: string;
  /** `1.2.3`, or `major`, `minor`, `patch`. */
  asked: string;
  /** Such as `2026-11-22`. */
  day: string;
  /**
   * Checks the project with its new version and builds its packages. Resolves to whether everything passed.
   */
  check(): Promise<boolean>;
}

/**
 * Makes a release from the current state: version number, changelog heading, commit and tag. Resolves to the
 * version. Throws `Trouble` and leaves everything as it was if the project isn't ready or the checks fail.
 */
export async function makeRelease({ folder, asked, day, check }: ReleaseOptions): Promise<string> {
  const git = createGit(folder);
  const branch = await git.branch();
  if (branch !== BRANCH)
    throw new Trouble(`Releases are made on the branch ${BRANCH}; this is ${branch || "none"}.`);
  const changed = await git.changed();
  if (changed !== "") throw new Trouble(`There are changes that are not committed:\n${changed}`);

  const read = (name: string) => readFile(join(folder, name), "utf8");
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  const own = JSON.parse(await read("package.json")) as { version: string };
  const lock = JSON.parse(await read("package-lock.json")) as Lock;
  const version = versionToRelease(asked, own.version, await git.versions());
  const changelog = withVersion(await read("CHANGELOG.md"), version, day);
  try {
    await write("CHANGELOG.md", changelog);
    await write("package.json", json({ ...own, version }));
    const packages = { ...lock.packages, "": { ...lock.packages[""], version } };
    await write("package-lock.json", json({ ...lock, version, packages }));
    if (!(await check())) throw new Trouble("Not released, as the checks failed. Nothing has changed.");
    await git.commit(`Version ${version}`, FILES);
  } catch (failure) {
    await git.restore(FILES);
    throw failure;
  }
  await git.tag(version);
  return version;
}

type Lock = { version: string; packages: Record<"", { version: string }> };

const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
