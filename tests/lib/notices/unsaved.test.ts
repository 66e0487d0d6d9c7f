import { describe, expect, it } from "vitest";
import type { Fault } from "@/lib/tracker/edits/edits";
import { whyUnsaved } from "@/lib/notices/unsaved";
import { createTestWords } from "../words";
import { NOW } from "../tracker/states";

const en = createTestWords("en");

describe("why awork does not have an edit", () => {
  it.each<[string, Fault["why"], boolean, string]>([
    [
      "it was changed",
      null,
      true,
      "This was changed in awork in the meantime. Trying again replaces what is in awork.",
    ],
    ["awork's words", { kind: "refused", detail: "No." }, true, "awork refused the request: No."],
    ["no words", { kind: "refused", detail: "" }, true, "awork refused the request."],
    ["it is gone", { kind: "gone", detail: "" }, true, "The entry no longer exists in awork."],
    ["the firewall", { kind: "forbidden", detail: "" }, true, "awork’s firewall blocked this change."],
    [
      "somebody else's",
      { kind: "notUnderstood", detail: "userId" },
      true,
      "awork’s answer about this entry couldn’t be understood (userId).",
    ],
    [
      "trouble",
      { kind: "aworkTrouble", detail: "" },
      false,
      "awork couldn’t save this yet. Retrying automatically.",
    ],
  ])("%s", (_title, why, isFinal, text) => {
    expect(whyUnsaved({ backoff: null }, { why, isFinal, at: NOW, tries: 1 }, en)).toBe(text);
  });
});
