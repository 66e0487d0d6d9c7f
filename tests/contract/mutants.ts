import type { Described, Description, Schema } from "./description.ts";
import type { Exchange } from "./exchange.ts";

/** A request that was right, with one thing in it changed. */
export type Mutant = { title: string; url: URL; body: string | null; headers: Headers };

/** Nothing of these is right everywhere; where one is right after all, the judge says so. */
const WRONG: Record<string, unknown[]> = {
  string: [7, true, ["a"], "", null],
  uuid: ["not-an-id", 7, null],
  "date-time": ["yesterday", 7, null],
  integer: ["7", 1.5, 3e9, null],
  number: ["7", null],
  boolean: ["true", 1, null],
  array: ["a", [7], null],
  object: ["a", [], null],
};

const WRONG_TEXT: Record<string, string[]> = {
  integer: ["two", "1.5"],
  boolean: ["maybe"],
  uuid: ["not-an-id"],
  "date-time": ["yesterday"],
};

/** Everything that the description says of a request, broken once. */
export function mutantsOf(exchange: Exchange, operation: Described, description: Description): Mutant[] {
  return [
    ...pathMutants(exchange, operation, description),
    ...queryMutants(exchange, operation),
    ...bodyMutants(exchange, operation, description),
  ];
}

const changed = (exchange: Exchange, title: string, change: Partial<Mutant>): Mutant => ({
  title,
  url: exchange.url,
  body: exchange.body,
  headers: exchange.headers,
  ...change,
});

function pathMutants(exchange: Exchange, operation: Described, { base }: Description): Mutant[] {
  const values = operation.variables(exchange.url.pathname.slice(base.length));
  return operation.parameters
    .filter(({ name, in: place, schema }) => place === "path" && values[name] && schema?.format === "uuid")
    .map(({ name }) => {
      const url = new URL(exchange.url);
      url.pathname = url.pathname.replace(values[name]!, "not-an-id");
      return changed(exchange, `${name} is no id`, { url });
    });
}

function queryMutants(exchange: Exchange, { parameters }: Described): Mutant[] {
  return parameters
    .filter((parameter) => parameter.in === "query")
    .flatMap(({ name, schema = {} }) =>
      (WRONG_TEXT[kindOf(schema)] ?? []).map((value) => {
        const url = new URL(exchange.url);
        url.searchParams.set(name, value);
        return changed(exchange, `${name} is ${value}`, { url });
      }),
    );
}

function bodyMutants(exchange: Exchange, { form }: Described, description: Description): Mutant[] {
  if (!form || exchange.body === null) return [];
  const sent = JSON.parse(exchange.body) as Record<string, unknown>;
  const withBody = (title: string, body: unknown) =>
    changed(exchange, title, { body: typeof body === "string" ? body : JSON.stringify(body) });
  const properties = Object.entries(form.properties ?? {});
  return [
    withBody("the body is no JSON", "{"),
    withBody("the body is a list", [sent]),
    withBody("a property that nobody described", { ...sent, undescribed: 1 }),
    ...(form.required ?? []).map((name) => withBody(`${name} is missing`, { ...sent, [name]: undefined })),
    ...properties.flatMap(([name, schema]) =>
      (WRONG[kindOf(description.followed<Schema>(schema))] ?? []).map((value) =>
        withBody(`${name} is ${JSON.stringify(value)}`, { ...sent, [name]: value }),
      ),
    ),
    changed(exchange, "the body is missing", { body: null }),
    changed(exchange, "the body is said to be a text", {
      headers: new Headers({ ...Object.fromEntries(exchange.headers), "content-type": "text/plain" }),
    }),
  ];
}

const kindOf = ({ type = "", format = "" }: Schema) => (Object.hasOwn(WRONG, format) ? format : type);
