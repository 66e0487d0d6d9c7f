import { describe, expect, it } from "vitest";
import { DAY, MINUTE } from "@/lib/timer/time";
import type { Subject, Timer } from "@/lib/timer/timer";
import { tooltip } from "@/lib/timer/tooltip";
import { createTestWords } from "../words";
import { NO_SUBJECT, at, rest, sampleTimer } from "./sample";

const NOW = at("10:50");
const en = createTestWords("en");
const de = createTestWords("de");
const DESIGN: Subject = {
  ...NO_SUBJECT,
  task: "Design",
  project: "Website",
  client: "Müller",
  note: "draft",
};

describe("the tooltip", () => {
  const table: [sentence: string, timer: Partial<Timer> | null, english: string, german: string][] = [
    ["says that nothing runs", null, "Nothing running", "Kein Timer läuft"],
    ["says how long it has run", {}, "Running 1:50", "Läuft 1:50"],
    [
      "names task and project, and the breaks",
      { subject: DESIGN, breaks: [rest("09:10", "09:37")] },
      "Running 1:23 · Design · Website · breaks 0:27",
      "Läuft 1:23 · Design · Website · Pausen 0:27",
    ],
    [
      "says that it is paused, the open break among the breaks",
      { subject: DESIGN, breaks: [rest("10:30", null)] },
      "Paused 1:30 · Design · Website · breaks 0:20",
      "Pausiert 1:30 · Design · Website · Pausen 0:20",
    ],
    [
      "says what the last entry was",
      { subject: DESIGN, end: at("10:00"), duration: 60 * MINUTE },
      "Nothing running · last 1:00 · Design · Website",
      "Kein Timer läuft · zuletzt 1:00 · Design · Website",
    ],
    [
      "says since when it runs, where that was yesterday",
      { subject: DESIGN, start: at("10:20") - DAY, breaks: [rest("09:10", "09:37")] },
      "Running 24:03 · Design · Website · since yesterday, 12:20 PM · breaks 0:27",
      "Läuft 24:03 · Design · Website · seit gestern, 12:20 · Pausen 0:27",
    ],
    [
      "says since when it is there, paused, where that was days ago",
      { start: at("10:20") - 3 * DAY, breaks: [{ start: at("11:20") - 3 * DAY, end: null, duration: 0 }] },
      "Paused 1:00 · since Sun, Aug 23, 12:20 PM · breaks 71:30",
      "Pausiert 1:00 · seit So., 23. Aug., 12:20 · Pausen 71:30",
    ],
    [
      "says when the last entry was, where that was yesterday",
      { start: at("10:20") - DAY, end: at("11:20") - DAY, duration: 60 * MINUTE },
      "Nothing running · last 1:00 · yesterday, 12:20 PM – 1:20 PM",
      "Kein Timer läuft · zuletzt 1:00 · gestern, 12:20 – 13:20",
    ],
    [
      "says when the last entry was, where it lasted into today",
      { start: at("21:50") - DAY, end: at("00:50"), duration: 180 * MINUTE },
      "Nothing running · last 3:00 · yesterday, 11:50 PM – today 2:50 AM",
      "Kein Timer läuft · zuletzt 3:00 · gestern, 23:50 – heute 2:50",
    ],
    [
      "says nothing of a booking that has no start",
      { start: null, duration: 60 * MINUTE },
      "Nothing running · last 1:00",
      "Kein Timer läuft · zuletzt 1:00",
    ],
    [
      "names the type of work where there is no task",
      { subject: { ...NO_SUBJECT, typeOfWork: "Meeting" } },
      "Running 1:50 · Meeting",
      "Läuft 1:50 · Meeting",
    ],
    [
      "does not name the type of work beside a task",
      { subject: { ...NO_SUBJECT, task: "Design", typeOfWork: "Meeting" } },
      "Running 1:50 · Design",
      "Läuft 1:50 · Design",
    ],
    [
      "names the project alone",
      { subject: { ...NO_SUBJECT, project: "Website" } },
      "Running 1:50 · Website",
      "Läuft 1:50 · Website",
    ],
    [
      "leaves out breaks below a minute",
      { breaks: [rest("10:00:00", "10:00:30")] },
      "Running 1:49",
      "Läuft 1:49",
    ],
    [
      "takes names as they are, markup and all",
      { subject: { ...NO_SUBJECT, task: "<img src=x onerror=alert(1)>", project: "R&D $1" } },
      "Running 1:50 · <img src=x onerror=alert(1)> · R&D $1",
      "Läuft 1:50 · <img src=x onerror=alert(1)> · R&D $1",
    ],
  ];
  it.each(table)("%s", (_sentence, timer, english, german) => {
    expect(tooltip(timer && sampleTimer(timer), NOW, en)).toBe(english);
    expect(tooltip(timer && sampleTimer(timer), NOW, de)).toBe(german);
  });
});

describe("a name in the tooltip", () => {
  const named = (task: string) =>
    tooltip(sampleTimer({ subject: { ...NO_SUBJECT, task } }), NOW, en).slice("Running 1:50 · ".length);

  it.each([
    ["of sixty characters stays whole", "n".repeat(60), "n".repeat(60)],
    ["of sixty-one is cut to sixty with the sign for it", "n".repeat(61), `${"n".repeat(59)}…`],
    ["of 100 kB is cut as well", "n".repeat(100_000), `${"n".repeat(59)}…`],
    ["is not cut through a character of two halves", `${"n".repeat(58)}🎨🎨`, `${"n".repeat(58)}…`],
  ])("%s", (_sentence, name, shown) => {
    expect(named(name)).toBe(shown);
  });
});
