import * as v from "valibot";
import { NotUnderstood } from "./api-error";

/** The value in the schema's shape, or a `NotUnderstood` that names the first field that is wrong. */
export function parse<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  throw new NotUnderstood(v.getDotPath(result.issues[0]) ?? "body");
}
