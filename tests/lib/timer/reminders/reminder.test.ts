import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Absence } from "@/lib/timer/reminders/away";
import { type Kind, KINDS, reminders, toShow, unsilenced } from "@/lib/timer/reminders/reminder";
import { DEFAULTS, type Settings } from "@/lib/timer/settings";
import { DAY, HOUR, type Instant, MINUTE } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { localDayOf } from "@/lib/timer/today";
import { elapsed } from "@/lib/timer/elapsed";
import { anyNow, anyTimer } from "@/tests/lib/timer/any-timer";
import { at, rest, sampleTimer } from "@/tests/lib/timer/sample";
import { timeOf } from "@/tests/lib/timer/wall-clock";

const RUNNING = sampleTimer();
const PAUSED = sampleTimer({ breaks: [rest("10:00", null)] });
const STOPPED = sampleTimer({ end: at("10:00"), duration: HOUR });
const ABSENCE: Absence = { id: RUNNING.id, since: at("10:00"), until: at("10:30") };
const ALL: Settings = {
  ...DEFAULTS,
  remindLongHours: 8,
  remindPausedMinutes: 30,
  remindAwayMinutes: 25,
  remindNothing: true,
};

const kinds = (timer: Timer | null, now: Instant, settings = ALL, absence: Absence | null = null): Kind[] =>
  reminders(timer, now, settings, absence).map(({ kind }) => kind);

describe("by themselves", () => {
  it.each([RUNNING, PAUSED, STOPPED, null])("no reminders come", (timer) => {
    for (const hours of [0, 1, 2, 9, 24]) {
      expect(reminders(timer, at("09:00") + hours * HOUR, DEFAULTS, ABSENCE)).toEqual([]);
    }
  });
});

describe("a reminder of a timer since 09:00", () => {
  it.each<[string, Timer, string, Kind[]]>([
    ["that runs comes after so many hours", RUNNING, "17:00", ["long"]],
    ["that runs does not come before", RUNNING, "16:59:59", []],
    ["with breaks comes as much later", sampleTimer({ breaks: [rest("10:00", "11:00")] }), "17:59:59", []],
    [
      "with breaks comes when it has run for so long",
      sampleTimer({ breaks: [rest("10:00", "11:00")] }),
      "18:00",
      ["long"],
    ],
    ["paused since 10:00 comes after so many minutes", PAUSED, "10:30", ["paused"]],
    ["paused since 10:00 does not come before", PAUSED, "10:29:59", []],
    [
      "paused since 10:00 is of the break, also where it ran for long before",
      sampleTimer({ start: at("00:30"), breaks: [rest("10:00", null)] }),
      "10:30",
      ["paused"],
    ],
  ])("%s", (_title, timer, now, expected) => {
    expect(kinds(timer, at(now))).toEqual(expected);
  });

  it("says for how long", () => {
    expect(reminders(RUNNING, at("17:23"), ALL, ABSENCE)).toEqual([
      { kind: "away", name: `away ${RUNNING.id} ${at("10:00")}`, since: at("10:00"), length: 30 * MINUTE },
      {
        kind: "long",
        name: `long ${RUNNING.id} ${at("09:00")}`,
        since: at("09:00"),
        length: 8 * HOUR + 23 * MINUTE,
      },
    ]);
    expect(reminders(PAUSED, at("10:45"), ALL, null)).toEqual([
      { kind: "paused", name: `paused ${PAUSED.id} ${at("10:00")}`, since: at("10:00"), length: 45 * MINUTE },
    ]);
  });

  it("of having run for long comes exactly where so much is shown", () => {
    fc.assert(
      fc.property(anyTimer, anyNow, (timer, now) => {
        const isLong = kinds(timer, now + HOUR, { ...DEFAULTS, remindLongHours: 1 }).includes("long");
        const goesOn =
          timer.end === null && timer.breaks.every((one) => one.end !== null || one.start === null);
        if (goesOn) expect(isLong).toBe(elapsed(timer, now + HOUR) >= HOUR);
        if (timer.end !== null) expect(isLong).toBe(false);
      }),
    );
  });
});

