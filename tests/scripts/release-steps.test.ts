import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeRelease } from "../../scripts/release-steps.ts";

const OWN = { name: "one", version: "0.1.0", scripts: { zip: "wxt zip" } };
const LOCK = {
  name: "one",
  version: "0.1.0",
  packages: { "": { version: "0.1.0" }, a: { version: "7.0.0" } },
};

let folder: string;
const git = (...args: string[]) =>
  execFileSync("git", args, { cwd: folder, encoding: "utf8", stdio: "pipe" }).trim();
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
const release = (asked: string, check = async () => true) =>
  makeRelease({ folder, asked, day: "2026-11-22", check });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "awork-timer-release-"));
  git("init", "--quiet", "--initial-branch=main");
  for (const [name, value] of [
    ["user.name", "nobody"],
    ["user.email", "nobody@example.com"],
    ["commit.gpgsign", "false"],
    ["tag.gpgsign", "false"],
    ["core.autocrlf", "false"],
  ] as const)
    git("config", name, value);
  write("package.json", json(OWN));
  write("package-lock.json", json(LOCK));
  write("CHANGELOG.md", "# Changelog\n\n## Unreleased\n\n- New.\n");
  git("add", ".");
  git("commit", "--quiet", "-m", "All");
});

afterEach(() => rmSync(folder, { recursive: true, maxRetries: 10 }));

describe("a release", () => {
  it("has its number, its heading, a commit of these alone, and a tag", async () => {
    const seen = vi.fn(async () => (JSON.parse(read("package.json")) as typeof OWN).version === "0.2.0");
    expect(await release("minor", seen)).toBe("0.2.0");
    expect(seen).toHaveBeenCalledTimes(1);
    expect(read("package.json")).toBe(json({ ...OWN, version: "0.2.0" }));
    expect(read("package-lock.json")).toBe(
      json({ ...LOCK, version: "0.2.0", packages: { ...LOCK.packages, "": { version: "0.2.0" } } }),
    );
    expect(read("CHANGELOG.md")).toBe("# Changelog\n\n## Unreleased\n\n## 0.2.0 (2026-11-22)\n\n- New.\n");
    expect(git("status", "--porcelain")).toBe("");
    expect(git("log", "-1", "--format=%s")).toBe("Version 0.2.0");
    expect(git("rev-parse", "v0.2.0^{commit}")).toBe(git("rev-parse", "HEAD"));
  });

  it("can be the first, of the number that stands there", async () => {
    expect(await release("0.1.0")).toBe("0.1.0");
    expect(git("tag", "--list")).toBe("v0.1.0");
  });

  it("is followed by another only when that is newer and has something to tell", async () => {
    await release("0.1.0");
    await expect(release("0.1.0")).rejects.toThrow("not newer");
    await expect(release("patch")).rejects.toThrow("says nothing");
  });
});

describe("a release is refused, and nothing is changed or checked,", () => {
  it.each([
    ["on another branch", () => git("switch", "--quiet", "--create", "other"), "patch", "this is other"],
    ["apart from any branch", () => git("switch", "--quiet", "--detach"), "patch", "this is none"],
    ["with a change that is not committed", () => write("package.json", "{}"), "patch", "M package.json"],
    ["with a file that git does not know", () => write("new.ts", ""), "patch", "?? new.ts"],
    ["when the version is not newer", () => git("tag", "v3.0.0"), "2.0.0", "not newer than 3.0.0"],
    ["when it is no version", () => {}, "soon", "is no version"],
  ])("%s", async (_sentence, arrange, asked, why) => {
    arrange();
    const before = git("status", "--porcelain");
    const check = vi.fn(async () => true);
    await expect(release(asked, check)).rejects.toThrow(why);
    expect(check).not.toHaveBeenCalled();
    expect(git("status", "--porcelain")).toBe(before);
    expect(git("log", "--format=%s")).toBe("All");
  });
});

describe("a release whose checks", () => {
  it.each([
    ["fail", async () => false, "the checks failed"],
    ["break off", () => Promise.reject(new Error("stopped")), "stopped"],
  ])("%s leaves all as it was", async (_sentence, check, why) => {
    await expect(release("patch", check)).rejects.toThrow(why);
    expect(git("status", "--porcelain")).toBe("");
    expect(git("log", "--format=%s")).toBe("All");
    expect(git("tag", "--list")).toBe("");
  });
});
