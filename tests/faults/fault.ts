import { clockOf } from "./clock-of.ts";
import { truthOf } from "../e2e/truth.ts";
import type { Entry } from "../fake-awork/entry.ts";
import type { Seen } from "./seen.ts";
import type { Scene, Verdict } from "./verdict.ts";

type Fault = { seed: number; step: number; lately: string[]; said: Verdict; seen: Seen; scene: Scene };

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