describe("a reminder of breaks by law", () => {
  const settings: Settings = { ...DEFAULTS, breakRule: "germany" };
  const morning = sampleTimer({ id: "morning", start: at("05:00"), end: at("08:00"), duration: 3 * HOUR });
  const names = (timer: Timer | null, now: Instant, entries: Timer[] | null, given = settings) =>
    reminders(timer, now, given, null, entries).map(({ name }) => name);

  it.each<[sentence: string, timer: Timer | null, now: string, entries: Timer[] | null, expected: string[]]>([
    ["comes at the limit", RUNNING, "15:00", [], [`breaks 2026-08-26 day ${6 * HOUR}`]],
    ["does not come before it", RUNNING, "14:59:59", [], []],
    ["counts what was worked before", RUNNING, "12:00", [morning], []],
    ["is of the day's later limit", RUNNING, "18:00", [], [`breaks 2026-08-26 day ${9 * HOUR}`]],
    ["is of the row where the breaks of the day suffice", RUNNING, "15:00", [morning], [`breaks 2026-08-26 row ${6 * HOUR}`]], // prettier-ignore
    [
      "does not come where breaks suffice",
      sampleTimer({ breaks: [rest("10:00", "10:30")] }),
      "15:45",
      [],
      [],
    ],
    [
      "does not come while the timer is paused",
      sampleTimer({ breaks: [rest("16:00", null)] }),
      "16:05",
      [],
      [],
    ],
    [
      "does not come while nothing runs",
      sampleTimer({ end: at("16:00"), duration: 7 * HOUR }),
      "16:05",
      [],
      [],
    ],
    ["does not come without an entry", null, "16:05", [morning], []],
    ["does not come where the day's entries are unknown", RUNNING, "16:00", null, []],
  ])("%s", (_sentence, timer, now, entries, expected) => {
    expect(names(timer, at(now), entries)).toEqual(expected);
  });

  it("has the same name until the next limit, also of another entry of the day", () => {
    const next = sampleTimer({ id: "next", start: at("15:30") });
    const ended = { ...RUNNING, end: at("15:30"), duration: 6.5 * HOUR };
    const first = names(RUNNING, at("15:00"), []);
    expect([names(RUNNING, at("15:20"), []), names(next, at("16:00"), [ended])]).toEqual([first, first]);
  });

  it("is off unless it is chosen", () => {
    expect(names(RUNNING, at("20:00"), [], DEFAULTS)).toEqual([]);
  });
});

/** A moment in Berlin. */
const local = (day: string, time: string, zone: string) => Date.parse(`${day}T${time}${zone}`);

