import { execFile } from "node:child_process";
import { promisify } from "node:util";

const VERSION = /^v(\d+\.\d+\.\d+)$/;

/** The git commands that a release needs, run in the given folder. */
export function createGit(folder: string) {
  const git = async (...args: string[]): Promise<string> =>
    (await promisify(execFile)("git", args, { cwd: folder })).stdout.trim();
  return {
    branch: () => git("branch", "--show-current"),
    /** Files that differ from the last commit or aren't in it, in git's porcelain format. */
    changed: () => git("status", "--porcelain"),
    /** The versions that have a tag, without the `v`. */
    versions: async () =>
      (await git("tag", "--list")).split("\n").flatMap((tag) => VERSION.exec(tag)?.[1] ?? []),
    commit: (message: string, files: string[]) => git("commit", "--quiet", "-m", message, "--", ...files),
    tag: (version: string) => git("tag", "--annotate", `v${version}`, "-m", `Version ${version}`),
    /** Restores files from the last commit. */
    restore: (files: string[]) => git("checkout", "--quiet", "HEAD", "--", ...files),
  };
}
