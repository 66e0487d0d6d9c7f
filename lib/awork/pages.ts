import * as v from "valibot";
import { parse } from "./parse";
import { query } from "./query";
import { type Answer, type Connection, request } from "./request";

/** What of a list: awork's filter and order; how many a page, and how many pages at most. */
export type Part = { values?: Record<string, string>; size: number; most: number };

/**
 * A list that awork hands out in pages, read on while they are full. `isWhole`: the last page was not. What is in
 * the list is not looked at. Throws only a `Failure`.
 */
export async function pages(
  connection: Connection,
  path: string,
  { values, size, most }: Part,
): Promise<Answer<{ items: unknown[]; isWhole: boolean }>> {
  let items: unknown[] = [];
  for (let page = 1; ; page += 1) {
    const place = query({ ...values, page: String(page), pageSize: String(size) });
    const { value, heard } = await request(connection, "GET", path + place);
    const more = parse(v.array(v.unknown()), value);
    items = items.concat(more);
    const isWhole = more.length < size;
    if (isWhole || page >= most) return { value: { items, isWhole }, heard };
  }
}
