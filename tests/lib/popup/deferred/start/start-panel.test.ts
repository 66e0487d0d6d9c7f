// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createStartPanel } from "@/lib/popup/deferred/start/start-panel";
import type { Choice } from "@/lib/timer/start/choice";
import type { Draft } from "@/lib/timer/editing/draft";
import { MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import type { Since } from "@/lib/timer/typed/since";
import { sampleProject, sampleTask, sampleType } from "../../../../components/popup/deferred/sample";
import { NOW, RUNNING, STOPPED, stateOf } from "../../../tracker/states";
import { createTestWords } from "../../../words";

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

type Details = { since: Since | null; note: string | null };

const NO_DETAILS: Details = { since: null, note: null };

function create({
  types = null as Choice[] | null,
  draft = undefined as Draft | undefined,
  given = NO_DETAILS as Details | null,
} = {}) {
  const details = { restore: vi.fn(), given: () => given, close: vi.fn(), dropDrafts: vi.fn() };
  const sendMessage = vi.spyOn(fakeBrowser.runtime, "sendMessage").mockResolvedValue(undefined as never);
  const act = vi.fn(async () => {});
  const drop = vi.fn();
  const keep = vi.fn();
  const setTerm = vi.fn();
  const load = vi.fn();
  const offered = signal({ assigned: null, types, faults: { assigned: null, types: null } });
  const panel = createStartPanel(
    {
      model: { state: signal(stateOf(RUNNING)), act, ask: async (request) => void (await request()) },
      shown: signal<Timer | null>(RUNNING),
      drafts: { find: () => draft, keep, drop },
      search: { setTerm },
      offer: { offered, load },
      details,
    },
    createTestWords("en"),
  );
  const state = () => [panel.isOpen.value, panel.typeFor.value?.id ?? null];
  const sent = () => sendMessage.mock.calls.map(([message]) => message as unknown);
  return { ...panel, details, state, act, keep, drop, setTerm, load, sent };
}

const BOTH_DROPPED = [
  ["search", null],
  ["typeSearch", null],
];

describe("the panel", () => {
  it("opens with the choices loaded and the unfinished search", () => {
    const draft: Draft = { field: "search", id: null, text: "logo", from: null, at: NOW };
    const { open, state, load, setTerm } = create({ draft });
    open();
    expect([state(), load.mock.calls.length, setTerm.mock.calls]).toEqual([[true, null], 1, [["logo"]]]);
  });

  it("has the unfinished search in its field until something else is typed, and nothing once it is closed", () => {
    const draft: Draft = { field: "search", id: null, text: "logo", from: null, at: NOW };
    const { open, type, close, text, isRestored } = create({ draft });
    open();
    expect([text.value, isRestored.value]).toEqual(["logo", true]);
    type("logos");
    expect([text.value, isRestored.value]).toEqual(["logos", false]);
    close();
    expect([text.value, isRestored.value]).toEqual(["", false]);
  });

  it("opens with what is typed, which is kept and searched for, and goes when it is taken back", () => {
    const { type, state, text, load, keep, drop, setTerm } = create();
    type(" l");
    expect([state(), text.value, load.mock.calls.length]).toEqual([[true, null], " l", 1]);
    expect(keep.mock.calls).toEqual([[{ field: "search", id: null, text: " l", from: null }]]);
    expect(setTerm.mock.lastCall).toEqual([" l"]);
    type("");
    expect([text.value, drop.mock.calls]).toEqual(["", [["search", null]]]);
    expect(load).toHaveBeenCalledOnce();
  });

  it("keeps what is typed when it is opened again, and takes the focus each time", () => {
    const { open, type, text, openings } = create();
    type("logo");
    open();
    expect([text.value, openings.value]).toEqual(["logo", 2]);
  });

  it("goes on to the type of work and back", () => {
    const { open, chooseTypeFor, state } = create();
    open();
    chooseTypeFor(sampleProject("web", "Website"));
    expect(state()).toEqual([true, "web"]);
    chooseTypeFor(null);
    expect(state()).toEqual([true, null]);
  });

  it("keeps what a type of work is chosen for when it opens again", () => {
    const { open, state } = create();
    open(sampleProject("web", "Website"));
    open();
    expect(state()).toEqual([true, "web"]);
  });

  it.each<[string, "close" | "leave", unknown[]]>([
    ["keeps the drafts when it is closed", "close", []],
    ["drops the drafts when the person leaves it", "leave", BOTH_DROPPED],
  ])("%s", (_title, how, dropped) => {
    const panel = create();
    panel.open(sampleProject("web", "Website"));
    panel[how]();
    expect([panel.state(), panel.drop.mock.calls]).toEqual([[false, null], dropped]);
  });
});

it.each(["close", "leave"] as const)(
  "a search that waits is not sent for a panel that is gone: %s",
  (how) => {
    const draft: Draft = { field: "search", id: null, text: "logo", from: null, at: NOW };
    const panel = create({ draft });
    panel.open();
    panel[how]();
    expect(panel.setTerm.mock.lastCall).toEqual([""]);
  },
);

describe("a start", () => {
  it.each<[string, Choice, { taskId: string | null; projectId: string | null }]>([
    ["a task", sampleTask("7", "Logo", { projectId: "web" }), { taskId: "7", projectId: "web" }],
    ["a type of work", sampleType("d", "Design"), { taskId: null, projectId: null }],
  ])("closes the panel, remembers the pick and starts: %s", async (_title, choice, expected) => {
    const { open, startOn, state, act, drop, sent } = create();
    open();
    await startOn(choice, "d");
    expect([state(), drop.mock.calls]).toEqual([[false, null], BOTH_DROPPED]);
    expect(sent()).toEqual([{ name: "picked", data: choice }]);
    const purpose = { ...expected, typeOfWorkId: "d", isBillable: choice.isBillable, note: null };
    expect(act.mock.calls).toEqual([[{ verb: "start", id: RUNNING.id, asked: true, purpose }]]);
  });
});

describe("a start with details", () => {
  const TASK = sampleTask("7", "Logo");
  const purpose = { taskId: "7", projectId: TASK.projectId, typeOfWorkId: "d", note: "Call" };
  const AT = NOW - 20 * MINUTE;

  it.each<[string, Since | null, object]>([
    ["a note", null, { verb: "start", id: RUNNING.id }],
    ["a time at which the timer ends", { at: AT, ends: RUNNING }, { verb: "stop", end: AT, since: AT }],
  ])("has %s", async (_title, since, expected) => {
    const { open, startOn, act, details } = create({ given: { since, note: "Call" } });
    open();
    await startOn(TASK, "d");
    expect(act.mock.calls).toMatchObject([[{ asked: true, purpose, ...expected }]]);
    expect([details.restore, details.close, details.dropDrafts].map(({ mock }) => mock.calls.length)).toEqual(
      [1, 1, 1],
    );
  });

  it("is not sent, and nothing is closed, where the time is no start", async () => {
    const { open, startOn, act, state, drop, sent } = create({ given: null });
    open();
    await startOn(TASK, "d");
    expect([act.mock.calls, drop.mock.calls, sent(), state()]).toEqual([[], [], [], [true, null]]);
  });
});

describe("another timer like an entry", () => {
  const ENTRY = { ...STOPPED, about: { ...STOPPED.about, taskId: "7", typeOfWorkId: "d" } };

  it.each<[string, Timer, Choice[] | null]>([
    ["the types are not loaded yet", ENTRY, null],
    ["awork accepts its type of work", ENTRY, [sampleType("d", "Design")]],
  ])("starts at once: %s", (_title, entry, types) => {
    const { startLike, act, state } = create({ types });
    startLike(entry);
    expect([act.mock.calls.length, state()]).toEqual([1, [false, null]]);
  });

  it.each<[string, Timer, Choice[] | null]>([
    ["its type is archived", { ...ENTRY, about: { ...ENTRY.about, isTypeArchived: true } }, null],
    ["its type is unknown", { ...ENTRY, about: { ...ENTRY.about, typeOfWorkId: null } }, null],
    ["awork no longer offers its type", ENTRY, [sampleType("other", "Other")]],
  ])("has its type of work chosen first: %s", (_title, entry, types) => {
    const { startLike, act, state } = create({ types });
    startLike(entry);
    expect([act.mock.calls.length, state()]).toEqual([0, [true, "7"]]);
  });
});
