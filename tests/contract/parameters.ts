import type { Described, Description, Parameter } from "./description.ts";
import type { Exchange } from "./exchange.ts";
import { brokenRules, type Broken } from "./rules.ts";

/** What of the path and the query the description does not allow. */
export function brokenParameters(
  { url }: Pick<Exchange, "url">,
  operation: Described,
  { base, ajv }: Description,
): Broken[] {
  const inPath = operation.variables(url.pathname.slice(base.length));
  const asked = [...new Set(url.searchParams.keys())];
  const known = operation.parameters.filter((parameter) => parameter.in === "query");
  return [
    ...operation.parameters.flatMap((parameter) => {
      const values = valuesOf(parameter, inPath, url);
      const part = `${parameter.in} ${parameter.name}`;
      if (values.length === 0)
        return parameter.required
          ? [{ part, rule: "required", message: "is missing", value: undefined }]
          : [];
      if (values.length > 1)
        return [{ part, rule: "once", message: "is given more than once", value: values }];
      const value = typed(values[0]!, parameter.schema?.type);
      return brokenRules(ajv.compile(parameter.schema ?? {}), value, part);
    }),
    ...asked
      .filter((name) => !known.some((parameter) => parameter.name === name))
      .map((name) => ({
        part: `query ${name}`,
        rule: "known",
        message: "is not described",
        value: url.searchParams.get(name),
      })),
  ];
}

function valuesOf(parameter: Parameter, inPath: Record<string, string>, url: URL): string[] {
  if (parameter.in === "query") return url.searchParams.getAll(parameter.name);
  const value = parameter.in === "path" ? inPath[parameter.name] : undefined;
  return value === undefined ? [] : [decodeURIComponent(value)];
}

/** A parameter comes as text; what is none of its type stays text, and is refused by its schema. */
function typed(text: string, type: string | undefined): unknown {
  if (type === "boolean" && /^(true|false)$/.test(text)) return text === "true";
  const isNumber = (type === "integer" || type === "number") && /^-?\d+(\.\d+)?$/.test(text);
  return isNumber ? Number(text) : text;
}
