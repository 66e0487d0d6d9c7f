import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rank, type Findable } from "./rank.ts";

const LOGO: Findable = { name: "Create logo concept", key: "WEB-12", about: "Website relaunch WEB" };

describe("the better fit", () => {
  it.each<[string, string, Findable, Findable]>([
    ["is the very key", "web-1", { name: "Kick-off", key: "WEB-1" }, { name: "WEB-1 is a task", key: null }],
    ["is a name that begins like that", "logo", { name: "Logo animation", key: null }, LOGO],
    ["has all words in its name", "concept logo", LOGO, { ...LOGO, name: "Create logo", about: "Concept" }],
    ["is one that fits at all", "web", LOGO, { name: "Cobweb", key: null }],
  ])("%s", (_, term, better, worse) => {
    expect(rank(term, better)).toBeGreaterThan(rank(term, worse));
  });
});

it("finds a thing by the beginnings of any of its words, in any order", () => {
  const words = ["create", "logo", "concept", "web", "12", "website", "relaunch"];
  const beginnings = fc
    .shuffledSubarray(words, { minLength: 1 })
    .chain((some) =>
      fc.tuple(...some.map((word) => fc.integer({ min: 1, max: word.length }).map((n) => word.slice(0, n)))),
    );
  fc.assert(
    fc.property(beginnings, fc.constantFrom(" ", "-", ", "), (typed, between) => {
      expect(rank(typed.join(between), LOGO)).toBeGreaterThan(0);
      expect(rank([...typed, "zzz"].join(between), LOGO)).toBe(0);
    }),
  );
});
