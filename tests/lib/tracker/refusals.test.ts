import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Edit } from "@/lib/timer/editing/edit";
import type { NewEntry } from "@/lib/timer/editing/new-entry";
import type { Purpose } from "@/lib/timer/start/choice";
import { DAY, HOUR } from "@/lib/timer/time";
import type { SyncError } from "@/lib/tracker/sync-error";
import type { Entry } from "@/tests/fake-awork/entry";
import {
  ARCHIVED_TYPE_OF_WORK,
  CLOSED_PROJECT,
  DONE_TASK,
  PROJECTS,
  TYPES_OF_WORK,
} from "@/tests/fake-awork/catalogue";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { NEW_ENTRY, NOW } from "./states";
import { type World, createWorld } from "./world";

let awork: FakeAwork;
let world: World;
/** How often the token was renewed or tested, because awork answered 401. */
let tests = 0;
beforeAll(async () => {
  awork = await startFakeAwork();
});
beforeEach(() => {
  world = createWorld(awork);
  tests = 0;
  // As the product does: the token is good, so a 401 is a refusal.
  world.renew = async () => {
    tests += 1;
    return null;
  };
});
afterAll(() => awork.close());

const TYPE = TYPES_OF_WORK[0]!;
const [, FOREIGN] = PROJECTS;
const ENDED: Partial<Entry> = { start: NOW - 3 * HOUR, end: NOW - 2 * HOUR, note: "draft", typeOfWork: TYPE };
const OLD = { ...ENDED, start: NOW - 5 * DAY, end: NOW - 5 * DAY + HOUR };
const closed = { ...ENDED, task: null, project: CLOSED_PROJECT };

/** What awork said of the last thing that was tried, whichever it was. */
function told(): SyncError | null {
  const [kept] = [...world.edits, ...world.additions, ...world.deletions];
  return kept?.fault?.why ?? world.stored.outcome?.trouble ?? null;
}

const start = (purpose: Partial<Purpose>) => () =>
  world.tracker.act({
    verb: "start",
    id: null,
    asked: true,
    purpose: {
      taskId: null,
      projectId: null,
      typeOfWorkId: TYPE.id,
      isBillable: null,
      note: null,
      ...purpose,
    },
  });
const stop = (note: string | null) => async () => {
  const { id } = awork.books.add({ start: NOW - HOUR, note });
  await world.tracker.refresh();
  return world.tracker.act({ verb: "stop", id, asked: true, purpose: null });
};
const edit = (entry: Partial<Entry>, change: Pick<Edit, "field" | "from" | "to">) => async () => {
  const { id } = awork.books.add(entry);
  await world.tracker.edit({ id, ...change } as Edit);
};
const note: Pick<Edit, "field" | "from" | "to"> = { field: "note", from: "draft", to: "final" };
const add = (given: Partial<NewEntry>) => () =>
  world.tracker.add({
    id: "ours",
    entry: { ...NEW_ENTRY, typeOfWorkId: TYPE.id, ...given },
    sentAt: null,
    before: [],
  });
const on = (projectId: string) => ({ ...NEW_ENTRY.bookedOn, taskId: null, projectId });
const remove = (entry: Partial<Entry>) => async () => {
  const { id } = awork.books.add(entry);
  await world.tracker.remove({ id, name: "Design" });
  await world.tracker.saveRemovals(true);
};

const BLOCKED = /blocked due to insufficient permissions/;
const DISABLED = { disabled: true };
const NOTED = { descriptionRequired: true };
const DONE = { doneProjectsPrevented: true };
const RECENT = { pastDays: 1 };

describe("what awork refuses", () => {
  it.each<[string, object, () => Promise<unknown>, RegExp]>([
    ["a start where tracking is off", DISABLED, start({}), /disabled/],
    ["a start on a task that is done", DONE, start({ taskId: DONE_TASK.id }), /is done/],
    ["a start on a closed project", DONE, start({ projectId: CLOSED_PROJECT.id }), BLOCKED],
    ["a start on a project of others", {}, start({ projectId: FOREIGN!.id }), BLOCKED],
    ["a start with an archived type", {}, start({ typeOfWorkId: ARCHIVED_TYPE_OF_WORK.id }), /archived/],
    ["a stop without a required note", NOTED, stop(null), /description is required/],
    ["an edit of a billed entry", {}, edit({ ...ENDED, isBilled: true }, note), /billed/],
    ["an edit of an old entry", RECENT, edit(OLD, note), /last 1 days/],
    ["an edit on a closed project", DONE, edit(closed, note), BLOCKED],
    ["an edit that clears a required note", NOTED, edit(ENDED, { ...note, to: null }), /description/],
    [
      "an edit to an archived type",
      {},
      edit(ENDED, { field: "typeOfWorkId", from: TYPE.id, to: ARCHIVED_TYPE_OF_WORK.id }),
      /archived/,
    ],
    ["an addition where tracking is off", DISABLED, add({}), /disabled/],
    ["an addition without a required note", NOTED, add({ note: null }), /description is required/],
    [
      "an addition on an old day",
      RECENT,
      add({ day: "2026-08-20", start: null, end: null, duration: HOUR }),
      /last 1 days/,
    ],
    ["an addition on a closed project", DONE, add({ bookedOn: on(CLOSED_PROJECT.id) }), BLOCKED],
    ["an addition on a project of others", {}, add({ bookedOn: on(FOREIGN!.id) }), BLOCKED],
    ["an addition with an archived type", {}, add({ typeOfWorkId: ARCHIVED_TYPE_OF_WORK.id }), /archived/],
    ["a deletion of a billed entry", {}, remove({ ...ENDED, isBilled: true }), /billed/],
    ["a deletion of an old entry", RECENT, remove(OLD), /last 1 days/],
  ])("is told in its words, and costs no sign-in: %s", async (_title, settings, attempt, words) => {
    Object.assign(awork.books.settings, settings);
    awork.books.foreignProjects.add(FOREIGN!.id);
    await world.tracker.refresh();
    await attempt();
    expect(told()).toMatchObject({ kind: "refused", detail: expect.stringMatching(words) });
    expect(world.stored.trouble).toBeNull();
    expect(tests).toBeLessThanOrEqual(1);
    // The books have nothing of it, and the next poll is an ordinary one.
    await world.tracker.refresh();
    expect(world.stored.trouble).toBeNull();
    expect(awork.journal.count(({ method, status }) => method !== "GET" && status === 200)).toBe(0);
  });
});
