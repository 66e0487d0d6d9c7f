import { describe, expect, it } from "vitest";
import { NotUnderstood } from "@/lib/awork/api-error";
import { understood } from "@/lib/awork/readable-items";

type Thing = { id: string; from?: number };

/** A number is a thing of that id, a text with a number in it is another copy; null is not wanted. */
function read(value: string | number | null): Thing | null {
  if (value === null) return null;
  if (value === "odd") throw new NotUnderstood("body");
  return { id: String(Number(value)) };
}

describe("what is understood of a list", () => {
  it.each<[string, (string | number | null)[], string[], unknown[]]>([
    ["is nothing of none", [], [], []],
    ["is all in its order", [3, 1, 2], ["3", "1", "2"], []],
    ["is all but what is odd", [3, "odd", 1], ["3", "1"], ["odd"]],
    ["is nothing where all is odd", ["odd", "odd"], [], ["odd", "odd"]],
    ["is without what is not wanted, and that is not odd", [3, null, 1], ["3", "1"], []],
    ["is each thing once", [3, 1, "3", 1], ["3", "1"], []],
  ])("%s", (_sentence, list, ids, odd) => {
    expect(understood(list, read)).toEqual({ items: ids.map((id) => ({ id })), odd });
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
