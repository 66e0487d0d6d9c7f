import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Purpose, purposeOf, isFor } from "@/lib/timer/start/choice";
import type { Timer } from "@/lib/timer/timer";
import { NO_SUBJECT, sampleTimer } from "@/tests/lib/timer/sample";

const PURPOSE: Purpose = {
  taskId: "task",
  projectId: "project",
  typeOfWorkId: "design",
  isBillable: true,
  note: "draft",
};

/** A timer that was started for the purpose, but for what is said. */
function timerFor(given: Partial<Timer["about"]> = {}, note: string | null = "draft"): Timer {
  const about = { taskId: "task", projectId: "project", typeOfWorkId: "design", isBillable: true, ...given };
  return sampleTimer({ about, subject: { ...NO_SUBJECT, note } });
}

const noTask = { taskId: null };
const noProject = { projectId: null };
const neither = { taskId: null, projectId: null };

describe("a timer is for", () => {
  const table: [sentence: string, timer: Timer, purpose: Partial<Purpose>][] = [
    ["what it was started for", timerFor(), {}],
    ["the same task without a project beside it", timerFor(), noProject],
    ["the same task where awork says no project either", timerFor(noProject), noProject],
    ["the same project without a task", timerFor(noTask), noTask],
    ["a type of work alone", timerFor(neither), neither],
    ["the same, billed in another way", timerFor({ isBillable: false }), {}],
    ["the same, billed as awork sees fit", timerFor(), { isBillable: null }],
    ["the same note with spaces around it", timerFor(), { note: " draft\n" }],
    ["no note where it has none", timerFor({}, null), { note: null }],
    ["an empty note where it has none", timerFor({}, null), { note: "" }],
    ["no note where it has a blank one", timerFor({}, " \n"), { note: null }],
  ];
  it.each(table)("%s", (_sentence, timer, purpose) => {
    expect(isFor(timer, { ...PURPOSE, ...purpose })).toBe(true);
  });
});

describe("a timer is not for", () => {
  const table: [sentence: string, timer: Timer, purpose: Partial<Purpose>][] = [
    ["another task", timerFor(), { taskId: "other" }],
    ["another task of any project", timerFor(), { taskId: "other", ...noProject }],
    ["the project of its task without the task", timerFor(), noTask],
    ["a task where it has none", timerFor(noTask), {}],
    ["another project", timerFor(noTask), { ...noTask, projectId: "other" }],
    ["the task in another project", timerFor(), { projectId: "other" }],
    ["no project where it has one and no task", timerFor(noTask), neither],
    ["a project where it has none", timerFor(neither), noTask],
    ["another type of work", timerFor(), { typeOfWorkId: "other" }],
    ["a type of work where awork said none", timerFor({ typeOfWorkId: null }), {}],
    ["another note", timerFor(), { note: "final" }],
    ["no note where it has one", timerFor(), { note: null }],
    ["a note where it has none", timerFor({}, null), {}],
  ];
  it.each(table)("%s", (_sentence, timer, purpose) => {
    expect(isFor(timer, { ...PURPOSE, ...purpose })).toBe(false);
  });
});

describe("any timer", () => {
  const anyId = fc.constantFrom(null, "a", "b");
  const anyTimer = fc
    .record({
      about: fc.record({ taskId: anyId, projectId: anyId, typeOfWorkId: anyId, isBillable: fc.boolean() }),
      note: fc.constantFrom(null, "", " ", "a", "a "),
    })
    .map(({ about, note }) => sampleTimer({ about, subject: { ...NO_SUBJECT, note } }));

  it("is for what another like it would be started with", () => {
    fc.assert(
      fc.property(anyTimer, (timer) => {
        const purpose = purposeOf(timer);
        expect(purpose ? isFor(timer, purpose) : timer.about.typeOfWorkId).toBe(purpose ? true : null);
      }),
    );
  });
});
