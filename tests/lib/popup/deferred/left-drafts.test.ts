import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { restoreDrafts } from "@/lib/popup/deferred/left-drafts";
import type { Draft } from "@/lib/timer/editing/draft";
import type { Edit } from "@/lib/timer/editing/edit";
import { MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { sampleProject } from "../../../components/popup/deferred/sample";
import { NOW, RUNNING, STOPPED } from "../../tracker/states";

beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

const { id } = RUNNING;
const OLD = { ...STOPPED, id: "old", subject: { ...STOPPED.subject, note: "Second" } };
const NOTE: Draft = { field: "note", id, text: "Second", from: null, at: NOW - MINUTE };

function restore(
  drafts: Draft[],
  {
    stored = [] as Edit[],
    timer = RUNNING as Timer | null,
    asking = null as string | null,
    why = null as string | null,
  } = {},
) {
  const drop = vi.fn();
  const edit = vi.fn(async () => {});
  const open = vi.fn();
  const restore = vi.fn((draft: Draft) => draft.sent !== undefined);
  const left = restoreDrafts({
    drafts: { all: signal(drafts), drop },
    edits: { all: signal(stored), shown: signal(timer), edit },
    panel: { open },
    asking: () => asking,
    form: { restore, isLost: ({ id }) => id === "gone" },
    entries: () => [OLD],
    whyNoEdit: { any: signal(why) },
  });
  const calls = () => ({
    dropped: drop.mock.calls,
    edited: edit.mock.calls,
    opened: open.mock.calls,
    restored: restore.mock.calls,
  });
  return { ...left, calls };
}

describe("a draft that was sent", () => {
  const stored: Edit[] = [{ id, field: "note", from: null, to: "Second" }];

  it.each<[string, Draft, Edit[], boolean]>([
    ["is saved while its edit waits for awork", { ...NOTE, sent: "Second" }, stored, true],
    ["is saved when its entry has the value", { ...NOTE, id: "old", sent: "Second" }, [], true],
    ["is not saved when neither has it", { ...NOTE, sent: "Second" }, [], false],
    ["is not saved when its entry is unknown", { ...NOTE, id: "gone", sent: "Second" }, [], false],
  ])("%s", (_title, draft, stored, isSaved) => {
    const { wasSaved, calls } = restore([draft], { stored });
    expect(wasSaved).toBe(isSaved);
    expect(calls().dropped).toEqual(isSaved ? [["note", draft.id]] : []);
  });
});

describe("a draft that was not sent", () => {
  it("is left where its entry can't be changed any more", () => {
    const drafts = [NOTE, { ...NOTE, field: "start", text: "9:00" } as const];
    expect(restore(drafts).drafts.value).toEqual([]);
    expect(restore(drafts, { why: "The project is done." }).drafts.value).toEqual(drafts);
  });

  it("is sent if it is a type of work, which had been chosen", () => {
    const { calls } = restore([{ ...NOTE, field: "typeOfWorkId", text: "design" }]);
    expect(calls().edited).toEqual([[{ id, field: "typeOfWorkId", from: null, to: "design" }]]);
  });

  it("is the form of an entry, which is reopened if it is recent", () => {
    const form: Draft = { ...NOTE, field: "form", id: "old" };
    const old: Draft = { ...form, id: null, at: NOW - 10 * MINUTE, sent: "save" };
    const { calls, wasSaved } = restore([form, old]);
    expect(calls().restored).toEqual([
      [form, true],
      [old, false],
    ]);
    expect(wasSaved).toBe(true);
  });

  const WEB = sampleProject("web", "Website");

  it.each<[string, Partial<Draft>, unknown[]]>([
    ["a search is reopened", { field: "search" }, [[]]],
    ["a search for a type of work is reopened", { field: "typeSearch", about: WEB }, [[WEB]]],
    ["a note on stopping is not", { field: "stopNote" }, []],
    ["a start time is reopened", { field: "since" }, [[]]],
    ["the note of what is to be started is reopened", { field: "newNote" }, [[]]],
    ["an older search is not", { field: "search", at: NOW - 10 * MINUTE }, []],
    ["a note is not", {}, []],
  ])("%s", (_title, given, opened) => {
    expect(restore([{ ...NOTE, ...given }]).calls().opened).toEqual(opened);
  });

  it.each<[string, Partial<Draft>, Timer | null, boolean]>([
    ["a note of the current entry is in its field", {}, RUNNING, false],
    ["a note of another entry is left", { id: "old" }, RUNNING, true],
    ["a start of a running entry is in its field", { field: "start" }, RUNNING, false],
    ["a start of an entry that has ended is left", { field: "start" }, { ...STOPPED, id }, true],
    ["a search has no entry and is not left", { field: "search", id: null }, null, false],
    ["the form of an entry that is gone is left", { field: "form", id: "gone" }, RUNNING, true],
    ["the form of an entry that is there is not left", { field: "form", id: "old" }, RUNNING, false],
    ["a note for what is to be started is not left", { field: "newNote", id: null }, null, false],
    ["a note that was sent is not left", { id: "old", sent: "Other" }, RUNNING, false],
  ])("%s", (_title, given, timer, isLeft) => {
    expect(restore([{ ...NOTE, ...given }], { timer }).drafts.value).toHaveLength(isLeft ? 1 : 0);
  });

  it("a note on stopping is left once it is no longer asked for", () => {
    const draft = { ...NOTE, field: "stopNote" as const };
    expect(restore([draft]).drafts.value).toEqual([draft]);
    expect(restore([draft], { asking: id }).drafts.value).toEqual([]);
  });

  it("a note on stopping is saved as the entry's note", async () => {
    const draft = { ...NOTE, field: "stopNote" as const, id: "old", from: "First", text: "Second" };
    const { saveNote, calls } = restore([draft]);
    await saveNote(draft);
    expect(calls().edited).toEqual([[{ id: "old", field: "note", from: "First", to: "Second" }]]);
    expect(calls().dropped).toEqual([["stopNote", "old"]]);
  });

  it("can be saved as a note of its entry, or discarded", () => {
    const draft = { ...NOTE, id: "old", from: "First", text: " Second " };
    const { saveNote, discard, calls } = restore([draft]);
    void saveNote(draft);
    discard(draft);
    expect(calls().edited).toEqual([[{ id: "old", field: "note", from: "First", to: "Second" }]]);
    expect(calls().dropped).toEqual([["note", "old"]]);
  });
});
