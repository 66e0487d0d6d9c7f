import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { createWhyNoStart } from "@/lib/popup/deferred/start/why-no-start";
import type { Rules } from "@/lib/timer/rules/rules";
import { createTestWords } from "../../../words";

const words = createTestWords("en");
const NONE: Rules = {
  isTrackingOff: false,
  isNoteRequired: false,
  isDoneClosed: false,
  pastDays: null,
  isAdmin: false,
};
const DONE = { isProjectDone: true };

describe("why no timer can be started", () => {
  it.each<[string, Rules | null, string | null, string | null]>([
    ["is nothing while the rules are unknown", null, null, null],
    ["is nothing where everything is allowed", NONE, null, null],
    ["is a project that is done", { ...NONE, isDoneClosed: true }, null, words("whyDone")],
    [
      "is said once where nothing can be started",
      { ...NONE, isDoneClosed: true, isTrackingOff: true },
      words("whyTrackingOff"),
      "",
    ],
  ])("%s", (_title, rules, none, done) => {
    const why = createWhyNoStart(signal(rules), signal("2026-08-26"), words);
    expect([why.none.value, why.on(DONE)]).toEqual([none, done]);
  });

  it("is no archived type of work, since the person chooses another", () => {
    const why = createWhyNoStart(signal(NONE), signal("2026-08-26"), words);
    expect(why.on({ isTypeArchived: true } as object)).toBeNull();
  });
});
