import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { timeOfDay } from "@/lib/timer/typed/time-of-day";
import { DAY, HOUR, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import { days, localDayOf, total } from "@/lib/timer/today";
import { type FakeAwork, startFakeAwork } from "@/tests/fake-awork/server";
import { RIGHT, type Watch, createWatch } from "./watch";
import { type World, createWorld, expectDays } from "./world";

let awork: FakeAwork;
let world: World;
let watch: Watch;
beforeAll(async () => {
  awork = await startFakeAwork();
});
afterAll(() => awork.close());
beforeEach(() => {
  world = createWorld(awork);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const at = Date.parse;

/** A calendar and a clock on the wall of a zone, which this computer's own zone does not touch. */
const dayIn = (timeZone: string, moment: Instant) =>
  new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short" }).format(moment);
const timeIn = (timeZone: string, moment: Instant) =>
  new Intl.DateTimeFormat("sv", { timeZone, timeStyle: "short" }).format(moment);

function moveTo(timeZone: string) {
  vi.stubEnv("TZ", timeZone);
  const now = new Intl.DateTimeFormat("sv", { timeStyle: "short" }).format(world.wall);
  expect(now).toBe(timeIn(timeZone, world.wall));
}

const refresh = () => watch.see(() => world.tracker.refresh());

/** What the popup shows of the days, from what is stored, and what the books have of them. */
function shownDays(timezone: string) {
  const now = world.wall + world.stored.offset;
  const { timer } = world.stored;
  const today = localDayOf(now);
  const entries = awork.books.entries.map((entry) => ({
    id: entry.id,
    // None of them has breaks.
    seconds: Math.floor(((entry.end ?? watch.there()) - entry.start!) / SECOND),
    day: dayIn(entry.timezone, entry.start!),
  }));
  const sum = entries.filter(({ day }) => day === dayIn(timezone, watch.there()));
  const groups = Map.groupBy(entries.toReversed(), ({ day }) => day);
  return {
    shown: {
      today,
      total: total(world.days.timers, timer, today, now),
      groups: days(world.days.timers, timer, now).map(({ day, entries }) => [
        day,
        entries.map(({ id }) => id),
      ]),
    },
    true: {
      today: dayIn(timezone, watch.there()),
      total: { worked: sum.reduce((all, { seconds }) => all + seconds * SECOND, 0), isSure: true },
      groups: [...groups].map(([day, of]) => [day, of.map(({ id }) => id)]),
    },
  };
}

const NIGHTS: [title: string, zone: string, turn: Instant][] = [
  ["clocks are put forward in Berlin", "Europe/Berlin", at("2026-03-29T01:00Z")],
  ["clocks are put back in Berlin", "Europe/Berlin", at("2026-10-25T01:00Z")],
  ["clocks are put forward in New York", "America/New_York", at("2026-03-08T07:00Z")],
  ["clocks are put back in New York", "America/New_York", at("2026-11-01T06:00Z")],
  ["clocks are put forward by half an hour on Lord Howe", "Australia/Lord_Howe", at("2026-10-03T15:30Z")],
  ["clocks are put back by half an hour on Lord Howe", "Australia/Lord_Howe", at("2026-04-04T15:00Z")],
  ["midnight is left out in Santiago", "America/Santiago", at("2026-09-06T04:00Z")],
  ["a day ends in Berlin", "Europe/Berlin", at("2026-08-26T22:00Z")],
  ["a day ends in Kathmandu", "Asia/Kathmandu", at("2026-08-26T18:15Z")],
  ["a month ends in New York", "America/New_York", at("2026-09-01T04:00Z")],
  ["a year ends in Berlin", "Europe/Berlin", at("2026-12-31T23:00Z")],
  ["a year ends on Lord Howe", "Australia/Lord_Howe", at("2026-12-31T13:00Z")],
  ["29 February begins in Berlin", "Europe/Berlin", at("2028-02-28T23:00Z")],
  ["29 February ends in Kathmandu", "Asia/Kathmandu", at("2028-02-29T18:15Z")],
];

describe.each(NIGHTS)("on a night in which %s", (_title, timezone, turn) => {
  const start = turn - 2 * HOUR - 25 * SECOND;

  beforeEach(() => {
    moveTo(timezone);
    watch = createWatch(world, awork, turn - 10 * MINUTE);
    const ends = [turn - DAY - HOUR, turn - 5 * HOUR];
    for (const end of ends) awork.books.add({ start: end - 33 * MINUTE, end, timezone });
  });

  it("a timer runs on, the second before as after", async () => {
    awork.books.add({ start, timezone });
    await refresh();
    await watch.live(75, { ...RIGHT, state: "running" });
    expect(watch.look().number).toBe("3:05:25");
  });

  it("a paused timer stands still", async () => {
    awork.books.add({ start, timezone, breaks: [{ start: turn - HOUR, end: null }] });
    await refresh();
    await watch.live(30, { ...RIGHT, state: "paused", number: "1:00:25" });
  });

  it("a break that has it in the middle takes as long as it took", async () => {
    awork.books.add({ start, timezone });
    await refresh();
    awork.books.pause();
    await watch.live(20, {});
    awork.books.resume();
    await watch.live(2, {});
    await watch.live(10, RIGHT);
  });

  it("the day, its total and the days before are those of the calendar, each minute", async () => {
    awork.books.add({ start, timezone });
    for (let minute = 0; minute < 20; minute += 1) {
      await refresh();
      const { shown, true: expected } = shownDays(timezone);
      expect(shown).toEqual(expected);
      await watch.live(1, RIGHT);
    }
    expectDays(world, awork);
  });

  it("a start is told as the clock on the wall showed it", () => {
    for (let moment = turn - 3 * HOUR; moment <= turn + 3 * HOUR; moment += 7 * MINUTE) {
      const told = timeOfDay(moment, turn + 3 * HOUR, "en-GB");
      const isToday = dayIn(timezone, moment) === dayIn(timezone, turn + 3 * HOUR);
      expect(told).toMatch(isToday ? /^\d\d?:\d\d$/ : /^yesterday, \d\d?:\d\d$/);
      expect(told.replace(/^.*, /, "").padStart(5, "0")).toBe(timeIn(timezone, moment));
    }
  });

  it("a computer that slept through it is right when it wakes", async () => {
    awork.books.add({ start, timezone });
    await refresh();
    watch.sleep(8 * HOUR);
    await watch.live(10, RIGHT);
    await refresh();
    const { shown, true: expected } = shownDays(timezone);
    expect(shown).toEqual(expected);
  });
});

describe("a computer that changes its time zone", () => {
  const FROM = "Europe/Berlin";
  const TO = ["America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Auckland", "UTC"];
  const NOON = at("2026-08-26T10:00Z");
  const MOVES = TO.flatMap((to) =>
    [-12, -6, 0, 6, 12].map((hours): [string, number, Instant] => [to, hours, NOON + hours * HOUR]),
  );

  describe.each(MOVES)("from Berlin to %s, %i hours from noon", (to, _hours, now) => {
    beforeEach(async () => {
      moveTo(FROM);
      watch = createWatch(world, awork, now);
      const ends = [now - DAY, now - 3 * HOUR];
      for (const end of ends) awork.books.add({ start: end - 33 * MINUTE, end, timezone: FROM });
      awork.books.add({ start: now - HOUR - 25 * SECOND, timezone: FROM });
      await refresh();
      await watch.live(3, RIGHT);
      moveTo(to);
    });

    it("counts on as if nothing had been, and asks no more than before", async () => {
      const before = watch.look();
      expect(before).toMatchObject(RIGHT);
      awork.journal.clear();
      await watch.live(10, RIGHT);
      expect(world.asked()).toBeLessThanOrEqual(10);
      expect(world.stored.offset).toBe(0);
    });

    it("has the new zone's day, and each entry on the day that awork counts it to", async () => {
      await watch.live(2, RIGHT);
      await refresh();
      const { shown, true: expected } = shownDays(to);
      expect(shown).toEqual(expected);
    });

    it("tells times by the new zone", () => {
      const { start } = world.stored.timer!;
      const told = timeOfDay(start!, start!, "en-GB").padStart(5, "0");
      expect(told).toBe(timeIn(to, start!));
    });

    it("counts what is started there to the day that it is there", async () => {
      awork.books.start();
      const timer = awork.books.current()!;
      awork.books.change(timer.id, { timezone: to });
      await watch.see(() => world.tracker.poll());
      expect(world.stored.timer?.day).toBe(dayIn(to, timer.start!));
      await refresh();
      const { shown, true: expected } = shownDays(to);
      expect(shown.groups).toEqual(expected.groups);
    });
  });
});
