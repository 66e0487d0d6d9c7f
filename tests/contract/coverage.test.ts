import { runInThisContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { idleFunctions, idleThrows, startCounting, type Counted } from "./coverage.ts";

const SOURCE = `
function called(much) {
  if (much) throw new Error("never");
  try {
    thrower(!much);
  } catch (error) {
    if (much) throw error;
  }
  // A comment may throw what it likes.
  return [1].map((one) => one);
}
function thrower(isWanted) {
  if (isWanted) throw new Error("once");
}
function idle() {
  throw new Error("never either");
}
called(false);
`;

let counted: Counted;
beforeAll(async () => {
  const counting = await startCounting();
  runInThisContext(SOURCE, { filename: "sample.js" });
  counted = (await counting.stop()).find(({ url }) => url === "sample.js")!;
});
afterAll(() => {
  for (const name of ["called", "thrower", "idle"]) Reflect.deleteProperty(globalThis, name);
});

describe("what did not run", () => {
  it("is named, where it is a function", () => {
    expect(idleFunctions(counted)).toEqual(["idle"]);
  });

  it("has its line, where something would have been thrown", () => {
    const lines = idleThrows(counted, SOURCE).map((line) => SOURCE.split("\n")[line - 1]?.trim());
    expect(lines).toEqual([`if (much) throw new Error("never");`, `throw new Error("never either");`]);
  });
});
