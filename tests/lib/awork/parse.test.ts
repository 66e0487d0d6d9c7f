import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { NotUnderstood } from "@/lib/awork/api-error";
import { parse } from "@/lib/awork/parse";

const Shape = v.object({ name: v.string(), list: v.array(v.object({ size: v.number() })) });

describe("parsing", () => {
  it("hands back what the shape names, and nothing else", () => {
    const value = { name: "a", list: [{ size: 1, colour: "red" }], more: true };
    expect(parse(Shape, value)).toEqual({ name: "a", list: [{ size: 1 }] });
  });

  it.each([
    ["a wrong field", { name: 1, list: [] }, "name"],
    ["a missing field", { list: [] }, "name"],
    ["a wrong field deep within", { name: "a", list: [{ size: 1 }, { size: "2" }] }, "list.1.size"],
    ["the first of two wrong fields", { name: 1, list: 2 }, "name"],
    ["the whole body where it is null", null, "body"],
    ["the whole body where it is missing", undefined, "body"],
    ["the whole body where it is a text", "name", "body"],
  ])("names %s", (_sentence, value, field) => {
    expect(() => parse(Shape, value)).toThrow(new NotUnderstood(field));
  });
});
