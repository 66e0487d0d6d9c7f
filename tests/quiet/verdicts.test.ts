import { expect, it } from "vitest";
import { NOTHING } from "./changes.ts";
import { verdicts } from "./verdicts.ts";
import type { Seen } from "./watch.ts";

const MINUTE = 60_000;
const times = (count: number, what: string) => Array.from({ length: count }, () => what);
const GOALS = { wakes: 62, calls: 62 };

const HOUR: Seen = {
  duration: 60 * MINUTE,
  wakes: 60,
  awake: 30 * MINUTE,
  longest: 30_100,
  calls: times(60, "GET /me/timeentries/last"),
  writes: times(60, "state (askedAt, at)"),
  alarms: 60,
};

it.each<[string, Partial<Seen>, string[]]>([
  ["a quiet hour", {}, []],
  ["as often as is allowed", { wakes: 62, calls: times(62, "GET /me") }, []],
  ["a wake too many", { wakes: 63 }, ["at most 62 wakes an hour"]],
  ["a call too many", { calls: times(63, "GET /me") }, ["at most 62 calls an hour"]],
  ["the same written again", { writes: [NOTHING] }, ["no write of what was there"]],
  ["a write too many", { writes: times(61, "state (at)") }, ["no write without an answer"]],
  ["an alarm set twice", { alarms: 61 }, ["no alarm set but for the next wake"]],
  ["no sleep at all", { wakes: 0, alarms: 0, longest: 60 * MINUTE }, ["never awake for more than 40 s"]],
  [
    "a part of an hour that holds one wake more than its share",
    { duration: 3 * MINUTE, wakes: 4, calls: times(4, "GET /me"), writes: [], alarms: 4 },
    [],
  ],
  [
    "a part of an hour with a wake too many",
    { duration: 3 * MINUTE, wakes: 5, calls: [], writes: [], alarms: 5 },
    ["at most 62 wakes an hour"],
  ],
])("%s", (_title, seen, missed) => {
  const told = verdicts({ ...HOUR, ...seen }, GOALS);
  expect(told.filter(({ isMet }) => !isMet).map(({ goal }) => goal)).toEqual(missed);
});
