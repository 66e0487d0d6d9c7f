import * as v from "valibot";
import { type ResponseMeta, oldest } from "./response-meta";
import { parse } from "./parse";
import { query } from "./query";
import { type Connection, request } from "./request";

/** What came of a list that was read to its end: `count` items of the `total` that awork counts. */
export type Shortfall = { total: number; count: number };

/**
 * Which part of a list to read. `values`: awork's filter and order; `size`: items per page; `most`: maximum
 * number of pages; `shortfall`: of an earlier reading, so that reading stops where that one got no further.
 */
export type Part = {
  values?: Record<string, string>;
  size: number;
  most: number;
  shortfall?: Shortfall | null;
};

/**
 * A list as far as it was read, without duplicates. `missing`: whether items are missing, only after the last
 * one read ("later") or anywhere ("anything"). `shortfall`: if items that awork counts never came.
 */
export type Listed = {
  items: unknown[];
  missing: "nothing" | "later" | "anything";
  shortfall: Shortfall | null;
};

export type Page = Listed & { meta: ResponseMeta };

/**
 * Reads a paged list. Only the total that awork sends with a page tells how many items there are: a page has
 * come with fewer items than requested although more followed (seen: 998 of 1000). So reading continues until
 * the total is reached. Without a total, it continues while pages are full. Items are not validated; only
 * their `id` is used. Throws only an `ApiError`.
 */
export async function pages(
  connection: Connection,
  path: string,
  part: Part,
): Promise<{ value: Listed; meta: ResponseMeta }> {
  let last: Page | null = null;
  for await (const page of readPages(connection, path, part)) last = page;
  const { meta, ...value } = last!;
  return { value, meta };
}

/** Like `pages`, but yields after each page everything read so far, with the meta of the oldest page. */
export async function* readPages(
  connection: Connection,
  path: string,
  { values, size, most, shortfall = null }: Part,
): AsyncGenerator<Page, void> {
  const items = new Map<unknown, unknown>();
  // Whether every page so far had `size` new items.
  let isDense = true;
  let meta: ResponseMeta | null = null;
  let emptyInARow = 0;
  for (let page = 1; page <= most; page += 1) {
    const place = query({ ...values, page: String(page), pageSize: String(size) });
    const { value, meta: said, total } = await request(connection, "GET", path + place);
    meta = meta ? oldest(meta, said) : said;
    const more = parse(v.array(v.unknown()), value);
    const before = items.size;
    for (const item of more) items.set(idOf(item), item);
    const isNews = items.size > before;
    const isFull = more.length >= size;
    isDense &&= items.size - before >= size;

    // A total smaller than the number of items read is wrong.
    const isTold = total !== null && total >= items.size;
    const isAll = isTold ? items.size === total : !isFull;
    // Short pages mean more pages, so read one more than the total needs. The total can include items that
    // the filter removes and that never come.
    emptyInARow = more.length > 0 ? 0 : emptyInARow + 1;
    const isEnd = emptyInARow > 1 || (!isNews && (!isTold || page * size >= total + size));
    const isKnown = isTold && total === shortfall?.total && items.size === shortfall.count;
    const isOver = isEnd || isKnown;
    const missing = isAll ? "nothing" : isDense && !isOver ? "later" : "anything";
    const short = isTold && !isAll && isOver ? { total, count: items.size } : null;
    yield { items: [...items.values()], missing, shortfall: short, meta };
    if (isAll || isOver) return;
  }
}

/** An item without an id is its own key. */
function idOf(item: unknown): unknown {
  const id = (item as { id?: unknown } | null)?.id;
  return typeof id === "string" ? id : item;
}
