import * as v from "valibot";
import { describe, expect, it } from "vitest";
import type { Edit as Change } from "@/lib/timer/edit";
import { Edit, Edits, editsOf, withoutFirst } from "@/lib/tracker/edits";
import { NOW } from "./states";

const note = (from: string | null, to: string | null, id = "one"): Change => ({
  id,
  field: "note",
  from,
  to,
});
const billable = (from: boolean, to: boolean): Change => ({ id: "one", field: "isBillable", from, to });

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
    expect([withoutFirst(edits, true), withoutFirst(edits, false)]).toEqual([saved, refused]);
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
  ];

  it.each(all)("fits: $field", (edit) => {
    expect(v.parse(Edit, structuredClone(edit))).toEqual(edit);
    expect(v.parse(Edits, [edit, edit])).toEqual([edit, edit]);
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
    ["no type of work", { id: "one", field: "typeOfWorkId", from: "design", to: null }],
  ])("does not fit: %s", (_title, edit) => {
    expect(v.is(Edit, edit)).toBe(false);
  });
});
