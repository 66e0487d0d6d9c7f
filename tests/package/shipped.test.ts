import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import lock from "../../package-lock.json" with { type: "json" };
import own from "../../package.json" with { type: "json" };

const root = resolve(import.meta.dirname, "../..");

/** Every package whose code people get, with its licence. What is added here is read before. */
const SHIPPED = [
  ["@preact/signals", "MIT"],
  ["@preact/signals-core", "MIT"],
  ["oauth4webapi", "MIT"],
  ["preact", "MIT"],
  ["valibot", "MIT"],
  // This licence asks for the source of what was changed in it: scripts/polyfill.ts is the change.
  ["webextension-polyfill", "MPL-2.0"],
  // A few lines of it, around the worker and the polyfill.
  ["wxt", "MIT"],
];

/** As `npm run audit -- --list` tells them: name, version, licence. */
const listed = execFileSync(process.execPath, [join(root, "scripts/audit.ts"), "--list"], {
  cwd: root,
  encoding: "utf8",
  env: { ...process.env, NODE_ENV: undefined },
})
  .split("\n")
  .flatMap((line) => {
    const [, name, version, licence] = /^(\S+) (\d+\.\d+\.\d+) (\S+)$/.exec(line) ?? [];
    return name ? [[name, version!, licence!] as const] : [];
  });

type Locked = { version: string; integrity?: string; hasInstallScript?: boolean };
const locked = (name: string) =>
  (lock.packages as unknown as Record<string, Locked>)[`node_modules/${name}`]!;

describe("what is shipped", () => {
  it("is of these packages and no other, under these licences", () => {
    expect(listed.map(([name, , licence]) => [name, licence])).toEqual(SHIPPED);
  });

  it.each(listed)(
    "is what was locked, by version and check sum, and ran nothing when installed: %s %s",
    (name, version) => {
      expect(locked(name)).toMatchObject({ version, integrity: expect.stringMatching(/^sha512-/) });
      expect(locked(name).hasInstallScript).toBeUndefined();
    },
  );
});

describe("what is installed", () => {
  it("is asked for by exact versions", () => {
    const versions = Object.entries({ ...own.dependencies, ...own.devDependencies });
    expect(versions.length).toBeGreaterThan(10);
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it("has a check sum each", () => {
    const without = Object.entries(lock.packages as unknown as Record<string, Locked & { link?: boolean }>)
      .filter(([path, { integrity }]) => path !== "" && !integrity)
      .map(([path]) => path);
    expect(without).toEqual([]);
  });
});
