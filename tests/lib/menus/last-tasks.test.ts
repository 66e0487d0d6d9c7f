import { describe, expect, it } from "vitest";
import { lastTasks } from "@/lib/menus/last-tasks";
import { HOUR } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { sampleProject, sampleTask, sampleType } from "../../components/popup/deferred/sample";
import { NOTE_REQUIRED, NOW, timer } from "../tracker/states";

/** An entry on a task of that name, so many hours ago. */
const entry = (task: string, ago: number, given: Partial<Timer["about"]> = {}): Timer => {
  const { subject, about } = timer();
  return timer({
    id: `${task} ${ago}`,
    start: NOW - ago * HOUR,
    end: NOW - (ago - 1) * HOUR,
    subject: { ...subject, task, note: "Called" },
    about: { ...about, taskId: task, typeOfWorkId: "design", ...given },
  });
};

type Given = Parameters<typeof lastTasks>[0];

const NOTHING: Given = { timer: null, entries: [], picks: [], types: undefined, rules: null };
const names = (given: Partial<Given>) => lastTasks({ ...NOTHING, ...given }).map(({ name }) => name);
const CLOSED = { ...NOTE_REQUIRED, isDoneClosed: true };

describe("the last tasks", () => {
  it("are those of the last entries, newest first, each once, and three at most", () => {
    const entries = [entry("a", 5), entry("b", 2), entry("a", 3), entry("c", 4), entry("d", 9)];
    expect(names({ entries })).toEqual(["b · Website", "a · Website", "c · Website"]);
  });

  it("are started with what the entry was for, and without its note", () => {
    const { purpose } = lastTasks({ ...NOTHING, entries: [entry("a", 1, { isBillable: true })] })[0]!;
    expect(purpose).toEqual({
      taskId: "a",
      projectId: null,
      typeOfWorkId: "design",
      isBillable: true,
      note: null,
    });
  });

  it("are without the current one", () => {
    const entries = [entry("a", 1), entry("b", 2)];
    expect(names({ entries, timer: entry("a", 1) })).toEqual(["b · Website"]);
  });

  it("go on with what was chosen before, as far as its type of work is known", () => {
    const picks = [
      sampleTask("a", "A", { project: "Website", typeOfWorkId: "design" }),
      sampleTask("b", "B", { project: "Website", typeOfWorkId: "design" }),
      sampleProject("web", "Website"),
      sampleType("talk", "Meeting"),
    ];
    expect(names({ entries: [entry("a", 1)], picks })).toEqual(["a · Website", "B · Website", "Meeting"]);
  });

  it.each<[string, Partial<Given>]>([
    ["is done, where that is closed", { entries: [entry("a", 1, { isProjectDone: true })], rules: CLOSED }],
    ["has an archived type of work", { entries: [entry("a", 1, { isTypeArchived: true })] }],
    ["has no type of work", { entries: [entry("a", 1, { typeOfWorkId: null })] }],
    [
      "the company lets nobody track",
      { entries: [entry("a", 1)], rules: { ...CLOSED, isTrackingOff: true } },
    ],
  ])("are without what awork would refuse: what %s", (_title, given) => {
    expect(names(given)).toEqual([]);
  });

  it("are without what has no name", () => {
    const subject = { task: null, typeOfWork: null, project: null, client: null, note: null };
    expect(names({ entries: [{ ...entry("a", 1), subject }] })).toEqual([]);
  });

  it("tell two types of work of a project apart", () => {
    const about = { taskId: null, projectId: "web" };
    const entries = [
      entry("a", 1, { ...about, typeOfWorkId: "talk" }),
      entry("b", 2, { ...about, typeOfWorkId: "design" }),
      entry("c", 3, { ...about, typeOfWorkId: "talk" }),
    ];
    expect(names({ entries })).toEqual(["a · Website", "b · Website"]);
  });
});
