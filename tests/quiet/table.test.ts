import { expect, it } from "vitest";
import { table } from "./table.ts";

it("says what half an hour comes to in a whole one, and which goals are met", () => {
  const seen = {
    duration: 30 * 60_000 + 40,
    wakes: 30,
    awake: 900_000,
    longest: 30_120,
    calls: ["GET /me", "GET /me", "GET /workspace"],
    writes: ["state (at)", "state (at)"],
    alarms: 30,
  };
  const verdicts = [
    { goal: "at most 62 wakes an hour", isMet: true },
    { goal: "no write of what was there", isMet: false },
  ];
  expect(table("Running", seen, verdicts).split("\n")).toEqual([
    "Running: an hour, from 30 min",
    "  wakes             60",
    "  awake (s)       1800  50 % of the time, 30.1 s at the longest",
    "  API calls          6  4 × GET /me; 2 × GET /workspace",
    "  storage writes     4  4 × state (at)",
    "  alarms set        60",
    "  met: at most 62 wakes an hour",
    "  MISSED: no write of what was there",
  ]);
});
