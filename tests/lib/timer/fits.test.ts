import { expect, it } from "vitest";
import type { Choice } from "@/lib/timer/choice";
import { fits } from "@/lib/timer/fits";

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
  expect(fits(POSTERS, term)).toBe(expected);
});
