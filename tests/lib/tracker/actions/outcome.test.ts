import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { Outcome, isWell } from "@/lib/tracker/actions/outcome";
import { outcomeOf } from "../states";

const KINDS = Outcome.entries.kind.options;
const BAD: Outcome["kind"][] = [
  "ask",
  "changed",
  "nothing",
  "wrongEnd",
  "held",
  "notDone",
  "failed",
  "unknown",
  "uncertain",
  "otherPaused",
  "otherKept",
  "otherStopped",
];

describe("an outcome", () => {
  it.each(KINDS)("%s is well when it is as it was wanted", (kind) => {
    expect(isWell(outcomeOf(kind))).toBe(!BAD.includes(kind));
  });

  it.each([
    ["of an action", outcomeOf("resumed", { breaks: 60_000 })],
    ["of an edit", outcomeOf("changed", { verb: "edit" })],
    ["with the rule that holds it", outcomeOf("held", { verb: "start", why: "done" })],
    ["with why", outcomeOf("failed", { verb: "stop", trouble: { kind: "refused", detail: "No." } })],
  ])("fits as it is stored: %s", (_title, outcome) => {
    expect(v.parse(Outcome, structuredClone(outcome))).toEqual(outcome);
  });
});
