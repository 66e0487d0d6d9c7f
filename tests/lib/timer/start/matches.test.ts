import { describe, expect, it } from "vitest";
import type { Choice } from "@/lib/timer/start/choice";
import { bestFirst, matches, isExact, termOf } from "@/lib/timer/start/matches";

const POSTERS: Choice = {
  kind: "task",
  id: "one",
  name: "Plakatentwürfe für die Fußgängerzone",
  key: "XMAS-3",
  projectId: "two",
  project: "Weihnachtskampagne",
  client: "Bäckerei Süßmilch",
  typeOfWorkId: null,
  typeOfWork: "Design",
  isBillable: null,
};

it.each([
  ["nothing yet", "", true],
  ["the beginning of the name", "plakat", true],
  ["the middle of a word", "gänger", true],
  ["without the dots", "ganger", true],
  ["with ss for ß", "fussganger", true],
  ["in capitals", "PLAKAT", true],
  ["the key", "xmas-3", true],
  ["the project", "weihnachts", true],
  ["the client, without accents", "backerei", true],
  ["words of different parts, in any order", "bäckerei plakat", true],
  ["with spaces around", "  plakat ", true],
  ["one word that fits and one that does not", "plakat logo", false],
  ["something else", "logo", false],
  ["the type of work, which many share", "design", false],
])("typed: %s", (_title, term, expected) => {
  expect(matches(POSTERS, term)).toBe(expected);
});

const named = (name: string, given: Partial<Choice> = {}): Choice => ({
  ...POSTERS,
  id: name,
  name,
  key: null,
  project: null,
  client: null,
  ...given,
});

it.each([
  ["", ""],
  ["  sitemap ", "sitemap"],
  ["\u200b\u200b", ""],
  ["\u2066 \u00ad\n", ""],
  ["山", "山"],
])("%j asks to find %j", (text, term) => {
  expect(termOf(text)).toBe(term);
});

describe("letters are found as people type them", () => {
  it.each<[string, string[]]>([
    ["Łódź", ["lodz", "łódź", "LODZ", "Lódz"]],
    ["Smørre", ["smorre", "smoerre", "smørre", "smörre", "SMØ"]],
    ["Ærø", ["aero", "ærø", "aeroe", "aerö"]],
    ["Müller", ["mueller", "muller", "müller", "MÜLLER", "mull", "muell"]],
    ["Mueller", ["mueller", "müller", "mü"]],
    ["Größen", ["groessen", "grossen", "größen", "grösse", "GRÖSSEN", "großen"]],
    ["GRÖẞE", ["groesse", "größe", "grosse"]],
    ["İstanbul", ["istanbul", "İSTANBUL", "ıstanbul", "ISTANBUL"]],
    ["Isparta ılıca", ["ilica"]],
    ["Århus", ["arhus", "aarhus", "århus"]],
    ["Úžasné české Řeky", ["uzasne", "ceske", "reky"]],
    ["Đorđe Þór Ðe", ["dorde", "thor", "de"]],
    ["Œuvre complète", ["oeuvre", "complete"]],
    ["Phở Điện", ["pho", "dien"]],
    ["Ёлка", ["елка", "ЕЛКА"]],
    ["Ωμέγας", ["ωμεγασ", "ΩΜΕΓΑΣ"]],
    ["Mu\u0308ller, decomposed as on a Mac", ["muller", "mueller", "müller"]],
    ["Müller, whole", ["mu\u0308ller"]],
    ["L’été à Nîmes", ["l'ete", "l’été", "nimes"]],
    ["Vor\u2011Ort\u2013Termin", ["vor-ort", "ort-termin"]],
    ["Soft\u00adhyphen and\u200b nothing", ["softhyphen", "and nothing"]],
    ["ﬁnal oﬃce", ["final", "office"]],
    ["ＷＥＢ full width", ["web", "ｗｅｂ"]],
    ["Tag 12", ["１２"]],
    ["한국어", ["한국", "국어"]],
    ["日本語", ["本語"]],
  ])("%s", (name, terms) => {
    for (const term of terms) expect(matches(named(name), term), term).toBe(true);
  });

  it.each([
    ["Muller", "moller"],
    ["Poet", "pot"],
    ["Blau", "blaue"],
    ["Große", "gross!"],
  ])("%s is not found by %s", (name, term) => {
    expect(matches(named(name), term)).toBe(false);
  });
});

describe("a key or a name that was typed in full", () => {
  it.each([
    ["a name", named("Logo"), "logo", true],
    ["a name in other letters", named("Müller & Söhne"), "mueller & soehne", true],
    ["a name with other signs between its words", named("Logo-Konzept"), "logo konzept", true],
    ["a key", named("Logo", { key: "WEB-12" }), "web-12", true],
    ["a key without its hyphen", named("Logo", { key: "WEB-12" }), "web12", true],
    ["a key with a space", named("Logo", { key: "WEB-12" }), " web 12 ", true],
    ["the beginning of a key", named("Logo", { key: "WEB-12" }), "web-1", false],
    ["the beginning of a name", named("Logo concept"), "logo", false],
    ["the project's name", named("Concept", { project: "Logo" }), "logo", false],
    ["signs alone", named("!!!"), "?", false],
    ["nothing", named("Logo"), "", false],
  ])("%s: %s by %s: %s", (_title, choice, term, expected) => {
    expect(isExact(choice, term)).toBe(expected);
    if (expected) expect(matches(choice, term)).toBe(true);
  });
});

describe("the best comes first", () => {
  it("by how well key and name suit, else in the order they had", () => {
    const sorted = [
      named("Logo"),
      named("Letter", { key: "LOGO-1" }),
      named("Logo concept"),
      named("New logo"),
      named("Print log out"),
      named("Analogous"),
      named("Design", { project: "Logo" }),
      named("Meeting"),
    ];
    expect(bestFirst(sorted.toReversed(), "logo").map(({ name }) => name)).toEqual([
      "Logo",
      "Logo concept",
      "Letter",
      "New logo",
      "Analogous",
      "Design",
      "Meeting",
      "Print log out",
    ]);
  });

  it("several words of which each begins one before such as only occur", () => {
    const all = [named("Relogo recolour"), named("Logo in colour")];
    expect(bestFirst(all, "colo logo")[0]!.name).toBe("Logo in colour");
  });
});
