import { describe, expect, it } from "vitest";
import { compareVersions, versionToRelease } from "../../scripts/version.ts";

describe("the version to release", () => {
  it.each([
    ["patch", "1.2.3", ["1.2.3"], "1.2.4"],
    ["minor", "1.2.3", ["1.2.3"], "1.3.0"],
    ["major", "1.2.3", ["1.2.3"], "2.0.0"],
    ["minor", "0.9.9", ["0.9.9"], "0.10.0"],
    ["1.10.0", "1.9.0", ["1.9.0", "1.8.0"], "1.10.0"],
    ["0.1.0", "0.1.0", [], "0.1.0"],
  ])("%s after %s (released: %j) is %s", (asked, current, released, version) => {
    expect(versionToRelease(asked, current, released)).toBe(version);
  });

  it.each([
    ["is the one there is", "1.2.3", "1.2.3", ["1.2.3"], "Version 1.2.3 is not newer than 1.2.3."],
    ["is older, though it reads higher", "1.9.0", "1.10.0", ["1.10.0"], "not newer than 1.10.0"],
    ["is older than one that is tagged alone", "1.3.0", "1.2.3", ["2.0.0"], "not newer than 2.0.0"],
    ["is older than what was never released", "0.0.9", "0.1.0", [], "not newer than 0.1.0"],
    ["has two numbers", "1.3", "1.2.3", [], '"1.3" is no version'],
    ["has a word in it", "1.3.0-beta", "1.2.3", [], "is no version"],
    ["has a zero before a number", "1.03.0", "1.2.3", [], "is no version"],
    ["has a number that no store takes", "1.2.100000", "1.2.3", [], "is no version"],
    ["is a word that is none of the three", "next", "1.2.3", [], "say major, minor, patch"],
  ])("is refused when it %s", (_sentence, asked, current, released, why) => {
    expect(() => versionToRelease(asked, current, released)).toThrow(why);
  });

  it("is compared number by number", () => {
    const sorted = ["0.1.0", "0.2.0", "0.10.0", "1.0.0", "1.0.1"];
    expect(sorted.toReversed().toSorted(compareVersions)).toEqual(sorted);
    expect(compareVersions("1.0.0", "1.0.0")).toBe(0);
  });
});
