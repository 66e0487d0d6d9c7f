import { type Duration, MINUTE } from "@/lib/timer/time";
import type { Figures } from "./figures.ts";

const count = (value: number) => value.toFixed(0);
const minutes = (value: Duration) => (value / MINUTE).toFixed(1);
const share = (value: number) => `${(100 * value).toFixed(1)} %`;
const times = (value: number) => value.toFixed(1);

const ROWS: [title: string, of: keyof Figures, told: (value: number) => string][] = [
  ["requests a minute, mean", "mean", count],
  ["  99th percentile", "almostMost", count],
  ["  most in any 60 s", "mostInMinute", count],
  ["requests, most in any second", "mostInSecond", count],
  ["refused (429)", "refused", count],
  ["  of them what a person wanted done", "refusedVerbs", count],
  ["age of a running number (min), median", "age", minutes],
  ["  99th percentile", "almostOldest", minutes],
  ["  oldest", "oldest", minutes],
  ["  marked as old", "old", share],
  ["pace, median", "pace", times],
  ["  slowest", "slowest", times],
];

/** The parts of a day side by side. */
export function table(parts: [title: string, figures: Figures][]): string {
  const head = ["", ...parts.map(([title]) => title)];
  const rows = ROWS.map(([title, of, told]) => [title, ...parts.map(([, figures]) => told(figures[of]))]);
  const width = (column: number) => Math.max(...[head, ...rows].map((cells) => cells[column]!.length));
  const widths = head.map((_, column) => width(column));
  const line = (cells: string[]) =>
    cells
      .map((cell, column) => (column ? cell.padStart(widths[column]!) : cell.padEnd(widths[0]!)))
      .join("  ");
  return [head, ...rows].map((cells) => line(cells).trimEnd()).join("\n");
}
