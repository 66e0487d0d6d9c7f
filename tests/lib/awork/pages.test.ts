import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Fetch } from "@/lib/awork/call";
import { NotUnderstood } from "@/lib/awork/api-error";
import { type Listed, type Part, pages } from "@/lib/awork/pages";

const NOW = Date.parse("2026-08-26T10:00:00Z");

/** An awork that has pages of so many things each, and nothing after them; `urls` is what it was asked. */
function listed(...lengths: number[]) {
  const lists = lengths.map((length, page) =>
    Array.from({ length }, (_, index) => `${page + 1}.${index + 1}`),
  );
  return answering(...lists);
}

const answering = (...bodies: unknown[]) => telling(null, ...bodies);

/** The same, with a word on how many things there are in all. */
function telling(total: number | string | null, ...bodies: unknown[]) {
  const headers: Record<string, string> = total === null ? {} : { "aw-totalitems": String(total) };
  const fetch = vi.fn<Fetch>(async (_url, _init) =>
    Response.json(bodies.length > 0 ? bodies.shift() : [], { headers }),
  );
  const read = (part: Part) => pages({ fetch, origin: "", token: "t0ken", now: () => NOW }, "/things", part);
  return { read, urls: () => fetch.mock.calls.map(([url]) => url.replace("/api/v1/things?", "")) };
}

