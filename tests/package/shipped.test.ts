import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import lock from "../../package-lock.json" with { type: "json" };
import own from "../../package.json" with { type: "json" };
import { firefoxFolder, folder } from "./built.ts";

const root = resolve(import.meta.dirname, "../..");

/** Every package whose code people get, with its licence. What is added here is read before. */
const SHIPPED = [
  ["@preact/signals", "MIT"],
  ["@preact/signals-core", "MIT"],
  ["oauth4webapi", "MIT"],
  ["preact", "MIT"],
  ["valibot", "MIT"],
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

describe.each([
  ["Chrome and Edge", folder, listed],
  ["Firefox", firefoxFolder, listed],
])("with the package for %s", (_title, built, expected) => {
  const [own, ...parts] = readFileSync(join(built, "licences.txt"), "utf8").split(/\n\n-+\n\n/);

  it("go our licence and those of all that is in it, and of nothing else", () => {
    expect(own).toContain(readFileSync(join(root, "LICENSE"), "utf8").trim());
    const heads = expected.map(([name, version, licence]) => `${name} ${version} (${licence})`);
    expect(parts.map((part) => part.split("\n")[0])).toEqual(heads);
  });

  it.each(expected)("goes what %s %s asks for under %s", (name, _version, licence) => {
    const part = parts.find((each) => each.startsWith(`${name} `))!;
    if (licence === "MPL-2.0") {
      expect(part).toContain("https://mozilla.org/MPL/2.0/");
      expect(part).toContain("Its source is at https://github.com/mozilla/webextension-polyfill");
    } else {
      expect(part).toMatch(/^Copyright \(c\) (?!2026 The Timer for awork authors)\S/m);
      expect(part).toMatch(/this permission notice shall be included in all\scopies/);
      expect(part).toContain('THE SOFTWARE IS PROVIDED "AS IS"');
    }
  });
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