describe("that nothing runs, in hours from 9 to 17, from Monday to Friday, in Berlin,", () => {
  const ended = (end: Instant) => sampleTimer({ start: end - HOUR, end, duration: HOUR });
  const on = (time: string) => local("2026-08-26", time, "+02:00");
  const long = ended(on("06:00:00"));
  it.each<[string, Timer | null, Instant, boolean]>([
    ["comes ten minutes after they began", long, on("09:10:00"), true],
    ["does not come before", long, on("09:09:59"), false],
    ["comes where there never was an entry", null, on("09:10:00"), true],
    ["comes ten minutes after a timer has stopped", ended(on("11:00:00")), on("11:10:00"), true],
    ["does not come sooner after that", ended(on("11:00:00")), on("11:09:59"), false],
    ["comes until they end", long, on("16:59:59"), true],
    ["does not come when they have ended", long, on("17:00:00"), false],
    ["does not come while a timer runs", sampleTimer({ start: on("08:00:00") }), on("12:00:00"), false],
    [
      "does not come while one is paused",
      sampleTimer({ start: on("06:00:00"), breaks: [rest("07:00", null)] }),
      on("12:00:00"),
      false,
    ],
    ["does not come on a Saturday", long, local("2026-08-29", "12:00:00", "+02:00"), false],
    ["does not come on a Sunday", long, local("2026-08-30", "12:00:00", "+02:00"), false],
    ["comes on a Monday", long, local("2026-08-31", "12:00:00", "+02:00"), true],
    ["comes by the clock in winter as well", long, local("2026-11-16", "09:10:00", "+01:00"), true],
    ["does not come before in winter", long, local("2026-11-16", "09:09:59", "+01:00"), false],
    [
      "does not come where an entry ends in the future: a clock is wrong",
      ended(on("13:00:00")),
      on("12:00:00"),
      false,
    ],
    [
      "comes where a booking has no times",
      sampleTimer({ start: null, duration: HOUR }),
      on("12:00:00"),
      true,
    ],
  ])("%s", (_title, timer, now, comes) => {
    expect(kinds(timer, now).includes("nothing")).toBe(comes);
  });

  it.each<[string, string, string, string]>([
    ["put forward, at nine of the new time", "2026-03-29", "09:10:00", "+02:00"],
    ["put back, at nine of the new time", "2026-10-25", "09:10:00", "+01:00"],
  ])("comes on the Sunday when the clock is %s", (_title, day, time, zone) => {
    const now = local(day, time, zone);
    const settings = { ...ALL, workDays: [7] };
    expect(kinds(null, now, settings)).toEqual(["nothing"]);
    expect(kinds(null, now - 1, settings)).toEqual([]);
  });

  it("comes until midnight where the hours do", () => {
    const settings = { ...ALL, workFrom: 22 * 60, workTo: 1440, workDays: [3] };
    expect(kinds(long, on("23:59:59"), settings)).toEqual(["nothing"]);
    expect(kinds(long, on("23:59:59") + 1000, settings)).toEqual([]);
  });

  it.each<[string, Instant, boolean]>([
    ["comes ten minutes after they began", on("22:10:00"), true],
    ["does not come before", on("21:59:00"), false],
    ["comes after midnight", local("2026-08-27", "00:30:00", "+02:00"), true],
    ["comes until they end", local("2026-08-27", "05:59:59", "+02:00"), true],
    ["does not come when they have ended", local("2026-08-27", "06:00:00", "+02:00"), false],
    ["does not come in the night before their day", on("05:00:00"), false],
    ["comes in the night to the day after the last", local("2026-08-29", "05:59:00", "+02:00"), true],
    ["does not come in the night after that", local("2026-08-30", "05:00:00", "+02:00"), false],
  ])("%s, where the hours cross midnight", (_title, now, comes) => {
    // From Wednesday to Friday, 22:00 to 6:00.
    const settings = { ...ALL, workFrom: 22 * 60, workTo: 6 * 60, workDays: [3, 5] };
    const thursday = { ...settings, workDays: [3, 4, 5] };
    expect(kinds(null, now, settings).includes("nothing")).toBe(comes);
    expect(kinds(null, now, thursday).includes("nothing")).toBe(comes);
  });

  it("is one of the whole night, from its begin", () => {
    const settings = { ...ALL, workFrom: 22 * 60, workTo: 6 * 60 };
    const names = [on("22:30:00"), local("2026-08-27", "03:00:00", "+02:00")].map(
      (now) => reminders(null, now, settings, null)[0]!,
    );
    expect(names[0]!.name).toBe(names[1]!.name);
    expect(names[1]!.since).toBe(on("22:00:00"));
  });

  it("is of each day anew, and of each stop", () => {
    const name = (timer: Timer, now: Instant) => reminders(timer, now, ALL, null)[0]!.name;
    expect(name(long, on("09:10:00"))).toBe(name(long, on("16:00:00")));
    expect(name(long, on("09:10:00") + DAY)).not.toBe(name(long, on("09:10:00")));
    expect(name(ended(on("11:00:00")), on("12:00:00"))).not.toBe(name(long, on("12:00:00")));
  });

  it("is the same where the hours are changed meanwhile", () => {
    const now = on("12:00:00");
    for (const timer of [null, long, ended(on("09:30:00"))]) {
      const found = [8, 9, 10].map(
        (hour) => reminders(timer, now, { ...ALL, workFrom: hour * 60 }, null)[0]!,
      );
      expect(new Set(found.map(({ name }) => name)).size).toBe(1);
      expect(found[2]!.since).toBe(on("10:00:00"));
    }
  });

  it("comes in the hours alone, whatever they are and whatever the clock does", () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const moment = fc.integer({ min: at("00:00") - 200 * DAY, max: at("00:00") + 200 * DAY });
    fc.assert(
      fc.property(minute, minute, moment, (one, other, now) => {
        fc.pre(one !== other);
        const [workFrom, workTo] = [one, other];
        const settings = { ...ALL, workFrom, workTo, workDays: [1, 2, 3, 4, 5, 6, 7] };
        const [hours, minutes] = timeOf(now).split(":").map(Number);
        const time = hours! * 60 + minutes!;
        const comes = kinds(null, now, settings).length > 0;
        // In the hour that is left out or comes twice the clock alone does not tell.
        const isPlain = localDayOf(now) !== "2026-03-29" && localDayOf(now) !== "2026-10-25";
        // How long they have lasted, and last; they may cross midnight.
        const [since, length] = [time - workFrom, workTo - workFrom].map(
          (minutes) => (minutes + 1440) % 1440,
        );
        const isPlainNight =
          isPlain && localDayOf(now - DAY) !== "2026-03-29" && localDayOf(now - DAY) !== "2026-10-25";
        if (workFrom < workTo ? isPlain : isPlainNight) expect(comes).toBe(since! >= 10 && since! < length!);
      }),
    );
  });
});

