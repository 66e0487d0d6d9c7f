import addFormats from "ajv-formats";
import { Ajv, type ValidateFunction } from "ajv";

/*
 * An OpenAPI 3.0 description, as far as it says what a request and an answer may be. ajv itself knows `nullable`, and
 * reads the schemas where they stand; openapi-request-validator passes over parameters that are given by `$ref`.
 */

export type Schema = {
  type?: string;
  format?: string;
  nullable?: boolean;
  required?: string[];
  properties?: Record<string, Schema>;
};

type Content = Record<string, { schema?: Schema }>;

export type Parameter = {
  name: string;
  in: "query" | "path" | "header" | "cookie";
  required?: boolean;
  schema?: Schema;
};

type Operation = {
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { content?: Content }>;
  security?: object[];
};

type Document = {
  openapi: string;
  servers?: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
  security?: object[];
};

/** What is described of one method on one path. */
export type Described = {
  method: string;
  /** With its variables: `/timeentries/{timeEntryId}`. */
  path: string;
  parameters: Parameter[];
  /** What the variables of the path are in a request's path. */
  variables(path: string): Record<string, string>;
  needsToken: boolean;
  needsBody: boolean;
  /** Of the body that is sent, by the type of content. Empty where none is described. */
  bodies: Record<string, ValidateFunction>;
  /** The schema of the body in JSON, its `$ref` followed; null where there is none. */
  form: Schema | null;
  /** Of the body that is answered, by status, or `default`. Null where there is none. */
  answers: Record<string, ValidateFunction | null>;
};

export type Description = ReturnType<typeof readDescription>;

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
const JSON_TYPE = "application/json";

/** Reads a description. Any operation may answer `ErrorResponse`, also where it names no error: so does awork. */
export function readDescription(json: unknown) {
  const document = json as Document;
  if (!document.openapi.startsWith("3.0.")) throw new Error(`OpenAPI 3.0 is read, not ${document.openapi}`);
  const ajv = new Ajv({ allErrors: true, strictTypes: false, verbose: true });
  // What stands around the schemas is passed over; a word inside them that ajv does not know is an error.
  ajv.addVocabulary(["example", ...Object.keys(document)]);
  addFormats.default(ajv);
  ajv.addSchema(document, "awork", undefined, false);

  const compile = (place: string[]): ValidateFunction =>
    ajv.compile({ $ref: `awork#${place.map((step) => `/${pointer(step)}`).join("")}` });
  const error = compile(["components", "schemas", "ErrorResponse"]);

  function followed<Thing extends object>(thing: Thing | { $ref: string }): Thing {
    if (!("$ref" in thing) || typeof thing.$ref !== "string") return thing as Thing;
    const steps = thing.$ref.replace(/^#\//, "").split("/");
    const names = steps.map((step) => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~"));
    const target = names.reduce<unknown>(
      (at, name) => (at as Record<string, unknown> | undefined)?.[name],
      document,
    );
    if (!target) throw new Error(`${thing.$ref} is not in the description`);
    return target as Thing;
  }

  function described(path: string, method: string, operation: Operation): Described {
    const place = ["paths", path, method];
    const bodies = Object.keys(operation.requestBody?.content ?? {}).map((type) => [
      type,
      compile([...place, "requestBody", "content", type, "schema"]),
    ]);
    const answers = Object.entries(operation.responses).map(([status, { content }]) => [
      status,
      content?.[JSON_TYPE] ? compile([...place, "responses", status, "content", JSON_TYPE, "schema"]) : null,
    ]);
    const form = operation.requestBody?.content[JSON_TYPE]?.schema;
    const pattern = patternOf(path);
    return {
      method: method.toUpperCase(),
      path,
      parameters: (operation.parameters ?? []).map((parameter) => followed<Parameter>(parameter)),
      variables: (asked) => ({ ...pattern.exec(asked)?.groups }),
      needsToken: (operation.security ?? document.security ?? []).length > 0,
      needsBody: operation.requestBody?.required ?? false,
      bodies: Object.fromEntries(bodies),
      form: form ? followed<Schema>(form) : null,
      answers: { default: error, ...Object.fromEntries(answers) },
    };
  }

  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => described(path, method, operation)),
  );
  const base = new URL(document.servers?.[0]?.url ?? "/", "https://awork.invalid").pathname.replace(
    /\/$/,
    "",
  );

  /** What is described of a path; of two that fit, first what has fewer variables. */
  function at(asked: string): Described[] {
    if (!asked.startsWith(`${base}/`)) return [];
    const below = asked.slice(base.length);
    const variables = ({ path }: Described) => path.split("{").length;
    return operations
      .filter(({ path }) => patternOf(path).test(below))
      .toSorted((one, other) => variables(one) - variables(other));
  }

  return { base, operations, at, error, followed, ajv };
}

const pointer = (step: string) => encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"));

const patternOf = (path: string) =>
  new RegExp(
    `^${path.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`).replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`,
  );
