import { describe, expect, it } from "vitest";
import { type Doubt, doubt } from "@/lib/timer/doubt";
import { MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { at, rest, sampleTimer } from "./sample";

describe("at 10:00, there is", () => {
  const table: [sentence: string, timer: Partial<Timer> | null, doubt: Doubt | null][] = [
    ["no doubt about nothing", null, null],
    ["no doubt about a timer that was started before", {}, null],
    ["no doubt about one that started five seconds ahead: clocks differ", { start: at("10:00:05") }, null],
    ["doubt about one that starts further ahead", { start: at("10:00:05.001") }, "entryAhead"],
    ["no doubt about a pause since before", { breaks: [rest("09:30", null)] }, null],
    ["no doubt about a pause five seconds ahead", { breaks: [rest("10:00:05", null)] }, null],
    ["doubt about a pause further ahead", { breaks: [rest("10:00:05.001", null)] }, "breakAhead"],
    ["no doubt about a finished break ahead", { breaks: [rest("10:30", "10:40")] }, null],
    [
      "doubt about the entry first where both lie ahead",
      { start: at("11:00"), breaks: [rest("11:30", null)] },
      "entryAhead",
    ],
    ["no doubt about a booking ahead", { start: at("11:00"), duration: MINUTE }, null],
    ["no doubt about an entry ahead that has an end", { start: at("11:00"), end: at("12:00") }, null],
    ["no doubt about a booking without a start", { start: null, duration: MINUTE }, null],
  ];
  it.each(table)("%s", (_sentence, timer, expected) => {
    expect(doubt(timer && sampleTimer(timer), at("10:00"))).toBe(expected);
  });
});
