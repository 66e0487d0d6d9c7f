import type { Seen } from "./watch.ts";
import type { Verdict } from "./verdicts.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** What was seen in one situation, as it would be in an hour, and what to say of it. */
export function table(title: string, seen: Seen, verdicts: Verdict[]): string {
  const { duration, awake, longest } = seen;
  const hourly = (amount: number) => digits((amount * HOUR) / duration);
  const rows = [
    ["wakes", hourly(seen.wakes), ""],
    [
      "awake (s)",
      hourly(awake / SECOND),
      `${digits((100 * awake) / duration)} % of the time, ${digits(longest / SECOND)} s at the longest`,
    ],
    ["API calls", hourly(seen.calls.length), counted(seen.calls, hourly)],
    ["storage writes", hourly(seen.writes.length), counted(seen.writes, hourly)],
    ["alarms set", hourly(seen.alarms), ""],
  ];
  const widths = [14, Math.max(...rows.map(([, amount]) => amount!.length))];
  return [
    `${title}: an hour, from ${digits(duration / MINUTE)} min`,
    ...rows.map(([name, amount, more]) =>
      `  ${name!.padEnd(widths[0]!)}  ${amount!.padStart(widths[1]!)}  ${more}`.trimEnd(),
    ),
    ...verdicts.map(({ goal, isMet }) => `  ${isMet ? "met" : "MISSED"}: ${goal}`),
  ].join("\n");
}

/** `60 × state (at)`, most frequent first. */
function counted(names: string[], hourly: (amount: number) => string): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([name, count]) => `${hourly(count)} × ${name}`)
    .join("; ");
}

/** One digit after the point where it says something. */
const digits = (value: number) => value.toFixed(value < 100 ? 1 : 0).replace(".0", "");
