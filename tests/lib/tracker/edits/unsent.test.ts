import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { type Addition, listedAs } from "@/lib/tracker/edits/additions";
import type { Fault } from "@/lib/tracker/edits/edits";
import { type Unsent, currentWithUnsent, withUnsent } from "@/lib/tracker/edits/unsent";
import { sampleTimer } from "../../timer/sample";
import { NEW_ENTRY, NOW, RUNNING, STOPPED, timer } from "../states";

const ONE = { ...sampleTimer(), id: "one" };
const TWO = { ...sampleTimer(), id: "two" };
const NOTHING: Unsent = { edits: [], additions: [], deletions: [] };
const REFUSED: Fault = { why: { kind: "refused", detail: "" }, isFinal: true, at: NOW, tries: 1 };
const LATER: Fault = { ...REFUSED, isFinal: false };
const ADDED: Addition = { id: "ours", entry: NEW_ENTRY, sentAt: null, before: [] };
const NOTE = { id: "one", field: "note", from: ONE.subject.note, to: "New" } as const;
const GONE = { id: "two", name: "Design", pressedAt: NOW, isSent: false };

const shown = (unsent: Partial<Unsent>, timers = [ONE, TWO]) =>
  withUnsent(timers, { ...NOTHING, ...unsent }).map(({ id, subject }) => `${id}: ${subject.note}`);
const before = [`one: ${ONE.subject.note}`, `two: ${TWO.subject.note}`];

describe("the entries as the person left them", () => {
  it.each<[string, Partial<Unsent>, string[]]>([
    ["nothing is changed", {}, before],
    ["an edit waits", { edits: [NOTE] }, ["one: New", before[1]!]],
    ["an edit is tried again later", { edits: [{ ...NOTE, fault: LATER }] }, ["one: New", before[1]!]],
    ["an edit was refused", { edits: [{ ...NOTE, fault: REFUSED }] }, before],
    ["an entry waits to be added", { additions: [ADDED] }, [...before, "ours: Kick-off"]],
    ["an entry was not added", { additions: [{ ...ADDED, fault: REFUSED }] }, before],
    ["an entry is deleted", { deletions: [GONE] }, [before[0]!]],
    ["an entry is being deleted", { deletions: [{ ...GONE, isSent: true, fault: LATER }] }, [before[0]!]],
    ["an entry was not deleted", { deletions: [{ ...GONE, isSent: true, fault: REFUSED }] }, before],
  ])("%s", (_title, unsent, expected) => {
    expect(shown(unsent)).toEqual(expected);
  });

  it.each<[string, Partial<Addition>, number]>([
    ["the entry is the one that was sent", { sentAt: NOW }, 1],
    ["the entry was there before it was sent", { sentAt: NOW, before: ["theirs"] }, 2],
    ["nothing was sent", {}, 2],
    ["another entry was sent", { sentAt: NOW, entry: { ...NEW_ENTRY, end: NEW_ENTRY.end! + MINUTE } }, 2],
  ])("count an addition whose answer is lost once: %s", (_title, given, count) => {
    const theirs = { ...listedAs(ADDED), id: "theirs" };
    expect(shown({ additions: [{ ...ADDED, ...given }] }, [theirs])).toHaveLength(count);
  });
});

describe("the current entry as the person left it", () => {
  const over = (id: string, ago: number, given: object = {}) =>
    timer({ id, start: NOW - ago, end: NOW - ago + MINUTE, duration: MINUTE, ...given });
  const before = over("before", 5 * HOUR);
  const listed = [over("long ago", 9 * HOUR), STOPPED, before, over("planned", -HOUR)];
  const removed = { ...GONE, id: "one" };
  const current = (unsent: Partial<Unsent>, of = listed, timer: typeof STOPPED | null = STOPPED) =>
    currentWithUnsent({ timer, listed: of, unsent: { ...NOTHING, ...unsent }, now: NOW });

  it.each<[string, Partial<Unsent>, string | null]>([
    ["is what awork tells where nothing is changed", {}, "one"],
    ["is the one before where it is deleted", { deletions: [removed] }, "before"],
    [
      "is that also while it is being deleted",
      { deletions: [{ ...removed, isSent: true, fault: LATER }] },
      "before",
    ],
    ["is it again where it was not deleted", { deletions: [{ ...removed, fault: REFUSED }] }, "one"],
    ["is it where another is deleted", { deletions: [{ ...removed, id: "before" }] }, "one"],
    [
      "is the one before both that are deleted",
      { deletions: [removed, { ...removed, id: "before" }] },
      "long ago",
    ],
  ])("%s", (_title, unsent, expected) => {
    expect(current(unsent)?.id ?? null).toBe(expected);
  });

  it("is none where nothing else is listed, and where there was none", () => {
    expect(current({ deletions: [removed] }, [STOPPED, over("planned", -HOUR)])).toBeNull();
    expect(current({}, listed, null)).toBeNull();
  });

  it("is none that ran when the list was read: awork would tell it", () => {
    expect(current({ deletions: [removed] }, [{ ...RUNNING, id: "ran" }, before])?.id).toBe("before");
  });

  it("has the edits that wait, also of the one before", () => {
    const note = { id: "before", field: "note", from: null, to: "New" } as const;
    expect(current({ edits: [note], deletions: [removed] })?.subject.note).toBe("New");
    expect(current({ edits: [{ ...note, id: "one" }] })?.subject.note).toBe("New");
    expect(current({ edits: [{ ...note, id: "one", fault: REFUSED }] })?.subject.note).toBeNull();
  });

  it("counts one without a start time as awork does, from the beginning of its day", () => {
    const byHand = over("by hand", 0, { start: null, end: null, day: "2026-08-26" });
    const midnight = NOW - Date.parse("2026-08-26T00:00");
    const all = (ago: number) => [STOPPED, byHand, over("other", ago)];
    expect(current({ deletions: [removed] }, all(midnight + HOUR))?.id).toBe("by hand");
    expect(current({ deletions: [removed] }, all(midnight - HOUR))?.id).toBe("other");
  });
});
