import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { firefoxFolder } from "./built.ts";

const MINUTE = 60 * 1000;
const webExt = resolve(import.meta.dirname, "../../node_modules/web-ext/bin/web-ext.js");

/** What Mozilla's linter warns of, how often, and why it stays. */
const KNOWN = [
  // Firefox for Android is not offered (there is no toolbar there to show a time in): the store lists an extension for it
  // only when its manifest has `gecko_android`. The linter reads the desktop's lowest version as if it were Android's.
  { code: "KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION", file: "manifest.json", times: 1 },
  // Preact's handling of `dangerouslySetInnerHTML`, which nobody passes (content.test.ts, tests/house/markup.test.ts).
  // The policy of our pages makes an assignment fail wherever it comes from (`require-trusted-types-for`).
  { code: "UNSAFE_VAR_ASSIGNMENT", file: "chunks/*.js", times: 1 },
];

type Finding = { code: string; message: string; file?: string };
type Report = Record<"errors" | "notices" | "warnings", Finding[]>;

describe("Mozilla's linter", () => {
  const artifacts = mkdtempSync(join(tmpdir(), "awork-timer-lint-"));
  afterAll(() => rmSync(artifacts, { recursive: true }));
  const args = ["lint", "--source-dir", firefoxFolder, "--artifacts-dir", artifacts];
  const options = ["--output", "json", "--no-config-discovery", "--no-input"];

  it(
    "finds no fault, and warns of nothing but what is known",
    () => {
      const { errors, notices, warnings } = report([...args, ...options]);
      expect([...errors, ...notices]).toEqual([]);
      const found = warnings.map(
        ({ code, file = "" }) =>
          `${code} ${file.replaceAll("\\", "/").replace(/^chunks\/.+\.js$/, "chunks/*.js")}`,
      );
      const known = KNOWN.flatMap(({ code, file, times }) => Array<string>(times).fill(`${code} ${file}`));
      expect(found.toSorted()).toEqual(known.toSorted());
    },
    MINUTE,
  );
});

/** The linter ends with 1 when it finds a fault; what it says is then as good. */
function report(args: string[]): Report {
  try {
    return JSON.parse(execFileSync(process.execPath, [webExt, ...args], { encoding: "utf8", stdio: "pipe" }));
  } catch (failure) {
    const { stdout } = failure as { stdout?: string };
    if (!stdout) throw failure;
    return JSON.parse(stdout) as Report;
  }
}