describe("a list in pages", () => {
  const table: [string, number[], string[], Listed["missing"], number][] = [
    ["is read once where it is empty", [0], [], "nothing", 1],
    ["is read once where the page is not full", [2], ["1.1", "1.2"], "nothing", 1],
    ["is read on where the page is full", [3, 1], ["1.1", "1.2", "1.3", "2.1"], "nothing", 2],
    ["is whole where the page after a full one is empty", [3], ["1.1", "1.2", "1.3"], "nothing", 2],
    ["is whole where the last page that is read is not full", [3, 3, 1], ["1.1", "3.1"], "nothing", 3],
    ["is not whole where that is full as well", [3, 3, 3], ["1.1", "3.3"], "later", 3],
    ["is read no further", [3, 3, 3, 1], ["1.1", "3.3"], "later", 3],
    ["is read on where a page is more than full", [5, 1], ["1.5", "2.1"], "nothing", 2],
  ];
  it.each(table)("without a total %s", async (_sentence, lengths, some, missing, asked) => {
    const { read, urls } = listed(...lengths);
    const { value } = await read({ size: 3, most: 3 });
    expect(value.missing).toBe(missing);
    expect(value.items).toEqual(expect.arrayContaining(some));
    const all = lengths.slice(0, 3).reduce((sum, length) => sum + length, 0);
    expect(value.items).toHaveLength(all);
    expect(urls()).toHaveLength(asked);
  });

  it("without a total is not read on where a full page brings nothing new", async () => {
    const { read, urls } = answering(["a", "b"], ["a", "b"], ["c"]);
    expect((await read({ size: 2, most: 9 })).value).toMatchObject({
      items: ["a", "b"],
      missing: "anything",
    });
    expect(urls()).toHaveLength(2);
  });

  it.each<[string, total: number | string, unknown[][], unknown[], Listed["missing"], number]>([
    ["is read once where all are there", 2, [["a", "b"]], ["a", "b"], "nothing", 1],
    ["is not asked for a page after a full one", 3, [["a", "b", "c"]], ["a", "b", "c"], "nothing", 1],
    [
      "is read on where a page is short",
      5,
      [
        ["a", "b"],
        ["c", "d", "e"],
      ],
      ["a", "b", "c", "d", "e"],
      "nothing",
      2,
    ],
    [
      "is read on where a page is empty",
      5,
      [["a", "b", "c"], [], ["d", "e"]],
      ["a", "b", "c", "d", "e"],
      "nothing",
      3,
    ],
    [
      "is read on where all pages are short",
      4,
      [["a"], ["b"], ["c"], ["d"]],
      ["a", "b", "c", "d"],
      "nothing",
      4,
    ],
    [
      "has once what comes twice, and is read on",
      4,
      [["a", "b", "c"], ["c", "b", "a"], ["d"]],
      ["a", "b", "c", "d"],
      "nothing",
      3,
    ],
    ["lacks what never comes", 4, [["a", "b", "c"], []], ["a", "b", "c"], "anything", 3],
    [
      "is not read on after two pages in a row with nothing",
      99,
      [["a", "b"], [], []],
      ["a", "b"],
      "anything",
      3,
    ],
    ["lacks what never comes of a short page", 3, [["a", "b"], []], ["a", "b"], "anything", 2],
    ["lacks what twice comes instead", 4, [["a", "b", "c"], ["c"], []], ["a", "b", "c"], "anything", 3],
    [
      "lacks what comes later, where it is read no further",
      99,
      [
        ["a", "b", "c"],
        ["d", "e", "f"],
        ["g", "h", "i"],
        ["j", "k", "l"],
        ["m", "n", "o"],
      ],
      [..."abcdefghijklmno"],
      "later",
      5,
    ],
    [
      "lacks anything where one of its pages was short",
      99,
      [
        ["a", "b", "c"],
        ["d", "e"],
        ["g", "h", "i"],
        ["j", "k", "l"],
        ["m", "n", "o"],
      ],
      [..."abcdeghijklmno"],
      "anything",
      5,
    ],
    [
      "goes by its pages where the total is less than is there",
      1,
      [["a", "b", "c"], ["d"]],
      ["a", "b", "c", "d"],
      "nothing",
      2,
    ],
    [
      "goes by its pages where the total is no number",
      "many",
      [["a", "b", "c"], ["d"]],
      ["a", "b", "c", "d"],
      "nothing",
      2,
    ],
    ["is never there in full where the total is no count", 2.5, [["a", "b"], []], ["a", "b"], "anything", 2],
  ])("with a total %s", async (_sentence, total, bodies, items, missing, asked) => {
    const { read, urls } = telling(total, ...bodies);
    const { shortfall, ...value } = (await read({ size: 3, most: 5 })).value;
    expect(value).toEqual({ items, missing });
    expect(urls()).toHaveLength(asked);
    // Known only after reading to the end.
    if (shortfall) expect([shortfall, missing]).toEqual([{ total, count: items.length }, "anything"]);
  });

  describe("that never came in full before", () => {
    const KNOWN = { total: 3, count: 2 };
    const again = { size: 3, most: 5, shortfall: KNOWN };

    it("says so at first", async () => {
      const { read, urls } = telling(3, ["a", "b"], []);
      expect((await read({ size: 3, most: 5 })).value.shortfall).toEqual(KNOWN);
      expect(urls()).toHaveLength(2);
    });

    it.each<[string, total: number | null, bodies: unknown[][], Listed, asked: number]>([
      [
        "is read no further where as much has come of as many",
        3,
        [["a", "b"], ["c"]],
        { items: ["a", "b"], missing: "anything", shortfall: KNOWN },
        1,
      ],
      [
        "is read on where more are counted",
        4,
        [
          ["a", "b"],
          ["c", "d"],
        ],
        { items: ["a", "b", "c", "d"], missing: "nothing", shortfall: null },
        2,
      ],
      [
        "is read on where fewer have come",
        3,
        [["a"], ["b", "c"]],
        { items: ["a", "b", "c"], missing: "nothing", shortfall: null },
        2,
      ],
      [
        "is read on as far as before where its first page is short",
        3,
        [["a"], ["b"], ["c"]],
        { items: ["a", "b"], missing: "anything", shortfall: KNOWN },
        2,
      ],
      [
        "is whole where what was missing has come",
        3,
        [["a", "b", "c"]],
        { items: ["a", "b", "c"], missing: "nothing", shortfall: null },
        1,
      ],
      [
        "is whole where what was missing is no longer counted",
        2,
        [["a", "b"]],
        { items: ["a", "b"], missing: "nothing", shortfall: null },
        1,
      ],
      [
        "lacks something else where as much is counted and less comes",
        3,
        [["a"], []],
        { items: ["a"], missing: "anything", shortfall: { total: 3, count: 1 } },
        2,
      ],
      [
        "goes by its pages where nothing is counted",
        null,
        [["a", "b"]],
        { items: ["a", "b"], missing: "nothing", shortfall: null },
        1,
      ],
    ])("%s", async (_sentence, total, bodies, value, asked) => {
      const { read, urls } = telling(total, ...bodies);
      expect((await read(again)).value).toEqual(value);
      expect(urls()).toHaveLength(asked);
    });

    it("is no different where it was read no further because it was long", async () => {
      const { read } = telling(99, ["a", "b", "c"], ["d", "e", "f"]);
      expect((await read({ size: 3, most: 2 })).value).toMatchObject({ missing: "later", shortfall: null });
    });
  });

  it("of any pages is the same again, by no more requests, where nothing has changed", () => {
    const pages = fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }), { maxLength: 8 });
    return fc.assert(
      fc.asyncProperty(pages, fc.nat(3), async (bodies, more) => {
        const total = new Set(bodies.flat()).size + more;
        const part = { size: 4, most: 10 };
        const once = telling(total, ...structuredClone(bodies));
        const { value } = await once.read(part);
        const twice = telling(total, ...structuredClone(bodies));
        expect((await twice.read({ ...part, shortfall: value.shortfall })).value).toEqual(value);
        expect(twice.urls().length).toBeLessThanOrEqual(once.urls().length);
      }),
      { numRuns: 300 },
    );
  });

  it("has of two copies the later", async () => {
    const bodies = [
      [{ id: "1", from: 1 }, { id: "2" }],
      [{ id: "1", from: 2 }, { id: "3" }],
    ];
    const { value } = await telling(3, ...bodies).read({ size: 2, most: 5 });
    expect(value).toMatchObject({
      items: [{ id: "1", from: 2 }, { id: "2" }, { id: "3" }],
      missing: "nothing",
    });
  });

  it("of any pages has each thing once, and says whether all are there", () => {
    const pages = fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }), { maxLength: 12 });
    return fc.assert(
      fc.asyncProperty(pages, fc.nat(30), async (bodies, more) => {
        const all = new Set(bodies.flat());
        const total = all.size + more;
        const { read, urls } = telling(total, ...bodies);
        const { value } = await read({ size: 4, most: 10 });
        expect(new Set(value.items).size).toBe(value.items.length);
        for (const item of value.items) expect(all).toContain(item);
        expect(value.missing === "nothing").toBe(value.items.length === total);
        expect(urls().length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 300 },
    );
  });

  it("is asked for page by page, with the filter each time", async () => {
    const { read, urls } = listed(2, 2, 1);
    await read({ values: { filterby: "a eq 'b c'", orderby: "a desc" }, size: 2, most: 5 });
    const filter = "filterby=a%20eq%20%27b%20c%27&orderby=a%20desc";
    expect(urls()).toEqual([1, 2, 3].map((page) => `${filter}&page=${page}&pageSize=2`));
  });

  it("may be one page", async () => {
    const { read, urls } = listed(2, 2);
    expect((await read({ size: 2, most: 1 })).value).toMatchObject({
      items: ["1.1", "1.2"],
      missing: "later",
    });
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
