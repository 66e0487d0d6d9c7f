import { describe, expect, it } from "vitest";
import { query } from "@/lib/awork/query";

describe("a query", () => {
  it.each([
    ["names its values in order", { page: "1", top: "20" }, "?page=1&top=20"],
    ["has %20 for a space", { term: "new logo" }, "?term=new%20logo"],
    ["keeps a plus sign", { term: "1+1" }, "?term=1%2B1"],
    ["lets no value end it", { term: "a&b=c#d" }, "?term=a%26b%3Dc%23d"],
    ["speaks UTF-8", { term: "Süß 🎨" }, "?term=S%C3%BC%C3%9F%20%F0%9F%8E%A8"],
    ["keeps quotes apart", { filter: "name eq 'x'" }, "?filter=name%20eq%20%27x%27"],
  ])("%s", (_sentence, values, expected) => {
    expect(query(values)).toBe(expected);
  });
});
