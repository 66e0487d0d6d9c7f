import type { Answer } from "./answer.ts";
import type { Fields, Json } from "./fields.ts";
import { parseFilter } from "./filter.ts";
import { parseOrder } from "./order.ts";
import { pageOf } from "./paging.ts";

/** How a list is looked at. */
type View<Item> = {
  fields: Fields;
  /** The order when none is asked for. */
  order: string;
  /** What is filtered and ordered by. */
  json: (item: Item) => Json;
  /** What is answered, where that differs. */
  shown?: (item: Item) => unknown;
};

/** One page of what `filterby`, `orderby`, `page` and `pageSize` ask for; the header tells how many there are. */
export function listOf<Item>(
  items: readonly Item[],
  query: Record<string, string>,
  { fields, order, json, shown = json }: View<Item>,
): Answer {
  const isWanted = parseFilter(query.filterby?.trim() || "id ne null", fields);
  const compare = parseOrder(query.orderby?.trim() || order, fields);
  const found = items
    .map((item) => ({ item, usual: json(item) }))
    .filter(({ usual }) => isWanted(usual))
    .toSorted((left, right) => compare(left.usual, right.usual));
  const body = pageOf(found, query).map(({ item }) => shown(item));
  return { status: 200, headers: { "aw-totalitems": String(found.length) }, body };
}
