import { describe, expect, it } from "vitest";
import { openQuestion } from "@/lib/popup/open-question";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";
import type { Absence } from "@/lib/timer/reminders/away";
import type { Timer } from "@/lib/timer/timer";
import type { Question } from "@/lib/tracker/actions/question";
import { NOW, PAUSED, RUNNING, STOPPED, pause, timer } from "../tracker/states";
import { createTestWords } from "../words";

const TYPE = { ...RUNNING.about, typeOfWorkId: "design" };
const NIGHT = timer({ start: NOW - 26 * HOUR, breaks: [pause(18 * HOUR)], about: TYPE });
const SINCE_YESTERDAY = timer({ start: NOW - 18 * HOUR, about: TYPE });
const RESTED = timer({ start: NOW - 26 * HOUR, breaks: [pause(24 * HOUR, 23 * HOUR + 2 * MINUTE)] });

const ABSENCE = { id: "one", since: NOW - 30 * MINUTE, until: NOW - 5 * MINUTE, name: "Design" };

/** What waits, and what each way to answer comes to: an action, or the name of what is done here. */
function ask(
  question: Partial<Question> | null,
  current: Timer | null,
  {
    isPerson = true,
    language = "en" as "en" | "de",
    absence = null as Absence | null,
    removal = null as string | null,
  } = {},
) {
  let done: unknown;
  const open = openQuestion(
    {
      state: {
        question: question && { about: "breaks", verb: "resume", id: "one", ...question },
        timer: current,
      },
      absence,
      now: NOW,
      isPerson,
      removal,
    },
    createTestWords(language),
    { act: (action) => (done = action), dismiss: () => (done = null), keep: () => (done = "kept") },
  );
  return (
    open && {
      text: open.text.replace(/\s/g, " "),
      ways: open.ways.map(({ text, onPress }) => {
        onPress!();
        return [text.replace(/\s/g, " "), done];
      }),
    }
  );
}

const answer = (verb: string, given: object = {}) => ({
  verb,
  id: "one",
  asked: true,
  purpose: null,
  ...given,
});
const AGAIN = { taskId: null, projectId: null, typeOfWorkId: "design", isBillable: false, note: null };
const START = { verb: "start", id: "one", asked: true, purpose: AGAIN };
const EARLIER = { about: "earlierDay" } as const;

describe("a question, and all ways on, the first of which makes nothing irreversible", () => {
  it.each<[string, Partial<Question>, Timer, boolean, string, [string, object | null][]]>([
    [
      "about breaks that Resume would count",
      {},
      NIGHT,
      true,
      "Not resumed yet: 18:00 of breaks would count as work.",
      [
        ["Resume and keep the break", answer("keep")],
        ["Count 18:00 of breaks as work", answer("resume", { agreed: 18 * HOUR })],
        ["Not now", null],
      ],
    ],
    [
      "about breaks, with an API key, which may keep none",
      {},
      NIGHT,
      false,
      "Not resumed yet: 18:00 of breaks would count as work.",
      [
        ["Not now", null],
        ["Count 18:00 of breaks as work", answer("resume", { agreed: 18 * HOUR })],
      ],
    ],
    [
      "about breaks that Remove breaks would count",
      { verb: "removeBreaks" },
      RESTED,
      true,
      "Breaks not removed yet: 23:02 of breaks would count as work.",
      [
        ["Keep the breaks", null],
        ["Count 23:02 of breaks as work", answer("removeBreaks", { agreed: 23 * HOUR + 2 * MINUTE })],
      ],
    ],
    [
      "about a timer paused since yesterday",
      EARLIER,
      NIGHT,
      true,
      "This entry has been paused since yesterday, 6:00 PM, with 8:00 worked. Start a new entry for today?",
      [
        ["Continue this entry", answer("keep")],
        ["End it and start again today", START],
        ["Count 18:00 of breaks as work", answer("resume", { agreed: 18 * HOUR })],
        ["Not now", null],
      ],
    ],
    [
      "about a timer paused since yesterday, with an API key",
      EARLIER,
      NIGHT,
      false,
      "This entry has been paused since yesterday, 6:00 PM, with 8:00 worked. Start a new entry for today?",
      [
        ["Not now", null],
        ["End it and start again today", START],
        ["Count 18:00 of breaks as work", answer("resume", { agreed: 18 * HOUR })],
      ],
    ],
    [
      "about a timer that has run since yesterday",
      EARLIER,
      SINCE_YESTERDAY,
      true,
      "This entry has been running since yesterday, 6:00 PM. Start a new entry for today?",
      [
        ["Continue this entry", null],
        ["End it and start again today", START],
      ],
    ],
    [
      "about a timer of an earlier day, of no known type of work",
      EARLIER,
      { ...SINCE_YESTERDAY, about: RUNNING.about },
      true,
      "This entry has been running since yesterday, 6:00 PM. Start a new entry for today?",
      [["Continue this entry", null]],
    ],
  ])("%s", (_title, question, current, isPerson, text, ways) => {
    expect(ask(question, current, { isPerson })).toEqual({ text, ways });
  });

  it("counts breaks of less than a minute by the second, as the button beside it does", () => {
    const { text, ways } = ask({}, timer({ breaks: [pause(30 * SECOND)] }))!;
    expect(text).toContain("0:00:30 of breaks would count as work");
    expect(ways.map(([way]) => way)).toContain("Count 0:00:30 of breaks as work");
  });

  it("is in German as well", () => {
    const open = ask(EARLIER, NIGHT, { language: "de" })!;
    expect(open.text).toMatch(/^Dieser Eintrag ist seit .*18:00 pausiert, mit 8:00 Arbeitszeit\. /);
    expect(open.ways.map(([text]) => text)).toEqual([
      "Diesen Eintrag fortsetzen",
      "Beenden und heute neu beginnen",
      "18:00 Pause als Arbeit zählen",
      "Jetzt nicht",
    ]);
  });

  it.each<[string, Partial<Question>, Timer | null]>([
    ["there is no timer", {}, null],
    ["another timer is current", { id: "two" }, PAUSED],
    ["the timer runs again", {}, RUNNING],
    ["the timer is paused, and Remove breaks was pressed while it ran", { verb: "removeBreaks" }, PAUSED],
    ["the timer has stopped", EARLIER, STOPPED],
    ["the breaks were removed elsewhere", { verb: "removeBreaks" }, RUNNING],
    ["the start was moved to today", EARLIER, timer({ about: TYPE })],
    ["the pause is one of today by now", EARLIER, timer({ start: NOW - 26 * HOUR, breaks: [pause(HOUR)] })],
  ])("is none where %s", (_title, question, current) => {
    expect(ask(question, current)).toBeNull();
  });
});

