import type { Row } from "./measures.ts";
import type { Spread } from "./spread.ts";

/** One line of the result. `before`: of the commit that is measured against. */
export type Result = Row & { ours: Spread; bare: Spread; before?: Spread };

export const ratio = (ours: Spread, other: Spread): number | null =>
  other.median > 0 ? ours.median / other.median : null;

export function table(results: Result[]): string {
  const isAgainst = results.some(({ before }) => before);
  const head = [
    "",
    "ours",
    "bare",
    "ours/bare",
    "goal",
    "met",
    ...(isAgainst ? ["before", "ours/before"] : []),
  ];
  return align([head, ...results.map((result) => line(result, isAgainst))]);
}

function line({ title, unit, goal, ours, bare, before }: Result, isAgainst: boolean): string[] {
  const times = ratio(ours, bare);
  return [
    `${title} (${unit})`,
    numbers(ours),
    numbers(bare),
    factor(times),
    goal === undefined ? "" : `≤ ${goal.toFixed(2)}`,
    goal === undefined || times === null ? "" : times <= goal ? "yes" : "no",
    ...(isAgainst && before ? [numbers(before), factor(ratio(ours, before))] : []),
  ];
}

const factor = (times: number | null) => times?.toFixed(times < 100 ? 2 : 0) ?? "–";

/** `12.3 (11.0–14.1)`; what does not vary has no quartiles. */
export const numbers = ({ median, lower, upper, samples }: Spread) =>
  samples.length === 1 ? digits(median) : `${digits(median)} (${digits(lower)}–${digits(upper)})`;

const digits = (value: number) => value.toFixed(value < 100 ? 1 : 0);

/** The first column to the left, numbers to the right. */
function align(lines: string[][]): string {
  const widths = lines[0]!.map((_, column) =>
    Math.max(...lines.map((cells) => (cells[column] ?? "").length)),
  );
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!);
  return lines.map((cells) => cells.map(pad).join("  ").trimEnd()).join("\n");
}
