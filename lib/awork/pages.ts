import * as v from "valibot";
import { type ResponseMeta, oldest } from "./response-meta";
import { parse } from "./parse";
import { query } from "./query";
import { type Connection, request } from "./request";

/** What of a list: awork's filter and order; how many a page, and how many pages at most. */
export type Part = { values?: Record<string, string>; size: number; most: number };

/**
 * A list as far as it was read, each thing in it once. `missing`: whether something is, only after the last thing that
 * is there, or anywhere.
 */
export type Listed = { items: unknown[]; missing: "nothing" | "later" | "anything" };

export type Page = Listed & { meta: ResponseMeta };

/**
 * A list that awork hands out in pages. Only the total that awork says beside a page tells how many there are: a page
 * has come with fewer than were asked for although more followed (seen: 998 of 1000). So it is read on until so many
 * are there. Where awork says no total, it is read on while pages are full. What is in the list is not looked at, but
 * for its `id`. Throws only a `Failure`.
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

/** The same page by page: with each what was read so far, which is as old as the oldest of them. */
export async function* readPages(
  connection: Connection,
  path: string,
  { values, size, most }: Part,
): AsyncGenerator<Page, void> {
  const items = new Map<unknown, unknown>();
  // Whether all pages so far were as full as they can be.
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

    // A total below what is there is a mistake.
    const isTold = total !== null && total >= items.size;
    const isAll = isTold ? items.size === total : !isFull;
    // Short pages are more pages: one more than the total needs is looked at.
    // Of what is filtered out nothing comes: a total can count it all the same.
    emptyInARow = more.length > 0 ? 0 : emptyInARow + 1;
    const isEnd = emptyInARow > 1 || (!isNews && (!isTold || page * size >= total + size));
    const missing = isAll ? "nothing" : isDense && !isEnd ? "later" : "anything";
    yield { items: [...items.values()], missing, meta };
    if (isAll || isEnd) return;
  }
}

/** What has no id is a thing by itself. */
function idOf(item: unknown): unknown {
  const id = (item as { id?: unknown } | null)?.id;
  return typeof id === "string" ? id : item;
}
