import { describe, expect, it } from "vitest";
import { NotUnderstood } from "@/lib/awork/api-error";
import { taskTime } from "@/lib/awork/capacity/task-time";
import { HOUR } from "@/lib/timer/time";

const PLAIN = { plannedDuration: 3600, trackedDuration: 1800 };
const TOTAL = { totalPlannedDuration: 7200, totalTrackedDuration: 3600 };

describe("the time of a task", () => {
  it.each<[string, object, object | null]>([
    ["includes its subtasks", { ...PLAIN, ...TOTAL }, { planned: 2 * HOUR, tracked: HOUR }],
    ["is its own where awork has no totals", PLAIN, { planned: HOUR, tracked: HOUR / 2 }],
    [
      "is its own where one total is missing",
      { ...PLAIN, totalPlannedDuration: 7200 },
      { planned: HOUR, tracked: HOUR / 2 },
    ],
    [
      "is nothing tracked where awork leaves that out",
      { plannedDuration: 3600 },
      { planned: HOUR, tracked: 0 },
    ],
    ["is none where nothing is planned", { plannedDuration: 0, trackedDuration: 1800 }, null],
    ["is none where awork says null", { plannedDuration: null, totalPlannedDuration: null }, null],
    ["is none where the plan is below zero", { plannedDuration: -1 }, null],
    ["is none where there are no times", {}, null],
  ])("%s", (_title, task, time) => expect(taskTime(task)).toEqual(time));

  it("of what is no task is not understood", () => {
    expect(() => taskTime(null)).toThrow(NotUnderstood);
  });
});
