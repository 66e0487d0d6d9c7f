import { signal } from "@preact/signals";
import { describe, expect, it, vi } from "vitest";
import { createStartDetails } from "@/lib/popup/deferred/start/start-details";
import type { Draft } from "@/lib/timer/editing/draft";
import { HOUR, MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { NOW, PAUSED, RUNNING, STOPPED, timer } from "../../../tracker/states";
import { createTestWords } from "../../../words";

/** It is 12:00. */
function create(
  current: Timer | null,
  { drafts = {} as Record<string, string>, entries = [] as Timer[] } = {},
) {
  const find = (field: Draft["field"]) =>
    field in drafts ? ({ field, id: null, text: drafts[field]!, from: null, at: NOW } as Draft) : undefined;
  const calls = { keep: vi.fn(), drop: vi.fn() };
  const given = {
    shown: signal(current),
    entries: () => entries,
    now: signal(NOW),
    drafts: { find, ...calls },
  };
  return { ...createStartDetails(given, createTestWords("de")), ...calls };
}

describe("the typed time of a start", () => {
  it.each<[string, Timer | null, string, string, string]>([
    ["is nothing while nothing is typed", STOPPED, "", "", ""],
    ["is understood with its day", null, "9:40", "heute 9:40", ""],
    ["says what ends then", RUNNING, "11:20", "heute 11:20. „Design“ endet dann.", ""],
    [
      "says that it would overlap",
      STOPPED,
      "11:30",
      "",
      "Dieser Beginn überschneidet sich mit einem anderen Eintrag (bis 11:59).",
    ],
    [
      "says that what was paused can't end then",
      PAUSED,
      "11:55",
      "",
      "„Design“ begann später oder hatte seitdem eine Pause und kann deshalb nicht dann enden. Stoppe den Timer zuerst.",
    ],
    ["says nothing of what may be half typed", null, "x", "", ""],
  ])("%s", (_title, current, text, meaning, fault) => {
    const { type, ...details } = create(current);
    type("since", text);
    expect([details.meaning.value, details.fault.value]).toEqual([meaning, fault]);
  });

  it("is refused with its reason where it is no time, until it is typed anew", () => {
    const { type, given, refusals, fault } = create(null);
    type("since", "x");
    expect([given(), refusals.value]).toEqual([null, 1]);
    expect(fault.value).toContain("14:05");
    type("since", "xy");
    expect([fault.value, refusals.value]).toEqual(["", 0]);
  });

  it("is given as an instant, with what ends then and the note without its margins", () => {
    const { type, given } = create(RUNNING);
    type("since", "11:20");
    type("newNote", " Call \n");
    expect(given()).toEqual({ since: { at: NOW - 40 * MINUTE, ends: RUNNING }, note: "Call" });
  });
});

describe("what is typed before a start", () => {
  it("is nothing at first", () => {
    const { given, isFilled } = create(null);
    expect([given(), isFilled.value]).toEqual([{ since: null, note: null }, false]);
  });

  it("is kept as a draft, and dropped when it is emptied", () => {
    const { type, keep, drop, isFilled } = create(null);
    type("since", "9");
    expect(keep.mock.calls).toEqual([[{ field: "since", id: null, text: "9", from: null }]]);
    expect(isFilled.value).toBe(true);
    type("since", "");
    expect(drop.mock.calls).toEqual([["since", null]]);
    expect(isFilled.value).toBe(false);
  });

  it("comes back from an earlier popup, and goes with its list", () => {
    const { restore, close, since, note, dropDrafts, drop } = create(null, {
      drafts: { since: "9:40", newNote: "Call" },
    });
    restore();
    expect([since.value, note.value]).toEqual(["9:40", "Call"]);
    close();
    expect([since.value, note.value, drop.mock.calls.length]).toEqual(["", "", 0]);
    dropDrafts();
    expect(drop.mock.calls).toEqual([
      ["since", null],
      ["newNote", null],
    ]);
  });
});

it("the end of the last entry is offered as it would be typed", () => {
  const last = timer({ start: NOW - HOUR, end: NOW - 7 * MINUTE, duration: 53 * MINUTE });
  expect(create(last).suggestion.value).toBe("11:53");
  expect(create(RUNNING).suggestion.value).toBeNull();
});
