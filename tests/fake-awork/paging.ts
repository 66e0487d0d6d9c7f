import { invalidModel } from "./refusal.ts";

const MOST = 1000;

function positive(query: Record<string, string>, name: string, usual: number) {
  const value = Number(query[name] ?? usual);
  if (!Number.isInteger(value) || value < 1) throw invalidModel(name, `${name} must be a positive number.`);
  return value;
}

/**
 * One page of a list; `page` counts from 1. Without `pageSize` it is 10, as the reference's parameter says. `short`: by
 * how many a page is shorter than was asked for.
 */
export function pageOf<Item>(items: Item[], query: Record<string, string>, short = 0) {
  const page = positive(query, "page", 1);
  const size = Math.max(1, Math.min(MOST, positive(query, "pageSize", 10)) - short);
  return items.slice((page - 1) * size, page * size);
}
