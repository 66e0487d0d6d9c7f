import type { Answer } from "./answer.ts";
import type { Fields, Json } from "./fields.ts";
import { parseFilter } from "./filter.ts";
import type { Habit } from "./habits.ts";
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
  habits: ReadonlySet<Habit> = new Set(),
): Answer {
  const isWanted = parseFilter(query.filterby?.trim() || "id ne null", fields);
  const compare = parseOrder(query.orderby?.trim() || order, fields);
  const isOdd = Number(query.page ?? 1) % 2 === 1;
  const found = items
    .map((item, place) => ({ item, place, usual: json(item) }))
    .filter(({ usual }) => isWanted(usual))
    .toSorted((left, right) => {
      const tie = habits.has("looseTies") && !isOdd ? right.place - left.place : 0;
      return compare(left.usual, right.usual) || tie;
    });
  const body = pageOf(found, query, habits.has("shortPages") ? 2 : 0).map(({ item }) => shown(item));
  const total = found.length + (habits.has("lostEntry") ? 1 : 0);
  return { status: 200, headers: { "aw-totalitems": String(total) }, body };
}
