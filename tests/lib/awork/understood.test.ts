import { describe, expect, it } from "vitest";
import { NotUnderstood } from "@/lib/awork/failure";
import { understood } from "@/lib/awork/understood";

type Thing = { id: string; from?: number };

/** A number is a thing of that id, a text with a number in it is another copy; null is not wanted. */
function read(value: string | number | null): Thing | null {
  if (value === null) return null;
  if (value === "odd") throw new NotUnderstood("body");
  return { id: String(Number(value)) };
}

describe("what is understood of a list", () => {
  it.each<[string, (string | number | null)[], string[], boolean]>([
    ["is nothing of none", [], [], true],
    ["is all in its order", [3, 1, 2], ["3", "1", "2"], true],
    ["is all but what is odd", [3, "odd", 1], ["3", "1"], false],
    ["is nothing where all is odd", ["odd", "odd"], [], false],
    ["is without what is not wanted, and still all", [3, null, 1], ["3", "1"], true],
    ["is each thing once", [3, 1, "3", 1], ["3", "1"], true],
  ])("%s", (_sentence, list, ids, isAll) => {
    expect(understood(list, read)).toEqual({ items: ids.map((id) => ({ id })), isAll });
  });

  it("is of two copies the later", () => {
    const copy = (from: number): Thing => ({ id: "1", from });
    expect(understood([1, 2], copy).items).toEqual([{ id: "1", from: 2 }]);
  });

  it("does not hide a mistake of our own", () => {
    const mistake = () => {
      throw new TypeError("x is not a function");
    };
    expect(() => understood([1], mistake)).toThrow(TypeError);
  });
});
