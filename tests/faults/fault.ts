import { clockOf } from "./clock-of.ts";
import { truthOf } from "../e2e/truth.ts";
import type { Entry } from "../fake-awork/entry.ts";
import type { Seen } from "./seen.ts";
import type { Scene, Verdict } from "./verdict.ts";

type Fault = { seed: number; step: number; lately: string[]; said: Verdict; seen: Seen; scene: Scene };

/** An entry as awork has it: what it is, and from when to when. */
function inBooks({ id, start, end, duration, breaks, day, task, typeOfWork }: Entry, now: number): string {
  const clock = (instant: number | null) =>
    instant === null ? "…" : new Date(instant).toISOString().slice(0, 19);
  const isPlanned = start !== null && start > now;
  const pauses = breaks.map((each) => `${clock(each.start)}–${clock(each.end)}`);
  return [
    id.slice(0, 8),
    task?.name ?? typeOfWork.name,
    start === null ? day : `${clock(start)}–${clock(end)}`,
    duration === 0 ? "" : `${duration / 1000} s`,
    pauses.length === 0 ? "" : `breaks ${pauses.join(", ")}`,
    isPlanned ? "planned" : "",
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

/** A fault in full: when, what led to it, what was expected and what is seen, and how to see it again. */
export function report({ seed, step, lately, said, seen, scene }: Fault): string {
  const { at, badge, colour, title, popup, alarm } = seen;
  const told = (entry: Entry | null, ahead: number) => {
    const { state, worked } = truthOf(entry, at + ahead);
    return entry ? `${state} ${clockOf(worked)} · ${entry.task?.name ?? entry.typeOfWork.name}` : state;
  };
  return [
    `Fault at step ${step} of seed ${seed}:`,
    ...said.faults.map((fault) => `  - ${fault}`),
    "The steps before:",
    ...lately.map((line) => `  ${line}`),
    `Expected${scene.asked === "nothing" ? "" : ", and nothing else"}: ${told(scene.entry, scene.ahead)}`,
    `awork's habits: ${scene.habits.join(", ") || "none"}`,
    "The entries in awork's books:",
    ...scene.entries.map(
      (entry) => `  ${inBooks(entry, at + scene.ahead)}${entry === scene.entry ? " ← current" : ""}`,
    ),
    ...scene.inToolbar.map(
      ({ entry, heardAt, ahead, isSure }) =>
        `  awork said at ${new Date(heardAt).toLocaleTimeString()}${isSure ? "" : ", perhaps to nobody"}: ` +
        `${told(entry, scene.ahead)}${ahead === scene.ahead ? "" : ` (its clock ${ahead} ms ahead then, ${scene.ahead} now)`}`,
    ),
    `Seen at ${new Date(at).toLocaleTimeString()}:`,
    `  badge "${badge}" on ${colour.join()}; the alarm ${alarm === null ? "is not set" : `rings in ${alarm - at} ms`}`,
    `  tooltip ${JSON.stringify(title)}`,
    popup
      ? `  popup "${popup.heading}" "${popup.time}" "${popup.today}" ${JSON.stringify([...popup.alerts, ...popup.statuses])}`
      : "  no popup",
    `To see it again: npm run faults -- --seed ${seed} --steps ${step}`,
  ].join("\n");
}
