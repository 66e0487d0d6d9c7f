import { describe, expect, it } from "vitest";
import { duration } from "./options.ts";

describe("how long to look", () => {
  it.each([
    ["an hour", [], 3_600_000],
    ["as many minutes as are asked for", ["--minutes", "2.5"], 150_000],
  ])("is %s", (_title, args, length) => {
    expect(duration(args)).toBe(length);
  });

  it.each([[["--minutes", "0"]], [["--minutes", "soon"]], [["--minutes"]], [["--hours", "1"]], [["3"]]])(
    "is not told by %j",
    (args) => {
      expect(() => duration(args)).toThrow(/--minutes/);
    },
  );
});
