import { signal } from "@preact/signals";
import { describe, expect, it, vi } from "vitest";
import { createUndoStop } from "@/lib/popup/deferred/undo-stop";
import { HOUR, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import type { Outcome } from "@/lib/tracker/actions/outcome";
import type { State } from "@/lib/tracker/state";
import { NOW, outcomeOf, stateOf, timer, wish } from "../../tracker/states";
import { createTestWords } from "../../words";

const ABOUT = { taskId: "logo", projectId: "web", typeOfWorkId: "design", isBillable: true };
const SUBJECT = { task: "Logo", project: "Web", client: null, typeOfWork: null, note: "Draft" };
const ENTRY = timer({ about: ABOUT, subject: SUBJECT, end: NOW, duration: HOUR });
const STOP = outcomeOf("stopped", { verb: "stop" });

function create({
  outcome = STOP as Outcome | null,
  entry = ENTRY as Timer | null,
  later = 3 * SECOND,
  busy = null as "start" | null,
  state = {} as Partial<State>,
  whyNot = null as string | null,
} = {}) {
  const act = vi.fn(async () => {});
  const now = signal(NOW + later);
  const model = { state: signal(stateOf(entry, { outcome, ...state })), now, busy: signal(busy), act };
  return {
    ...createUndoStop({ model, shown: signal(entry), whyNot: signal(whyNot) }, createTestWords("en")),
    act,
    now,
  };
}

describe("undoing a stop", () => {
  it("is offered as what it is, and starts a second entry as of the end", () => {
    const { notice, undo, act } = create();
    const text = "A second entry would go on from 12:00 PM.";
    expect(notice.value).toEqual({ tone: "note", text, remedy: "undo" });
    undo();
    const purpose = { ...ABOUT, note: "Draft" };
    expect(act.mock.calls).toEqual([[{ verb: "start", id: null, asked: true, purpose, since: NOW }]]);
  });

  it("goes by the clock after ten seconds", () => {
    const { notice, undo, act, now } = create({ later: 9 * SECOND });
    expect(notice.value).not.toBeNull();
    now.value = NOW + 10 * SECOND;
    expect(notice.value).toBeNull();
    undo();
    expect(act).not.toHaveBeenCalled();
  });

  it("counts from when the stop was known here, by this computer's clock", () => {
    const state = { offset: HOUR };
    expect(create({ state, later: HOUR + 9 * SECOND }).notice.value).not.toBeNull();
    expect(create({ state, later: HOUR + 10 * SECOND }).notice.value).toBeNull();
  });

  it.each<[string, Parameters<typeof create>[0]]>([
    ["there was no stop", { outcome: null }],
    ["it was stopped before", { outcome: outcomeOf("alreadyStopped", { verb: "stop" }) }],
    ["another was stopped", { outcome: outcomeOf("otherStopped", { verb: "stop" }) }],
    ["something was saved since", { outcome: outcomeOf("saved", { verb: "edit" }) }],
    ["a timer runs again", { entry: timer({ about: ABOUT }) }],
    ["there is no entry", { entry: null }],
    ["something is under way", { busy: "start" }],
    ["a start follows the stop", { state: { next: { action: wish("start"), at: NOW } } }],
    ["the one that was stopped has been deleted", { state: { timer: { ...ENTRY, id: "two" } } }],
    ["awork would refuse the second entry", { whyNot: "The project is done." }],
    ["its type of work is archived", { entry: { ...ENTRY, about: { ...ABOUT, isTypeArchived: true } } }],
  ])("is not offered where %s", (_title, given) => {
    expect(create(given).notice.value).toBeNull();
  });
});
