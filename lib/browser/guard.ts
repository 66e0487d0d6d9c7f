import * as v from "valibot";
import { createItem } from "./item";

/** Breaks of more minutes than this are asked about before a key press counts them as work: 0 to 1440. */
export const guardItem = createItem("guardMinutes", v.custom<number>(isMinutes), 60);

function isMinutes(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 1440;
}
