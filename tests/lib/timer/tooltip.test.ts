import { describe, expect, it } from "vitest";
import { MINUTE } from "@/lib/timer/time";
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
