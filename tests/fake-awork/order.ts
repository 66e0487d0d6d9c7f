import { kindOf, valueOf, type Fields, type Json } from "./fields.ts";
import { invalidFilter } from "./tokens.ts";

type Order = (one: Json, other: Json) => number;

function byField(field: string, fields: Fields): Order {
  return (one, other) => {
    const [left, right] = [valueOf(one, field, fields), valueOf(other, field, fields)];
    if (left === right) return 0;
    if (left === null) return -1;
    return right === null || left > right ? 1 : -1;
  };
}

/** Reads an order: "startDateUtc desc, startTimeUtc desc". Without a direction it ascends; nulls are least. */
export function parseOrder(text: string, fields: Fields): Order {
  const orders = text.split(",").map((part): Order => {
    const [field = "", direction = "asc", ...more] = part.trim().split(/\s+/);
    if (!kindOf(field, fields)) throw invalidFilter(`'${field}' is not a property to order by.`);
    if (!["asc", "desc"].includes(direction) || more.length > 0)
      throw invalidFilter(`'${part.trim()}' is not an order.`);
    const ascending = byField(field, fields);
    return direction === "asc" ? ascending : (one, other) => ascending(other, one);
  });
  return (one, other) => orders.reduce((sign, order) => sign || order(one, other), 0);
}
