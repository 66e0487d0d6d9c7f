import * as v from "valibot";
import { NotUnderstood } from "./api-error";

/** Validates `value` against the schema. Throws `NotUnderstood` with the first field that is wrong. */
export function parse<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  throw new NotUnderstood(v.getDotPath(result.issues[0]) ?? "body");
}
