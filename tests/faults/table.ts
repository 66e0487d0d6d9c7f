import type { Counts } from "./run.ts";

const line = (title: string, ...values: (number | string)[]) =>
  [title.padEnd(12), ...values.map((value) => String(value).padStart(8))].join("");

/** What was done, and how what was shown stood to the books. */
export function table({ steps, checks, looks, badge, tooltip, popup, faults }: Counts): string {
  const kinds = [...steps].toSorted(([, one], [, other]) => other.times - one.times);
  const standings = [badge, tooltip, popup] as const;
  return [
    line("step", "times", "ms each"),
    ...kinds.map(([kind, { times, took }]) => line(kind, times, Math.round(took / times))),
    "",
    line("", "badge", "tooltip", "popup"),
    line("right", ...standings.map(({ right }) => right)),
    line("as told", ...standings.map(({ told }) => told)),
    line("marked old", ...standings.map(({ marked }) => marked)),
    line("a sign only", ...standings.map(({ sign }) => sign)),
    "",
    `Checks (badge, tooltip, popup): ${checks}, in ${looks} looks. Faults: ${faults.length}`,
    "As told: what awork said last, where the books were changed since and it is not time to ask again.",
    "A sign only: the badge says !, … or ? in place of a time, or the popup why there is none.",
  ].join("\n");
}
