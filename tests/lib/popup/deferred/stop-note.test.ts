import { signal } from "@preact/signals";
import { describe, expect, it, vi } from "vitest";
import { createStopNote } from "@/lib/popup/deferred/stop-note";
import { DEFAULTS } from "@/lib/timer/settings";
import { MINUTE, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import type { State } from "@/lib/tracker/state";
import { NOW, PURPOSE, RUNNING, STOPPED, outcomeOf, stateOf, timer, wish } from "../../tracker/states";
import { createTestWords } from "../../words";

const STOP = outcomeOf("stopped", { verb: "stop" });
const NOTED = { ...STOPPED, subject: { ...STOPPED.subject, note: "Draft" } };
const QUESTION = { about: "note", verb: "stop", id: RUNNING.id, at: NOW - SECOND } as const;

function create(
  entry: Timer | null,
  given: Partial<State> = {},
  askForNote = true,
  why = { any: null as string | null, of: null as string | null },
) {
  const state = signal(stateOf(entry, given));
  const shown = signal(entry);
  const chosen = signal({ ...DEFAULTS, askForNote });
  const busy = signal<"stop" | null>(null);
  const calls = {
    act: vi.fn(async () => void (state.value = { ...state.value, question: null })),
    dismiss: vi.fn(async () => {}),
    edit: vi.fn(async () => {}),
    drop: vi.fn(),
  };
  const model = { state, chosen, now: signal(NOW + SECOND), busy, ...calls };
  const whyNoEdit = { any: signal(why.any), of: () => why.of };
  const note = createStopNote(
    { model, shown, edit: calls.edit, drafts: calls, whyNoEdit },
    createTestWords("en"),
  );
  const become = (entry: Timer, given: Partial<State> = {}) => {
    state.value = stateOf(entry, given);
    shown.value = entry;
  };
  return { ...note, ...calls, become, busy, isAsked: () => note.asked.value !== null };
}

describe("the note after a stop", () => {
  it("is asked for with the present one, by who wants it", () => {
    const { asked } = create(NOTED, { outcome: STOP });
    const text = "What did you do? The note goes with the entry that has just ended.";
    expect(asked.value).toEqual({ id: NOTED.id, text, note: "Draft", isFirst: false, isRequired: false });
  });

  it("is not asked for where awork would refuse it", () => {
    const why = { any: "The project is done.", of: "The project is done." };
    expect(create(NOTED, { outcome: STOP }, true, why).isAsked()).toBe(false);
  });

  it("can't be taken away where it is required", () => {
    const why = { any: null, of: "Your company requires a note." };
    expect(create(NOTED, { outcome: STOP }, true, why).asked.value).toMatchObject({ isRequired: true });
  });

  it.each<[string, Timer | null, Partial<State>, boolean]>([
    ["by nobody else", STOPPED, { outcome: STOP }, false],
    ["while a timer runs", RUNNING, { outcome: STOP }, true],
    ["without an entry", null, { outcome: STOP }, true],
    ["long after", STOPPED, { outcome: { ...STOP, at: NOW - 2 * MINUTE } }, true],
    ["where another stopped it", STOPPED, {}, true],
    ["where a start follows", STOPPED, { outcome: STOP, next: { action: wish("start"), at: NOW } }, true],
  ])("is not asked for %s", (_title, entry, given, isWanted) => {
    expect(create(entry, given, isWanted).isAsked()).toBe(false);
  });

  it("stays asked for while the person types, until another entry is current", () => {
    const { become, isAsked } = create(STOPPED, { outcome: STOP });
    become(STOPPED);
    expect(isAsked()).toBe(true);
    become(timer({ id: "two" }));
    expect(isAsked()).toBe(false);
  });

  it.each<[string, string | null, unknown[]]>([
    ["is saved", "Called", [[{ id: NOTED.id, field: "note", from: "Draft", to: "Called" }]]],
    ["is removed", null, [[{ id: NOTED.id, field: "note", from: "Draft", to: null }]]],
    ["stays as it is", "Draft", []],
  ])("%s, and is asked for once", async (_title, to, edited) => {
    const { save, edit, act, drop, become, isAsked } = create(NOTED, { outcome: STOP });
    await save(to);
    expect([edit.mock.calls, act.mock.calls, drop.mock.calls]).toEqual([
      edited,
      [],
      [["stopNote", NOTED.id]],
    ]);
    become(NOTED, { outcome: { ...STOP, at: NOW + SECOND } });
    expect(isAsked()).toBe(false);
  });

  it("is left out", () => {
    const { cancel, edit, dismiss, drop, isAsked } = create(STOPPED, { outcome: STOP });
    cancel();
    expect([edit.mock.calls, dismiss.mock.calls, isAsked()]).toEqual([[], [], false]);
    expect(drop.mock.calls).toEqual([["stopNote", STOPPED.id]]);
  });
});

describe("the note without which the company stops no timer", () => {
  it("is asked for, with the time at which the entry then ends", () => {
    const { asked } = create(RUNNING, { question: QUESTION }, false);
    const text =
      "Your company wants a note on each entry. With one, this timer stops. It then ends at 11:59 AM.";
    expect(asked.value).toEqual({ id: RUNNING.id, text, note: null, isFirst: true, isRequired: true });
  });

  it("is not asked for while the stop is under way, nor once there is one", () => {
    const { busy, isAsked, become } = create(RUNNING, { question: QUESTION });
    busy.value = "stop";
    expect(isAsked()).toBe(false);
    busy.value = null;
    become({ ...RUNNING, subject: { ...RUNNING.subject, note: "Draft" } }, { question: QUESTION });
    expect(isAsked()).toBe(false);
  });

  it("goes with the stop, which ends when the press was; it is not asked for again", async () => {
    const { save, act, edit, drop, become, isAsked } = create(RUNNING, { question: QUESTION });
    await save("Called");
    const action = {
      verb: "stop",
      id: RUNNING.id,
      asked: true,
      purpose: null,
      note: "Called",
      end: QUESTION.at,
    };
    expect([act.mock.calls, edit.mock.calls]).toEqual([[[action]], []]);
    expect(drop.mock.calls).toEqual([["stopNote", RUNNING.id]]);
    become(STOPPED, { outcome: STOP });
    expect(isAsked()).toBe(false);
  });

  it("goes with what is to be started after the stop", async () => {
    const follow = { purpose: PURPOSE, since: NOW - MINUTE };
    const { save, act } = create(RUNNING, { question: { ...QUESTION, ...follow } });
    await save("Called");
    expect(act).toHaveBeenCalledWith(expect.objectContaining({ verb: "stop", note: "Called", ...follow }));
  });

  it("is kept as a draft where the background didn't take it", async () => {
    const { save, act, drop, isAsked } = create(RUNNING, { question: QUESTION });
    act.mockImplementation(async () => {});
    await save("Called");
    expect([drop.mock.calls, isAsked()]).toEqual([[], true]);
  });

  it("is dismissed", () => {
    const { cancel, dismiss } = create(RUNNING, { question: QUESTION });
    cancel();
    expect(dismiss).toHaveBeenCalledOnce();
  });
});
