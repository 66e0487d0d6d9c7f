import type { ErrorObject, ValidateFunction } from "ajv";
import type { Violation } from "./exchange.ts";

export type Broken = Omit<Violation, "exchange" | "side">;

/** What of a value its schema does not allow, and where. */
export function brokenRules(validate: ValidateFunction, value: unknown, part: string): Broken[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => ({
    part: `${part} ${error.instancePath}`.trim(),
    rule: error.keyword,
    message: `${error.message ?? error.keyword}${detailOf(error)}`,
    value: error.data,
  }));
}

function detailOf({ keyword, params }: ErrorObject): string {
  return keyword === "additionalProperties" ? `: '${params.additionalProperty}'` : "";
}

/** A body in JSON against its schema. */
export function brokenJson(validate: ValidateFunction, body: string): Broken[] {
  try {
    return brokenRules(validate, JSON.parse(body), "body");
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [{ part: "body", rule: "json", message: "is not JSON", value: body }];
  }
}

/** The type of a body, without what follows it. */
export const contentType = (headers: Headers) =>
  (headers.get("content-type") ?? "").split(";")[0]!.trim().toLowerCase();
