import { describe, expect, it, vi } from "vitest";
import type { Fetch } from "@/lib/awork/call";
import { NotUnderstood } from "@/lib/awork/failure";
import { type Part, pages } from "@/lib/awork/pages";

const NOW = Date.parse("2026-08-26T10:00:00Z");

/** An awork that has pages of so many things each, and nothing after them; `urls` is what it was asked. */
function listed(...lengths: number[]) {
  const lists = lengths.map((length, page) =>
    Array.from({ length }, (_, index) => `${page + 1}.${index + 1}`),
  );
  return answering(...lists);
}

function answering(...bodies: unknown[]) {
  const fetch = vi.fn<Fetch>(async (_url, _init) => Response.json(bodies.length > 0 ? bodies.shift() : []));
  const read = (part: Part) => pages({ fetch, origin: "", token: "t0ken", now: () => NOW }, "/things", part);
  return { read, urls: () => fetch.mock.calls.map(([url]) => url.replace("/api/v1/things?", "")) };
}

describe("a list in pages", () => {
  it.each<[string, number[], string[], boolean, number]>([
    ["is read once where it is empty", [0], [], true, 1],
    ["is read once where the page is not full", [2], ["1.1", "1.2"], true, 1],
    ["is read on where the page is full", [3, 1], ["1.1", "1.2", "1.3", "2.1"], true, 2],
    ["is whole where the page after a full one is empty", [3], ["1.1", "1.2", "1.3"], true, 2],
    ["is whole where the last page that is read is not full", [3, 3, 1], ["1.1", "3.1"], true, 3],
    ["is not whole where that is full as well", [3, 3, 3], ["1.1", "3.3"], false, 3],
    ["is read no further", [3, 3, 3, 1], ["1.1", "3.3"], false, 3],
    ["is read on where a page is more than full", [5, 1], ["1.5", "2.1"], true, 2],
  ])("%s", async (_sentence, lengths, some, isWhole, asked) => {
    const { read, urls } = listed(...lengths);
    const { value } = await read({ size: 3, most: 3 });
    expect(value.isWhole).toBe(isWhole);
    expect(value.items).toEqual(expect.arrayContaining(some));
    const all = lengths.slice(0, 3).reduce((sum, length) => sum + length, 0);
    expect(value.items).toHaveLength(all);
    expect(urls()).toHaveLength(asked);
  });

  it("is asked for page by page, with the filter each time", async () => {
    const { read, urls } = listed(2, 2, 1);
    await read({ values: { filterby: "a eq 'b c'", orderby: "a desc" }, size: 2, most: 5 });
    const filter = "filterby=a%20eq%20%27b%20c%27&orderby=a%20desc";
    expect(urls()).toEqual([1, 2, 3].map((page) => `${filter}&page=${page}&pageSize=2`));
  });

  it("may be one page", async () => {
    const { read, urls } = listed(2, 2);
    expect((await read({ size: 2, most: 1 })).value).toEqual({ items: ["1.1", "1.2"], isWhole: false });
    expect(urls()).toEqual(["page=1&pageSize=2"]);
  });

  it("may be of anything", async () => {
    const odd = [null, 7, "text", [], {}];
    expect((await answering(odd).read({ size: 9, most: 1 })).value.items).toEqual(odd);
  });

  it("may have 200,000 items in a page", async () => {
    const { value } = await listed(200_000).read({ size: 100, most: 5 });
    expect(value.items).toHaveLength(200_000);
  });

  it.each<[string, unknown[]]>([
    ["null", [null]],
    ["an object", [{ items: [] }]],
    ["a text", ["none"]],
    ["a list, and then none", [["1", "2"], { items: [] }]],
  ])("is not understood where awork answers with %s", async (_sentence, bodies) => {
    await expect(answering(...bodies).read({ size: 2, most: 5 })).rejects.toEqual(new NotUnderstood("body"));
  });
});
