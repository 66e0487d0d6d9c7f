import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { firefoxZip, sourcesZip, zip } from "./built.ts";
import { unzipped } from "./unzipped.ts";

const MINUTE = 60 * 1000;
const root = resolve(import.meta.dirname, "../..");
const elsewhere = mkdtempSync(join(tmpdir(), "awork-timer sources "));
const sources = unzipped(sourcesZip);

describe("the archive of the sources", () => {
  it("has what a build takes and what one tries it with, and nothing else", () => {
    const places = new Set([...sources.keys()].map((name) => name.split("/").slice(0, -1)[0] ?? name));
    expect([...places].toSorted()).toEqual([
      ".npmrc",
      "LICENSE",
      "PRIVACY.md",
      "README.md",
      "assets",
      "components",
      "entrypoints",
      "lib",
      "package-lock.json",
      "package.json",
      "public",
      "scripts",
      "tests",
      "tsconfig.json",
      "wxt.config.ts",
    ]);
    const unwanted =
      /(^|\/)(node_modules|\.(?!npmrc$))|\.test\.|^tests\/(?!fake-awork\/|scenarios\/(driver|firefox|firefox-menu|view)\.ts|e2e\/(kept|shown|truth)\.ts)/;
    expect([...sources.keys()].filter((name) => unwanted.test(name))).toEqual([]);
  });

  it("has them as they are here, byte for byte", () => {
    expect([...sources].filter(([name, file]) => !readFileSync(join(root, name)).equals(file))).toEqual([]);
  });
});

describe("what is built from it, in another folder", () => {
  beforeAll(() => {
    for (const [name, content] of sources) {
      mkdirSync(dirname(join(elsewhere, name)), { recursive: true });
      writeFileSync(join(elsewhere, name), content);
    }
    // What `npm ci` would put there; on Windows a link to a folder takes rights that a junction does not.
    symlinkSync(join(root, "node_modules"), join(elsewhere, "node_modules"), "junction");
    execFileSync(process.execPath, ["scripts/zip.ts"], { cwd: elsewhere, stdio: "pipe" });
  }, 2 * MINUTE);

  // The link goes, not what it leads to.
  afterAll(() => rmSync(elsewhere, { recursive: true, maxRetries: 10 }));

  it.each([zip, firefoxZip, sourcesZip].map((path) => [basename(path), path]))(
    "is byte for byte the same: %s",
    (name, path) => {
      const made = readFileSync(join(elsewhere, ".output", name));
      expect(made.equals(readFileSync(path))).toBe(true);
    },
  );

  it.each(["chromium", "firefox"])("has all that it takes to try it in %s", (browser) => {
    const load = `await import("./scripts/start-${browser}.ts")`;
    execFileSync(process.execPath, ["--input-type=module", "-e", load], { cwd: elsewhere, stdio: "pipe" });
  });
});
