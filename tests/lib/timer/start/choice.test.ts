import { describe, expect, it } from "vitest";
import { type Choice, type Purpose, choiceOf, isUsable, isWorkOn, purposeOf } from "@/lib/timer/start/choice";
import type { Timer } from "@/lib/timer/timer";
import { MINUTE } from "@/lib/timer/time";
import { sampleProject, sampleTask, sampleType } from "@/tests/components/popup/deferred/sample";
import { NO_ABOUT, NO_SUBJECT, at, sampleTimer } from "@/tests/lib/timer/sample";

describe("another timer for the same", () => {
  const about = { taskId: "task", projectId: "project", typeOfWorkId: "design", isBillable: true };
  const purpose = { ...about, note: null };
  const table: [sentence: string, timer: Partial<Timer>, purpose: Purpose | null][] = [
    ["has its task, project, type of work and billing", { about }, purpose],
    ["has its note", { about, subject: { ...NO_SUBJECT, note: "draft" } }, { ...purpose, note: "draft" }],
    ["is not billed where that is not", { about: { ...about, isBillable: false } }, { ...purpose, isBillable: false }], // prettier-ignore
    ["has no task and no project where that has none", { about: { ...NO_ABOUT, typeOfWorkId: "design" } }, { ...purpose, taskId: null, projectId: null, isBillable: false }], // prettier-ignore
    ["can be started for one that has stopped", { about, end: at("10:00"), duration: MINUTE }, purpose],
    [
      "can't be started where the type of work is not known",
      { about: { ...about, typeOfWorkId: null } },
      null,
    ],
    [
      "can't be started where awork takes the type of work no more",
      { about: { ...about, isTypeArchived: true } },
      null,
    ],
  ];
  it.each(table)("%s", (_sentence, timer, expected) => {
    expect(purposeOf(sampleTimer(timer))).toEqual(expected);
  });
});

describe("a type of work", () => {
  const type = (id: string) => ({
    ...choiceOf(sampleTimer({ about: { ...NO_ABOUT, typeOfWorkId: id } }), "Design")!,
  });
  it.each<[string, string, Choice[] | undefined, boolean]>([
    ["can be used where awork has it", "a", [type("a"), type("b")], true],
    ["can't be where awork has another of the name", "a", [type("b")], false],
    ["is left to awork where that is not known", "a", undefined, true],
    ["is left to awork where none is known", "a", [], true],
  ])("%s", (_sentence, id, types, expected) => {
    expect(isUsable(id, types)).toBe(expected);
  });
});

describe("an entry as a choice without a type of work", () => {
  const about = { taskId: "task", projectId: "project", typeOfWorkId: "design", isBillable: true };
  const subject = { ...NO_SUBJECT, project: "Website", client: "Müller" };
  const rest = {
    key: null,
    project: "Website",
    client: "Müller",
    typeOfWorkId: null,
    typeOfWork: null,
    isBillable: true,
  };
  it.each<[string, Partial<typeof about> | object, Partial<Choice> | null]>([
    ["is its task", {}, { kind: "task", id: "task", projectId: "project" }],
    ["is its project", { taskId: null }, { kind: "project", id: "project", projectId: "project" }],
    [
      "is its type of work",
      { taskId: null, projectId: null },
      { kind: "typeOfWork", id: "design", projectId: null },
    ],
    ["is nothing", { taskId: null, projectId: null, typeOfWorkId: null }, null],
  ])("%s", (_sentence, changes, expected) => {
    const choice = choiceOf(sampleTimer({ about: { ...about, ...changes }, subject }), "Design");
    expect(choice).toEqual(expected && { ...rest, ...expected, name: "Design" });
  });
});

describe("an entry is for a choice", () => {
  const alone = { taskId: null, projectId: null, typeOfWorkId: "d" };

  it.each<[string, Partial<Timer["about"]>, Choice, boolean]>([
    ["its task", { taskId: "1", typeOfWorkId: "d" }, sampleTask("1", "Logo"), true],
    ["not another task", { taskId: "2" }, sampleTask("1", "Logo"), false],
    ["its type of work, where it is for nothing else", alone, sampleType("d", "Design"), true],
    [
      "not its type of work, where it has a task",
      { ...alone, taskId: "1" },
      sampleType("d", "Design"),
      false,
    ],
    [
      "not its type of work, where it has a project",
      { ...alone, projectId: "p" },
      sampleType("d", "Design"),
      false,
    ],
    ["not another type of work", alone, sampleType("c", "Concept"), false],
    ["not its project, which has many types of work", { projectId: "p" }, sampleProject("p", "Web"), false],
    ["not a project with the id of its task", { taskId: "1" }, sampleProject("1", "Web"), false],
  ])("%s", (_sentence, about, choice, expected) => {
    expect(isWorkOn(sampleTimer({ about: { ...NO_ABOUT, ...about } }), choice)).toBe(expected);
  });
});
