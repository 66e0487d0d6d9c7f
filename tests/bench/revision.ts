import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../scripts/child.ts";
import { Trouble } from "../../scripts/main.ts";
import { root } from "../../scripts/root.ts";

/** The project as it was at a commit, with the packages that are installed now. Resolves to its folder. */
export async function checkOut(revision: string, things: AsyncDisposableStack, signal: AbortSignal) {
  const parent = await mkdtemp(join(tmpdir(), "awork-timer-bench-"));
  things.defer(() => rm(parent, { recursive: true, force: true }));
  const folder = join(parent, "before");
  things.defer(async () => void (await git("worktree", "remove", "--force", folder)));
  const { status, output } = await git("worktree", "add", "--detach", folder, revision);
  signal.throwIfAborted();
  if (status !== 0) throw new Trouble(`No such commit to measure against: ${output.trim()}`);
  await symlink(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  return folder;
}

const git = (...args: string[]) => run("git", args);
