import { describe, expect, it } from "vitest";
import { openQuestion } from "@/entrypoints/popup/question";
import { HOUR, MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import type { Question } from "@/lib/tracker/question";
import { NOW, PAUSED, RUNNING, STOPPED, pause, timer } from "../../lib/tracker/states";
import { createTestWords } from "../../lib/words";

const TYPE = { ...RUNNING.about, typeOfWorkId: "design" };
const NIGHT = timer({ start: NOW - 26 * HOUR, breaks: [pause(18 * HOUR)], about: TYPE });
const SINCE_YESTERDAY = timer({ start: NOW - 18 * HOUR, about: TYPE });
const RESTED = timer({ start: NOW - 26 * HOUR, breaks: [pause(24 * HOUR, 23 * HOUR + 2 * MINUTE)] });

const ask = (
  question: Partial<Question>,
  current: Timer | null,
  { isPerson = true, language = "en" as "en" | "de" } = {},
) =>
  openQuestion(
    { question: { about: "breaks", verb: "resume", id: "one", ...question }, timer: current },
    NOW,
    isPerson,
    createTestWords(language),
  );

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
      "No break removed yet: 23:02 of breaks would count as work.",
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
      "This entry has been paused since yesterday, 6:00 PM, at 8:00 of work. Is today’s work a new entry?",
      [
        ["Continue this entry", answer("keep")],
        ["End it and start the same today", START],
        ["Count 18:00 of breaks as work", answer("resume", { agreed: 18 * HOUR })],
        ["Not now", null],
      ],
    ],
    [
      "about a timer paused since yesterday, with an API key",
      EARLIER,
      NIGHT,
      false,
      "This entry has been paused since yesterday, 6:00 PM, at 8:00 of work. Is today’s work a new entry?",
      [
        ["Not now", null],
        ["End it and start the same today", START],
        ["Count 18:00 of breaks as work", answer("resume", { agreed: 18 * HOUR })],
      ],
    ],
    [
      "about a timer that has run since yesterday",
      EARLIER,
      SINCE_YESTERDAY,
      true,
      "This entry has been running since yesterday, 6:00 PM. Is today’s work a new entry?",
      [
        ["Continue this entry", null],
        ["End it and start the same today", START],
      ],
    ],
    [
      "about a timer of an earlier day, of no known type of work",
      EARLIER,
      { ...SINCE_YESTERDAY, about: RUNNING.about },
      true,
      "This entry has been running since yesterday, 6:00 PM. Is today’s work a new entry?",
      [["Continue this entry", null]],
    ],
  ])("%s", (_title, question, current, isPerson, text, ways) => {
    const open = ask(question, current, { isPerson })!;
    expect(open.text.replace(/\s/g, " ")).toBe(text);
    expect(open.ways.map((way) => [way.text, way.action])).toEqual(ways);
  });

  it("is in German as well", () => {
    const open = ask(EARLIER, NIGHT, { language: "de" })!;
    expect(open.text).toMatch(/^Dieser Eintrag ist seit .*18:00 pausiert, mit 8:00 Arbeitszeit\. /);
    expect(open.ways.map(({ text }) => text)).toEqual([
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
  ])("is none where %s", (_title, question, current) => {
    expect(ask(question, current)).toBeNull();
  });
});