describe("of several", () => {
  const all = reminders(RUNNING, at("17:00"), ALL, ABSENCE);
  const [away, long] = all as [(typeof all)[0], (typeof all)[0]];

  it("the most pressing comes first", () => {
    expect(all.map(({ kind }) => kind)).toEqual(["away", "long"]);
    expect(KINDS).toEqual(["away", "breaks", "long", "paused", "nothing"]);
  });

  it.each<[string, Partial<Record<Kind, string>>, string | null, typeof away | null]>([
    ["is shown what is most pressing", {}, null, away],
    ["is shown the next when that was told and is gone", { away: away.name }, null, long],
    ["stays what is shown as long as it holds", { away: away.name }, away.name, away],
    ["is shown what is more pressing in its place", { long: long.name }, long.name, away],
    ["is shown none when all were told", { away: away.name, long: long.name }, null, null],
    ["is shown what is new where another of its kind was told", { away: "away other 1" }, null, away],
  ])("%s", (_title, told, shown, expected) => {
    expect(toShow(all, told, shown)).toBe(expected);
  });

  it("none is shown where none holds any more", () => {
    expect(toShow([], {}, away.name)).toBeNull();
  });

  it.each<[string, Partial<Record<Kind, string>>, Kind[]]>([
    ["all hold where none is silenced", {}, ["away", "long"]],
    ["one is silenced for today", { away: "2026-08-26" }, ["long"]],
    ["one was silenced yesterday, and holds", { away: "2026-08-25" }, ["away", "long"]],
    ["both are silenced", { away: "2026-08-26", long: "2026-08-26" }, []],
  ])("%s", (_title, silenced, expected) => {
    expect(unsilenced(all, silenced, at("17:00")).map(({ kind }) => kind)).toEqual(expected);
  });

  it("is silent until midnight here, and not in UTC", () => {
    const silenced = { away: "2026-08-26" };
    expect(unsilenced([away], silenced, at("21:59:59"))).toEqual([]);
    expect(unsilenced([away], silenced, at("22:00"))).toEqual([away]);
  });
});
