import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { createWhyNoStart } from "@/lib/popup/deferred/start/why-no-start";
import type { Rules } from "@/lib/timer/rules/rules";
import type { Timer } from "@/lib/timer/timer";
import { RUNNING, timer } from "../../../tracker/states";
import { createTestWords } from "../../../words";

const words = createTestWords("en");
const NONE: Rules = {
  isTrackingOff: false,
  isNoteRequired: false,
  isDoneClosed: false,
  pastDays: null,
  isAdmin: false,
};
const CLOSED = { ...NONE, isDoneClosed: true };
const DONE = { isProjectDone: true };

const create = (rules: Rules | null, shown: Timer | null = null) =>
  createWhyNoStart({ rules: signal(rules), today: signal("2026-08-26"), shown: signal(shown) }, words);

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
    const why = create(rules);
    expect([why.none.value, why.on(DONE)]).toEqual([none, done]);
  });

  it("is of the entry shown what concerns it, or each", () => {
    expect(create(CLOSED).again.value).toBeNull();
    expect(create(CLOSED, timer({ about: { ...RUNNING.about, ...DONE } })).again.value).toBe(
      words("whyDone"),
    );
    expect(create({ ...NONE, isTrackingOff: true }, RUNNING).again.value).toBe(words("whyTrackingOff"));
  });

  it("is no archived type of work, since the person chooses another", () => {
    const why = create(NONE);
    expect(why.on({ isTypeArchived: true } as object)).toBeNull();
  });
});
