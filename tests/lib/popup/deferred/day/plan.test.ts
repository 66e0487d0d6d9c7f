import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import type { TaskTimes } from "@/lib/capacity/task-times-item";
import { createPlan } from "@/lib/popup/deferred/day/plan";
import { HOUR, MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { type Account, whose } from "@/lib/tracker-store/account";
import { ACCOUNT } from "../../../fake-browser/account";
import { NOW, RUNNING, stateOf } from "../../../tracker/states";

const TIMER: Timer = {
  ...RUNNING,
  start: NOW - HOUR,
  breaks: [],
  about: { ...RUNNING.about, taskId: "logo" },
};
const TASK = {
  id: "logo",
  at: NOW,
  until: NOW + MINUTE,
  time: { planned: 6 * HOUR, tracked: HOUR },
  open: TIMER.id,
};

function create(
  task: Partial<typeof TASK> | { time: null } = {},
  account: Account | null = ACCOUNT,
  timer = TIMER,
) {
  const kept: TaskTimes = { version: 1, of: whose(ACCOUNT), tasks: [{ ...TASK, ...task }] };
  const [shown, now] = [signal<Timer | null>(timer), signal(NOW)];
  const state = signal(stateOf(timer, {}));
  const given = { account: signal(account), state, kept: signal<TaskTimes | null>(kept), shown, now };
  return { plan: createPlan({ ...given, entries: () => [] }), shown, now, kept: given.kept };
}

describe("the plan of the current task", () => {
  it("is what awork said, and what the timer has added", () => {
    expect(create().plan.value).toEqual({ planned: 6 * HOUR, tracked: 2 * HOUR });
  });

  it("grows by full minutes", () => {
    const { plan, now } = create();
    const before = plan.value;
    now.value = NOW + 59_000;
    expect(plan.value).toBe(before);
    now.value = NOW + MINUTE;
    expect(plan.value!.tracked).toBe(2 * HOUR + MINUTE);
  });

  it.each<[string, ReturnType<typeof create>]>([
    ["nothing is planned", create({ time: null })],
    ["another task is known", create({ id: "poster" })],
    ["the timer has no task", create({}, ACCOUNT, { ...TIMER, about: { ...TIMER.about, taskId: null } })],
    ["nobody is connected", create({}, null)],
    ["it is somebody else's", create({}, { ...ACCOUNT, userId: "another" })],
  ])("is unknown where %s", (_title, { plan }) => expect(plan.value).toBeNull());
});
