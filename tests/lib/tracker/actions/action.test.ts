import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { Action, Pending, Verb } from "@/lib/tracker/actions/action";
import { PURPOSE, pendingOf, wish } from "../states";

const WHOLE = wish("start", {
  id: "one",
  asked: true,
  purpose: { ...PURPOSE, taskId: "logo", note: "Draft" },
});

describe("a wish, as a page sends it", () => {
  it.each(Verb.options)("can be: %s", (verb) => {
    expect(v.parse(Action, wish(verb))).toEqual(wish(verb));
  });

  it("carries what a timer is started for, and nothing else", () => {
    const more = { ...WHOLE, origin: "https://evil.example", purpose: { ...WHOLE.purpose, userId: "two" } };
    expect(v.parse(Action, more)).toEqual(WHOLE);
  });

  it.each<[string, unknown]>([
    ["a word", "stop"],
    ["an unknown verb", { ...WHOLE, verb: "delete" }],
    ["a verb that every object has", { ...WHOLE, verb: "toString" }],
    ["no verb", { ...WHOLE, verb: undefined }],
    ["no word about the entry", { ...WHOLE, id: undefined }],
    ["an entry by number", { ...WHOLE, id: 1 }],
    ["no word about what was asked", { ...WHOLE, asked: undefined }],
    ["a purpose in words", { ...WHOLE, purpose: "design" }],
    ["a purpose without a type of work", { ...WHOLE, purpose: { ...PURPOSE, typeOfWorkId: null } }],
    ["no word about the purpose", { ...WHOLE, purpose: undefined }],
  ])("cannot be: %s", (_title, action) => {
    expect(v.is(Action, action)).toBe(false);
  });
});

describe("an action that was written down", () => {
  it.each([pendingOf(), pendingOf({ verb: "start", id: null, purpose: PURPOSE })])(
    "fits: $verb",
    (pending) => {
      expect(v.parse(Pending, structuredClone(pending))).toEqual(pending);
    },
  );

  it("fits not without what it is", () => {
    for (const name of Object.keys(pendingOf())) {
      expect(v.is(Pending, { ...pendingOf(), [name]: undefined }), name).toBe(false);
    }
  });
});
