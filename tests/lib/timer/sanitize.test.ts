import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sanitize } from "@/lib/timer/sanitize";

describe("what people called something", () => {
  it.each([
    [
      "is as they wrote it",
      "Müller & Söhne <b>$1</b> “Relaunch” 50 %",
      "Müller & Söhne <b>$1</b> “Relaunch” 50 %",
    ],
    ["may be of any script", "עיצוב لوگو 設計 नमस्ते", "עיצוב لوگو 設計 नमस्ते"],
    ["keeps what joins the parts of a picture", "👩‍🎨 🏳️‍🌈", "👩‍🎨 🏳️‍🌈"],
    ["keeps what joins letters", "می‌خواهم", "می‌خواهم"],
    ["may be of marks alone", "…", "…"],
    ["loses the space around it", "  Design\t", "Design"],
    ["is one line", "Design\r\n\u2028Stop", "Design Stop"],
    ["has no control in it", "De\u0000sign\u001b[31m \u0085", "De sign [31m"],
    ["turns nothing that comes after it", "Design\u202E", "Design"],
    ["is turned by nothing within", "\u202Engised\u202C", "ngised"],
    ["does not close what is around it", "Design\u2069 0:27", "Design 0:27"],
    ["has no mark that pulls the number beside it to the left", "Design\u200E", "Design"],
    ["has no mark that pulls the number beside it to the right", "עיצוב\u200F", "עיצוב"],
    ["has no mark of Arabic letters", "لوگو\u061C", "لوگو"],
    ["is one word where a mark of direction stood in it", "De\u200Es\u200Fi\u061Cgn", "Design"],
    ["has none of the marks that text has no more", "De\u206Asi\u206Fgn", "Design"],
    ["can be of 100 kB", "n".repeat(100_000), "n".repeat(100_000)],
  ])("%s", (_sentence, said, shown) => {
    expect(sanitize(said)).toBe(shown);
  });

  it.each([
    ["empty", ""],
    ["of spaces", " \u00a0\u3000"],
    ["of letters without width", "\u200B\u200D\uFEFF"],
    ["of marks of direction", "\u061C\u200E\u200F\u202E\u2067"],
    ["of controls", "\u0000\n"],
    ["half of a character", "\uD83C"],
  ])("is nothing where it is %s", (_sentence, said) => {
    expect(sanitize(said)).toBe("");
  });

  it("is one line without marks, whatever was written, and stays what it is", () => {
    const marks = fc.constantFrom(
      "\u061C",
      "\u200E",
      "\u200F",
      "\u202A",
      "\u202E",
      "\u2066",
      "\u2069",
      "\u2028",
      "\n",
      "\u0007",
      "\u200B",
      "a",
      " ",
      "ש",
    );
    const said = fc.oneof(
      fc.string(),
      fc.array(marks).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(said, (text) => {
        const shown = sanitize(text);
        expect(shown).not.toMatch(/[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u206F]|^\s|\s$/u);
        expect(sanitize(shown)).toBe(shown);
      }),
    );
  });
});