it.each<["en" | "de", string]>([
  ["en", "The entry ends at 11:30 AM when you left, and the same starts now."],
  ["de", "Der Eintrag endet um 11:30, als du gegangen bist, und derselbe beginnt jetzt neu."],
])("leaving an absence out says what it does: %s", (language, help) => {
  const state = { question: null, timer: { ...RUNNING, about: TYPE } };
  const given = { state, absence: ABSENCE, now: NOW, isPerson: true, removal: null };
  const answers = { act: () => {}, dismiss: () => {}, keep: () => {} };
  const helps = openQuestion(given, createTestWords(language), answers)!.ways.map(({ help }) => help);
  expect(helps.map((each) => each?.replace(/\s/g, " "))).toEqual([undefined, undefined, help]);
});

it.each<[string, Partial<Question> | null, Timer, Absence | null, string]>([
  ["to start again today", EARLIER, NIGHT, null, "End it and start again today"],
  ["to leave an absence out", null, { ...RUNNING, about: TYPE }, ABSENCE, "Leave it out and go on"],
])(
  "a way that awork would refuse says why, and the others stay: %s",
  (_title, asks, timer, absence, name) => {
    const question = asks && { about: "breaks" as const, verb: "resume" as const, id: "one", ...asks };
    const given = { state: { question, timer }, absence, now: NOW, isPerson: true };
    const answers = { act: () => {}, dismiss: () => {}, keep: () => {} };
    const held = (whyNotAgain: string | null) =>
      openQuestion({ ...given, whyNotAgain }, createTestWords("en"), answers)!
        .ways.filter(({ onPress }) => !onPress)
        .map(({ text, help }) => [text, help]);
    expect(held("The project is done.")).toEqual([[name, "The project is done."]]);
    expect(held(null)).toEqual([]);
  },
);

describe("the question about an absence", () => {
  const KEPT = ["Count as work", "kept"];
  const stop = (given: object = {}) => answer("stop", { end: ABSENCE.since, ...given });

  it.each<[string, Timer | null, string, unknown[][]]>([
    [
      "of the timer that runs",
      { ...RUNNING, about: TYPE },
      "You were away from 11:30 AM, for 0:25.",
      [KEPT, ["Stop as of 11:30 AM", stop()], ["Leave it out and go on", stop({ purpose: AGAIN })]],
    ],
    [
      "of a timer of no known type of work",
      RUNNING,
      "You were away from 11:30 AM, for 0:25.",
      [KEPT, ["Stop as of 11:30 AM", stop()]],
    ],
    [
      "of a timer that has stopped since",
      STOPPED,
      "You were away from 11:30 AM, for 0:25.",
      [KEPT, ["End it as of 11:30 AM", stop()]],
    ],
    [
      "of a timer that another one has followed",
      timer({ id: "two" }),
      "You were away from 11:30 AM, for 0:25, while “Design” was running.",
      [KEPT, ["End it as of 11:30 AM", stop()]],
    ],
    [
      "where there is no timer any more",
      null,
      "You were away from 11:30 AM, for 0:25, while “Design” was running.",
      [KEPT, ["End it as of 11:30 AM", stop()]],
    ],
  ])("%s has ways that keep it and ways that end the entry then", (_title, current, text, ways) => {
    expect(ask(null, current, { absence: ABSENCE })).toEqual({ text, ways });
  });

  it("comes after what was just pressed, but before the question of which it is the answer", () => {
    const night = { ...ABSENCE, since: NOW - 17 * HOUR };
    expect(ask({}, NIGHT, { absence: night })!.text).toContain("Not resumed yet");
    expect(ask(EARLIER, SINCE_YESTERDAY, { absence: night })!.text).toContain("You were away");
  });
});

describe("what becomes of the day's breaks, where they would be too few,", () => {
  const removal = "By law, 0 min of 30 min of breaks are then counted.";

  it.each<[string, Partial<Question>, Timer, boolean]>([
    ["is said where Resume asks", {}, PAUSED, true],
    ["is said where Remove breaks asks", { verb: "removeBreaks" }, RESTED, true],
    ["is not said where something else is asked", EARLIER, NIGHT, false],
  ])("%s", (_title, question, current, isSaid) => {
    const [before, after] = [ask(question, current), ask(question, current, { removal })];
    expect(after!.text).toBe(isSaid ? `${before!.text} ${removal}` : before!.text);
    expect(after!.ways).toEqual(before!.ways);
  });
});
