import { describe, expect, it } from "vitest";
import { type Purpose, purposeOf } from "@/lib/timer/choice";
import type { Timer } from "@/lib/timer/timer";
import { MINUTE } from "@/lib/timer/time";
import { NO_ABOUT, NO_SUBJECT, at, sampleTimer } from "./sample";

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
  ];
  it.each(table)("%s", (_sentence, timer, expected) => {
    expect(purposeOf(sampleTimer(timer))).toEqual(expected);
  });
});
