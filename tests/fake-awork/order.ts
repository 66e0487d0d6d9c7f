import { FIELDS, invalidFilter, valueOf, type Json } from "./filter.ts";

type Order = (one: Json, other: Json) => number;

function byField(field: string): Order {
  return (one, other) => {
    const [left, right] = [valueOf(one, field), valueOf(other, field)];
    if (left === right) return 0;
    if (left === null) return -1;
    return right === null || left > right ? 1 : -1;
  };
}

/** Reads an order: "startDateUtc desc, startTimeUtc desc". Without a direction it ascends; nulls are least. */
export function parseOrder(text: string): Order {
  const orders = text.split(",").map((part): Order => {
    const [field = "", direction = "asc", ...more] = part.trim().split(/\s+/);
    if (!FIELDS[field]) throw invalidFilter(`'${field}' is not a property of a time entry.`);
    if (!["asc", "desc"].includes(direction) || more.length > 0)
      throw invalidFilter(`'${part.trim()}' is not an order.`);
    const ascending = byField(field);
    return direction === "asc" ? ascending : (one, other) => ascending(other, one);
  });
  return (one, other) => orders.reduce((sign, order) => sign || order(one, other), 0);
}
