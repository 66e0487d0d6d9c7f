import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { marks } from "@/lib/timer/start/marks";
import { matches } from "@/lib/timer/start/matches";
import { sampleTask } from "@/tests/components/popup/deferred/sample";

/** The text with its marked parts in brackets. */
function marked(text: string, term: string): string {
  const at = marks(text, term).toReversed();
  return at.reduce(
    (all, [start, end]) => `${all.slice(0, start)}[${all.slice(start, end)}]${all.slice(end)}`,
    text,
  );
}

describe("what the typed words match is marked", () => {
  it.each<[string, string, string]>([
    ["the beginning of a word", "web", "[Web]site relaunch"],
    ["each word", "rel web", "[Web]site [rel]aunch"],
    ["each word that begins so", "w", "Sitemap and [w]ireframes for [w]eb"],
    ["the first place where no word begins so", "e", "Cr[e]ate logo concept"],
    ["nothing where nothing matches", "logo", "Website relaunch"],
    ["nothing for nothing", " ", "Website relaunch"],
    ["all of what was typed in full", "web12", "[WEB-12]"],
    ["all of it in other letters", "mueller & soehne", "[Müller & Söhne]"],
    ["parts that touch, as one", "re la", "[Re]launch [la]ter"],
    ["a letter without its accent", "uber", "[Über]schriften"],
    ["a letter as it is spelled", "ueber", "[Über]schriften"],
    ["an umlaut for two letters", "müll", "[Muell]er"],
    ["ss for ß", "fuss", "[Fuß]gänger"],
    ["half of a ß, whole", "fus", "[Fuß]gänger"],
    ["ß for ss", "größe", "[GRÖSSE]N"],
    ["a decomposed letter, with its mark", "mu", "[Mu\u0308]ller"],
    ["a ligature, whole", "of o", "[oﬃ]ce"],
    ["through a soft hyphen", "softhy", "[Soft\u00adhy]phen"],
    ["an emoji of several parts, whole", "👩", "[👩‍🚀] Rocket"],
    ["what stands after an emoji", "ro", "👩‍🚀 [Ro]cket"],
    ["a flag, whole", "🇩", "[🇩🇪] Germany"],
    ["text that is read from right to left", "שלום", "פרויקט [שלום]"],
    ["Arabic with vowel signs", "محمد", "[مُحَمَّد] علي"],
    ["signs that mean something elsewhere", ".*", "a[.*]b"],
    ["markup as text", "<b", "[<b]>x</b>"],
  ])("%s: %s", (_title, term, expected) => {
    expect(marked(expected.replaceAll(/[[\]]/g, ""), term)).toBe(expected);
  });

  const anyText = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(..."aAüÜßs eE-é👩‍🚀ﬁŁשم\u0301\u00ad") }),
  );

  it("in ranges that ascend, do not touch, hold something and split no character", () => {
    const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });
    fc.assert(
      fc.property(anyText, anyText, (text, term) => {
        const bounds = new Set([...characters.segment(text)].map(({ index }) => index)).add(text.length);
        let before = -1;
        for (const [start, end] of marks(text, term)) {
          expect(start).toBeGreaterThan(before);
          expect(end).toBeGreaterThan(start);
          expect(bounds.has(start) && bounds.has(end)).toBe(true);
          before = end;
        }
      }),
    );
  });

  it("wherever a name is found by a part of it", () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (name, from, length) => {
        const term = name.slice(from % (name.length + 1)).slice(0, length % (name.length + 1));
        const isFound = matches(sampleTask("1", name, { key: null, project: null, client: null }), term);
        const letters = term.normalize("NFKD").replaceAll(/[\p{M}\p{Cf}\s]/gu, "");
        if (isFound && letters) expect(marks(name, term)).not.toEqual([]);
      }),
    );
  });

  it("the same in capitals", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."abc xyz-12") });
    fc.assert(
      fc.property(letters, letters, (text, term) => {
        expect(marks(text.toUpperCase(), term)).toEqual(marks(text, term.toUpperCase()));
      }),
    );
  });
});
