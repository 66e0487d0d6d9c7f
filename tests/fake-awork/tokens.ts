import { instant, type Kind } from "./fields.ts";
import { Refusal } from "./refusal.ts";

export type Token = { kind: Kind | "null" | "word" | "sign"; value: unknown };

export const invalidFilter = (description: string) =>
  new Refusal(400, "invalid-filter-or-order", description);

const FORMS: [Token["kind"], RegExp, (text: string) => unknown][] = [
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
  ["sign", /^([(),])/, String],
];

/** Takes a filter apart; throws a refusal at what is no part of awork's language. */
export function tokens(text: string) {
  const found: Token[] = [];
  let rest = text.trimStart();
  while (rest) {
    const hit = FORMS.map(([kind, form, read]) => ({ kind, read, match: form.exec(rest) })).find(
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
