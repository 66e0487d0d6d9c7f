import * as v from "valibot";
import { describe, expect, it } from "vitest";
import type { Edit as Change } from "@/lib/timer/editing/edit";
import {
  Edit,
  Edits,
  type Fault,
  type KeptEdit,
  editsOf,
  isWaiting,
  nextDue,
  withFault,
  without,
} from "@/lib/tracker/edits/edits";
import { MINUTE } from "@/lib/timer/time";
import { NOW } from "../states";

const note = (from: string | null, to: string | null, id = "one"): Change => ({
  id,
  field: "note",
  from,
  to,
});
const billable = (from: boolean, to: boolean): Change => ({ id: "one", field: "isBillable", from, to });

const REFUSED: Fault = { why: { kind: "refused", detail: "No." }, isFinal: true, at: NOW, tries: 1 };
const FAILED: Fault = { why: { kind: "aworkTrouble", detail: "" }, isFinal: false, at: NOW, tries: 1 };
const failed = (edit: KeptEdit, fault: Partial<Fault> = {}): KeptEdit => ({
  ...edit,
  fault: { ...FAILED, ...fault },
});

const LOGO = { taskId: "logo", projectId: "web", task: "Logo", project: "Website", client: null };

describe("which edit is sent next", () => {
  const [a, b, c] = [note("a", "b"), note("b", "c"), billable(false, true)];
  it.each<[string, KeptEdit[], KeptEdit[], KeptEdit | null]>([
    ["none of none", [], [], null],
    ["the first", [a, c], [], a],
    ["the next, once it was sent", [a, c], [a], c],
    ["none, once all were sent", [a, c], [a, c], null],
    ["not a later one of the same value before it", [a, b], [a], null],
    ["not one that awork refused for good", [failed(a, { isFinal: true })], [], null],
    ["the next of the same value, where that was refused for good", [failed(a, { isFinal: true }), b], [], b],
    ["one that awork failed on comes after all others", [failed(a), c], [], c],
    ["and then it is due", [failed(a), c], [c], failed(a)],
    ["nothing of the same value before it is", [failed(a, { tries: 5 }), b], [], null],
  ])("%s", (_title, edits, sent, expected) => {
    expect(nextDue(edits, sent, NOW)).toEqual(expected);
  });

  it.each([
    [1, 0],
    [2, 2],
    [3, 4],
    [6, 32],
    [7, 60],
    [1000, 60],
  ])("after %i failures it is left alone for %i minutes", (tries, minutes) => {
    const edit = failed(a, { tries });
    expect(nextDue([edit], [], NOW + minutes * MINUTE)).toEqual(edit);
    if (minutes > 0) expect(nextDue([edit], [], NOW + minutes * MINUTE - 1)).toBeNull();
    // A clock that was set back says nothing of how long ago that was.
    expect(nextDue([edit], [], NOW - 1)).toEqual(edit);
  });

  it("counts as made, as long as awork has not refused it for good", () => {
    expect([a, failed(a), failed(a, { isFinal: true })].map(isWaiting)).toEqual([true, true, false]);
  });
});

describe("the edits once awork has judged the first", () => {
  it.each<[string, Change[], Change[], Change[]]>([
    ["none are left of none", [], [], []],
    ["none are left of one", [note("a", "b")], [], []],
    [
      "the next of the same value goes on from it, or from before it",
      [note("a", "b"), note("b", "c")],
      [note("b", "c")],
      [note("a", "c")],
    ],
    [
      "as far as they go on from it: the third has the second to go on from",
      [note("a", "b"), note("b", "c"), note("c", "d")],
      [note("b", "c"), note("c", "d")],
      [note("a", "c"), note("c", "d")],
    ],
    [
      "one that began elsewhere stays as it is",
      [note("a", "b"), note("x", "c")],
      [note("x", "c")],
      [note("x", "c")],
    ],
    [
      "another entry's is its own",
      [note("a", "b"), note("b", "c", "two")],
      [note("b", "c", "two")],
      [note("b", "c", "two")],
    ],
    [
      "another value is its own",
      [note("a", "b"), billable(false, true)],
      [billable(false, true)],
      [billable(false, true)],
    ],
    [
      "there and back comes to nothing where the first was refused",
      [billable(false, true), billable(true, false)],
      [billable(true, false)],
      [billable(false, false)],
    ],
  ])("%s", (_title, edits, saved, refused) => {
    const before = structuredClone(edits);
    const [first = note("a", "b")] = edits;
    expect([without(edits, first, true), without(edits, first, false)]).toEqual([saved, refused]);
    const parked = withFault(edits, first, REFUSED);
    expect(parked).toEqual(edits.length > 0 ? [{ ...first, fault: REFUSED }, ...refused] : []);
    expect(edits).toEqual(before);
  });
});

describe("an edit as it is kept", () => {
  const all: Change[] = [
    note(null, "A note"),
    note("A note", null),
    billable(false, true),
    { id: "one", field: "start", from: null, to: NOW },
    { id: "one", field: "end", from: NOW, to: NOW - 1 },
    { id: "one", field: "typeOfWorkId", from: null, to: "design" },
    { id: "one", field: "duration", from: null, to: 60_000 },
    { id: "one", field: "bookedOn", from: null, to: LOGO, save: "both" },
  ];

  it.each(all)("fits: $field", (edit) => {
    expect(v.parse(Edit, structuredClone(edit))).toEqual(edit);
    expect(v.parse(Edits, [edit, edit])).toEqual([edit, edit]);
  });

  it("fits with why awork does not have it, and without that where it can't be read", () => {
    const edit = { ...all[0], fault: REFUSED };
    expect(v.parse(Edits, structuredClone([edit]))).toEqual([edit]);
    for (const fault of [null, "no", {}, { ...REFUSED, at: "now" }, { ...REFUSED, why: "no" }])
      expect(v.parse(Edits, [{ ...all[0], fault }, all[1]])).toEqual([all[0], all[1]]);
  });

  it("costs no other, where it can't be read", () => {
    expect(editsOf([null, all[0], "note", all[1], { ...all[2], to: 1 }])).toEqual([all[0], all[1]]);
  });

  it.each<[string, unknown]>([
    ["a word", "note"],
    ["nothing", undefined],
    ["an unknown field", { ...note("a", "b"), field: "userId" }],
    ["a field that every object has", { ...note("a", "b"), field: "toString" }],
    ["no field", { ...note("a", "b"), field: undefined }],
    ["no entry", { ...note("a", "b"), id: undefined }],
    ["a note that is a number", { ...note("a", "b"), to: 1 }],
    ["a start in words", { id: "one", field: "start", from: NOW, to: "9:05" }],
    ["a start taken away", { id: "one", field: "start", from: NOW, to: null }],
    ["an end taken away", { id: "one", field: "end", from: NOW, to: null }],
    ["billable or not", { ...billable(false, true), to: null }],
    ["a task without its project", { id: "one", field: "bookedOn", from: null, to: { taskId: "logo" } }],
    ["no task any more", { id: "one", field: "bookedOn", from: LOGO, to: null }],
    ["a save that is a number", { ...note("a", "b"), save: 1 }],
    ["no type of work", { id: "one", field: "typeOfWorkId", from: "design", to: null }],
  ])("does not fit: %s", (_title, edit) => {
    expect(v.is(Edit, edit)).toBe(false);
  });
});
