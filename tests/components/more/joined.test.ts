import { describe, expect, it } from "vitest";
import { joined } from "@/components/more/joined";

describe("parts, joined", () => {
  it.each([
    ["with a dot between two", ["a", "b", "c"], "a · b · c"],
    ["without what is missing", [null, "a", "", false, "b", undefined], "a · b"],
    ["one alone", [null, "a"], "a"],
    ["none", [null], ""],
  ])("%s", (_title, parts, text) => {
    expect(joined(parts).join("")).toBe(text);
  });
});
