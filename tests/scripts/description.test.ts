import { describe, expect, it } from "vitest";
import { descriptionFile } from "../../scripts/description.ts";

describe("awork's description is", () => {
  it.each([
    [
      "the file that is given, also one that can't be read: then that is said",
      "given.json",
      import.meta.filename,
      "given.json",
    ],
    ["else the one beside the project", "", import.meta.filename, import.meta.filename],
    ["else not there", "", `${import.meta.filename}.json`, null],
  ])("%s", (_, given, beside, expected) => {
    expect(descriptionFile(given, beside)).toBe(expected);
  });
});
