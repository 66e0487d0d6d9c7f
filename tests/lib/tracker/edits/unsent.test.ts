import { describe, expect, it } from "vitest";
import { MINUTE } from "@/lib/timer/time";
import { type Addition, listedAs } from "@/lib/tracker/edits/additions";
import type { Fault } from "@/lib/tracker/edits/edits";
import { type Unsent, withUnsent } from "@/lib/tracker/edits/unsent";
import { sampleTimer } from "../../timer/sample";
import { NEW_ENTRY, NOW } from "../states";

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
