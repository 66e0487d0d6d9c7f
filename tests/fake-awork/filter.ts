import { kindOf, valueOf, type Fields, type Json } from "./fields.ts";
import { invalidFilter, tokens, type Token } from "./tokens.ts";

/*
 * awork's filter language, a small part of OData's: comparisons of a field with a literal, `and`, `or`, parentheses,
 * and `substringof('part', field)`.
 */

type Test = (json: Json) => boolean;
type Value = string | number | boolean | null;

/** As in OData: nothing is greater or less than null. */
const OPERATORS = new Map<unknown, (left: Value, right: Value) => boolean>([
  ["eq", (left, right) => left === right],
  ["ne", (left, right) => left !== right],
  ["gt", (left, right) => left !== null && right !== null && left > right],
  ["ge", (left, right) => left !== null && right !== null && left >= right],
  ["lt", (left, right) => left !== null && right !== null && left < right],
  ["le", (left, right) => left !== null && right !== null && left <= right],
]);

const anyOf =
  (one: Test, other: Test): Test =>
  (json) =>
    one(json) || other(json);
const allOf =
  (one: Test, other: Test): Test =>
  (json) =>
    one(json) && other(json);

/** Reads a filter; `and` binds more closely than `or`. Throws a refusal for what awork would not understand. */
export function parseFilter(text: string, fields: Fields): Test {
  const input = tokens(text);
  let at = 0;
  const next = (): Token => input[at++] ?? { kind: "sign", value: "the end" };
  const skip = (kind: Token["kind"], value: string) =>
    input[at]?.kind === kind && input[at]?.value === value && Boolean(++at);
  const expect = (sign: string) => {
    if (!skip("sign", sign)) throw invalidFilter(`'${sign}' is missing.`);
  };

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
    if (skip("word", "substringof")) return substring();
    if (!skip("sign", "(")) return comparison();
    const inner = either();
    expect(")");
    return inner;
  }

  function field() {
    const { kind, value } = next();
    const name = String(value);
    const known = kind === "word" ? kindOf(name, fields) : undefined;
    if (!known) throw invalidFilter(`'${name}' is not a property to filter by.`);
    return { name, kind: known };
  }

  /** Large and small letters differ, as for `eq`. */
  function substring(): Test {
    expect("(");
    const part = next();
    expect(",");
    const { name, kind } = field();
    expect(")");
    if (part.kind !== "text" || kind !== "text") throw invalidFilter("substringof asks for text in text.");
    return (json) => valueOf(json, name, fields)?.toString().includes(String(part.value)) ?? false;
  }

  function comparison(): Test {
    const { name, kind } = field();
    const [operator, literal] = [next(), next()];
    const compare = operator.kind === "word" ? OPERATORS.get(operator.value) : undefined;
    if (!compare) throw invalidFilter(`'${String(operator.value)}' is not an operator.`);
    if (literal.kind !== kind && literal.kind !== "null")
      throw invalidFilter(`'${name}' cannot be compared with ${literal.kind} '${String(literal.value)}'.`);
    return (json) => compare(valueOf(json, name, fields), literal.value as Value);
  }

  const test = either();
  if (at < input.length) throw invalidFilter(`Syntax error at '${String(input[at]!.value)}'.`);
  return test;
}
