import { describe, expect, it } from "vitest";
import { readDescription } from "./description.ts";
import type { Exemption } from "./exemptions.ts";
import { createJudge } from "./judge.ts";
import { DESCRIPTION, exchange, ID } from "./sample.ts";
import { judged } from "./verdict.ts";

const judge = createJudge(readDescription(DESCRIPTION));
const PARTLESS: Exemption = {
  name: "null for a part",
  source: "seen",
  covers: ({ part, value }) => part.endsWith("/part") && value === null,
};
const ODD = { answer: { id: ID, part: null } };
const REFUSED = { status: 400, answer: { code: "a", description: "b", link: "c" } };

describe("a verdict", () => {
  it("finds nothing where nothing is wrong", () => {
    expect(judged([exchange()], judge, [])).toEqual({
      violations: [],
      requests: 1,
      answers: 1,
      exempt: new Map(),
    });
  });

  it("says the same only once", () => {
    expect(judged([exchange(ODD), exchange(ODD)], judge, []).violations).toHaveLength(1);
  });

  it("counts what is exempt, and says nothing of it", () => {
    const { violations, exempt } = judged([exchange(ODD), exchange(ODD)], judge, [PARTLESS]);
    expect(violations).toEqual([]);
    expect(exempt.get(PARTLESS)).toBe(2);
  });

  it("an exemption covers what it names alone", () => {
    const { violations } = judged([exchange({ answer: { id: 7, part: null } })], judge, [PARTLESS]);
    expect(violations).toEqual([expect.stringContaining("body /id: must be string")]);
  });

  it("an exemption that nothing needs is a violation", () => {
    expect(judged([exchange()], judge, [PARTLESS]).violations).toEqual([
      "exemption 'null for a part': nothing needs it",
    ]);
  });
});

describe("a request that is wrong on purpose", () => {
  const wrong = { line: "POST /things", sent: {}, sender: "judge" as const };

  it("is in order where it is refused", () => {
    expect(judged([exchange({ ...wrong, ...REFUSED })], judge, []).violations).toEqual([]);
  });

  it("is a violation where it is taken", () => {
    expect(judged([exchange(wrong)], judge, []).violations).toEqual([
      expect.stringMatching(/request body: must have required property 'kind'; the stand-in takes it$/),
    ]);
  });

  it("may not come from the product, refused or not", () => {
    const { violations } = judged([exchange({ ...wrong, ...REFUSED, sender: "client" })], judge, []);
    expect(violations).toEqual([expect.stringContaining("must have required property 'kind'")]);
  });
});
