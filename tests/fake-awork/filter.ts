import { Refusal } from "./refusal.ts";

/*
 * awork's filter language, a small part of OData's: comparisons of a field with a literal, `and`, `or`, parentheses.
 */

export type Json = Record<string, unknown>;
type Kind = "guid" | "datetime" | "text" | "number" | "boolean" | "null";
type Token = { kind: Kind | "word" | "sign"; value: unknown };
type Test = (entry: Json) => boolean;

/** The fields of a time entry that can be asked for. */
export const FIELDS: Record<string, Kind> = {
  id: "guid",
  userId: "guid",
  createdBy: "guid",
  updatedBy: "guid",
  taskId: "guid",
  projectId: "guid",
  typeOfWorkId: "guid",
  startDateUtc: "datetime",
  endDateUtc: "datetime",
  startDateLocal: "datetime",
  endDateLocal: "datetime",
  createdOn: "datetime",
  updatedOn: "datetime",
  startTimeUtc: "text",
  endTimeUtc: "text",
  startTimeLocal: "text",
  endTimeLocal: "text",
  timezone: "text",
  note: "text",
  duration: "number",
  breakDuration: "number",
  isBillable: "boolean",
  isBilled: "boolean",
  isExternal: "boolean",
};

export const invalidFilter = (description: string) =>
  new Refusal(400, "invalid-filter-or-order", description);

/** A field's value in a form that compares: null where there is none; dates as epoch milliseconds. */
export function valueOf(entry: Json, field: string) {
  const value = entry[field] ?? null;
  if (value === null) return null;
  if (FIELDS[field] === "datetime") return instant(String(value));
  return FIELDS[field] === "guid" ? String(value).toLowerCase() : (value as string | number | boolean);
}

/** Local dates carry no zone; they only meet each other, so UTC will do for all. */
const instant = (text: string) => Date.parse(/[Zz]$|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`);

const TOKENS: [Token["kind"], RegExp, (text: string) => unknown][] = [
  ["guid", /^guid'([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'/i, (text) => text.toLowerCase()],
  [
    "datetime",
    /^datetime'(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?(?:Z|[+-]\d\d:\d\d)?)'/i,
    instant,
  ],
  ["text", /^'((?:[^']|'')*)'/, (text) => text.replaceAll("''", "'")],
  ["number", /^(-?\d+(?:\.\d+)?)(?![\w.'])/, Number],
  ["boolean", /^(true|false)(?!\w)/, (text) => text === "true"],
  ["null", /^(null)(?!\w)/, () => null],
  ["word", /^([A-Za-z]\w*)(?!['\w])/, String],
  ["sign", /^([()])/, String],
];

function tokens(text: string) {
  const found: Token[] = [];
  let rest = text.trimStart();
  while (rest) {
    const hit = TOKENS.map(([kind, form, read]) => ({ kind, read, match: form.exec(rest) })).find(
      ({ match }) => match,
    );
    if (!hit?.match) throw invalidFilter(`Syntax error at '${rest.slice(0, 20)}'.`);
    const value = hit.read(hit.match[1]!);
    if (Number.isNaN(value)) throw invalidFilter(`'${hit.match[1]}' is not a date.`);
    found.push({ kind: hit.kind, value });
    rest = rest.slice(hit.match[0].length).trimStart();
  }
  return found;
}

type Value = string | number | boolean | null;

/** As in OData: nothing is greater or less than null. */
const OPERATORS: Record<string, (left: Value, right: Value) => boolean> = {
  eq: (left, right) => left === right,
  ne: (left, right) => left !== right,
  gt: (left, right) => left !== null && right !== null && left > right,
  ge: (left, right) => left !== null && right !== null && left >= right,
  lt: (left, right) => left !== null && right !== null && left < right,
  le: (left, right) => left !== null && right !== null && left <= right,
};

const anyOf =
  (one: Test, other: Test): Test =>
  (entry) =>
    one(entry) || other(entry);
const allOf =
  (one: Test, other: Test): Test =>
  (entry) =>
    one(entry) && other(entry);

/** Reads a filter; `and` binds more closely than `or`. Throws a refusal for what awork would not understand. */
export function parseFilter(text: string): Test {
  const input = tokens(text);
  let at = 0;
  const next = () => input[at++] ?? { kind: "sign", value: "the end" };
  const skip = (kind: Token["kind"], value: string) =>
    input[at]?.kind === kind && input[at]?.value === value && Boolean(++at);

  function either(): Test {
    let left = both();
    while (skip("word", "or")) left = anyOf(left, both());
    return left;
  }

  function both(): Test {
    let left = single();
    while (skip("word", "and")) left = allOf(left, single());
    return left;
  }

  function single(): Test {
    if (!skip("sign", "(")) return comparison();
    const inner = either();
    if (!skip("sign", ")")) throw invalidFilter("A closing parenthesis is missing.");
    return inner;
  }

  function comparison(): Test {
    const [field, operator, literal] = [next(), next(), next()];
    const name = String(field.value);
    const kind = field.kind === "word" ? FIELDS[name] : undefined;
    if (!kind) throw invalidFilter(`'${name}' is not a property of a time entry.`);
    const compare = operator.kind === "word" ? OPERATORS[String(operator.value)] : undefined;
    if (!compare) throw invalidFilter(`'${String(operator.value)}' is not an operator.`);
    if (literal.kind !== kind && literal.kind !== "null")
      throw invalidFilter(`'${name}' cannot be compared with ${literal.kind} '${String(literal.value)}'.`);
    return (entry) => compare(valueOf(entry, name), literal.value as Value);
  }

  const test = either();
  if (at < input.length) throw invalidFilter(`Syntax error at '${String(input[at]!.value)}'.`);
  return test;
}
