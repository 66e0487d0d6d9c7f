import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { createWhyNoEdit } from "@/lib/popup/deferred/entry-form/why-no-edit";
import type { Edit } from "@/lib/timer/editing/edit";
import { RULES_BY_KEY, type Rules } from "@/lib/timer/rules/rules";
import type { Timer } from "@/lib/timer/timer";
import { DAY } from "@/lib/timer/time";
import { NOTE_REQUIRED, NOW, RUNNING, STOPPED, timer } from "../../../tracker/states";
import { createTestWords } from "../../../words";

const words = createTestWords("en");
const NONE: Rules = { ...NOTE_REQUIRED, isNoteRequired: false };
const CLOSED: Rules = { ...NONE, isDoneClosed: true };
const on = (about: Partial<Timer["about"]>): Timer => timer({ about: { ...RUNNING.about, ...about } });
const DONE = on({ isProjectDone: true });
const NOTED: Timer = { ...STOPPED, subject: { ...STOPPED.subject, note: "Draft" } };

const create = (rules: Rules | null, shown: Timer | null) =>
  createWhyNoEdit({ rules: signal(rules), today: signal(RUNNING.day), shown: signal(shown) }, words);

describe("why the entry shown can't be changed, and can't be moved", () => {
  it.each<[string, Rules | null, Timer | null, string | null, string | null]>([
    ["nothing while the rules are unknown", null, DONE, null, null],
    ["nothing without an entry", CLOSED, null, null, null],
    ["nothing where done projects are open", NONE, DONE, null, null],
    ["a done project, which it can be taken from", CLOSED, DONE, words("whyDone"), null],
    ["that it is billed", NONE, on({ isBilled: true }), words("whyBilled"), words("whyBilled")],
    [
      "a private task, with an API key",
      RULES_BY_KEY,
      on({ taskId: "t", projectId: null }),
      words("whyPrivateTask"),
      null,
    ],
    ["nothing of an archived type of work", CLOSED, on({ isTypeArchived: true }), null, null],
    ["nothing where its note is required", NOTE_REQUIRED, NOTED, null, null],
  ])("is %s", (_title, rules, shown, any, move) => {
    const why = create(rules, shown);
    expect([why.any.value, why.move.value]).toEqual([any, move]);
  });
});

describe("why a value can't be changed", () => {
  const { id } = RUNNING;
  const clear: Edit = { id: NOTED.id, field: "note", from: "Draft", to: null };
  const start = (to: number): Edit => ({ id, field: "start", from: RUNNING.start!, to });

  it.each<[string, Rules, Timer, Edit, string | null]>([
    ["is that the note is required", NOTE_REQUIRED, NOTED, clear, words("whyNoteRequired")],
    ["is nothing for another note", NOTE_REQUIRED, NOTED, { ...clear, to: "Final" }, null],
    ["is nothing for another entry", NOTE_REQUIRED, NOTED, { ...clear, id: "other" }, null],
    ["is nothing for a start of the same day", { ...NONE, pastDays: 0 }, RUNNING, start(NOW), null],
  ])("%s", (_title, rules, shown, edit, why) => {
    expect(create(rules, shown).of(edit)).toBe(why);
  });

  it("is that the day of the new start is closed", () => {
    const why = create({ ...NONE, pastDays: 0 }, RUNNING).of(start(RUNNING.start! - DAY));
    expect(why).toMatch(/closed/);
  });
});
