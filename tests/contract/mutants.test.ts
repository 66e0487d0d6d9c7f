import { describe, expect, it } from "vitest";
import { readDescription } from "./description.ts";
import { createJudge } from "./judge.ts";
import { mutantsOf } from "./mutants.ts";
import { DESCRIPTION, exchange, ID } from "./sample.ts";

const description = readDescription(DESCRIPTION);
const judge = createJudge(description);

/** What is made of a request that is right, and whether the judge finds it wrong. */
function mutants(given: Parameters<typeof exchange>[0]) {
  const right = exchange(given);
  expect(judge.request(right)).toEqual([]);
  const operation = description
    .at(right.url.pathname)
    .find((described) => described.method === right.method)!;
  return mutantsOf(right, operation, description).map(({ title, ...change }) => {
    const isWrong = judge.request({ ...right, ...change }).length > 0;
    return `${title}: ${isWrong ? "wrong" : "right"}`;
  });
}

describe("a request is broken at each thing that is described of it", () => {
  it("in its path", () => {
    expect(mutants({})).toEqual(["id is no id: wrong"]);
  });

  it("in its query, also where it says nothing", () => {
    expect(mutants({ line: "GET /things?page=1" })).toEqual([
      "page is two: wrong",
      "page is 1.5: wrong",
      "owner is not-an-id: wrong",
      "isOld is maybe: wrong",
    ]);
  });

  it("in its body", () => {
    const made = mutants({ line: "POST /things", sent: { kind: ID, note: "a" } });
    expect(made).toEqual(
      expect.arrayContaining([
        "the body is no JSON: wrong",
        "the body is a list: wrong",
        "the body is missing: wrong",
        "the body is said to be a text: wrong",
        "a property that nobody described: wrong",
        "kind is missing: wrong",
        "kind is null: wrong",
        "note is 7: wrong",
      ]),
    );
  });

  it("and what is allowed after all is not wrong", () => {
    const made = mutants({ line: "POST /things", sent: { kind: ID, note: "a" } });
    expect(made.filter((each) => each.endsWith("right"))).toEqual([
      `note is "": right`,
      "note is null: right",
    ]);
  });
});
