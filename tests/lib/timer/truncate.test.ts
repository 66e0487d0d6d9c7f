import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { truncate } from "@/lib/timer/truncate";

describe("a text that is cut", () => {
  it.each([
    ["stays as it is when it is short", "logo", 4, "logo"],
    ["keeps its beginning", "logo", 3, "log"],
    ["keeps a character that fits", "a🎨", 3, "a🎨"],
    ["loses a character that does not fit whole", "a🎨", 2, "a"],
    ["may be nothing", "🎨", 1, ""],
    ["may have been nothing", "", 5, ""],
  ])("%s", (_sentence, text, most, expected) => {
    expect(truncate(text, most)).toBe(expected);
  });

  it("is a beginning of any text, no longer than allowed, without half a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(20), (text, most) => {
        const beginning = truncate(text, most);
        expect(text.startsWith(beginning)).toBe(true);
        expect(beginning.length).toBeLessThanOrEqual(most);
        expect(beginning.isWellFormed()).toBe(true);
        if (text.length > most) expect(beginning.length).toBeGreaterThanOrEqual(most - 1);
        else expect(beginning).toBe(text);
      }),
    );
  });
});
