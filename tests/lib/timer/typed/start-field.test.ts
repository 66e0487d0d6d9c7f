import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type StartFault,
  comesTwice,
  endOf,
  meant,
  overlap,
  readStart,
  startFault,
} from "@/lib/timer/typed/start-field";
import { timeOfDay } from "@/lib/timer/typed/time-of-day";
import { DAY, HOUR, type Instant, MINUTE, SECOND } from "@/lib/timer/time";
import type { Timer } from "@/lib/timer/timer";
import { anyRunning } from "../any-timer";
import { at, rest, sampleTimer } from "../sample";
import { dayOf, readings, timeOf } from "../wall-clock";

const instant = Date.parse;
const two = (value: number) => String(value).padStart(2, "0");

// Both nights on which the clock is put, and the days around them.
const NIGHTS_IN_BERLIN = ["2026-03-28", "2026-03-29", "2026-03-30", "2026-10-24", "2026-10-25", "2026-10-26"];

const nowOn = (...days: string[]) =>
  fc
    .record({ day: fc.constantFrom(...days), offset: fc.integer({ min: -12 * HOUR, max: DAY - 1 }) })
    .map(({ day, offset }) => instant(`${day}T00:00:00Z`) + offset);
const anyAgo = fc.oneof(fc.nat(MINUTE), fc.nat(DAY), fc.nat(3 * DAY));
const anyHour = fc.oneof(fc.nat(23), fc.integer({ min: 1, max: 3 }));

describe("a start typed in Berlin at 22:30, as a time", () => {
  const START = instant("2026-08-26T08:03:31.296+02:00");
  const NOW = instant("2026-08-26T22:30:00+02:00");

  it.each([
    ["with a colon", "9:05", "09:05"],
    ["in four digits", "0905", "09:05"],
    ["in three digits", "905", "09:05"],
    ["in four digits after noon", "2130", "21:30"],
    ["with a dot", "9.05", "09:05"],
    ["with an h", "9h05", "09:05"],
    ["with a large H", "9H05", "09:05"],
    ["as an hour alone", "9", "09:00"],
    ["as an hour of two digits alone", "09", "09:00"],
    ["as an hour after noon alone", "21", "21:00"],
    ["after noon", "21:30", "21:30"],
    ["of midnight", "0:00", "00:00"],
    ["of midnight in one digit", "0", "00:00"],
    ["with spaces around", "  9:05\t", "09:05"],
    ["with am", "9:05 am", "09:05"],
    ["with pm", "9:05pm", "21:05"],
    ["as an hour with pm", "9pm", "21:00"],
    ["in large letters", "9:05 PM", "21:05"],
    ["with the points that some write", "9:05 p.m.", "21:05"],
    ["as a browser writes it in English", "9:05\u202fPM", "21:05"],
    ["of noon", "12:15 pm", "12:15"],
    ["after midnight", "12:15 am", "00:15"],
    ["with a minute of one digit", "9:5", "09:05"],
    ["with a space", "9 05", "09:05"],
    ["with a comma", "9,05", "09:05"],
    ["as an hour with an h", "9h", "09:00"],
    ["as an hour with an h apart", "21 h", "21:00"],
    ["with an h and a minute of one digit", "9h5", "09:05"],
    ["with an h between spaces", "9 h 05", "09:05"],
    ["as a German hour", "9 Uhr", "09:00"],
    ["as a German hour without a space", "9uhr", "09:00"],
    ["with Uhr behind", "9:05 Uhr", "09:05"],
    ["with Uhr behind a point", "9.05 Uhr", "09:05"],
    ["with Uhr behind four digits", "0905 Uhr", "09:05"],
    ["with Uhr between", "9 Uhr 5", "09:05"],
    ["with Uhr between, two digits", "21 Uhr 05", "21:05"],
    ["with h behind", "9:05 h", "09:05"],
    ["as an hour with am", "9am", "09:00"],
    ["as an hour with a.m. apart", "9 a.m.", "09:00"],
    ["with p. m. as Spanish people write it", "9:05 p.\u00a0m.", "21:05"],
    ["with pm behind a point", "9.05pm", "21:05"],
    ["with pm behind a space", "9 05 pm", "21:05"],
    ["with pm behind four digits", "0905pm", "21:05"],
    ["in digits of full width", "９：０５", "09:05"],
    ["in digits of full width alone", "０９０５", "09:05"],
    ["in letters of full width", "９：０５ ＰＭ", "21:05"],
    ["with several spaces", "9:05   pm", "21:05"],
    ["with marks of direction", "\u200e9:05\u200f", "09:05"],
    ["as it is copied out of a text of another direction", "\u202a\u20689:05\u2069\u202c", "09:05"],
    ["with spaces of no width", "9:\u200b05\u2060\ufeff", "09:05"],
    ["with the day", "today, 9:05", "09:05"],
    ["with the day without a comma", "Today 9:05", "09:05"],
    ["with the day's name", "Wednesday 9:05", "09:05"],
    ["with the day's short name", "wed 9.05", "09:05"],
    ["with the date", "Wed 26 Aug, 9:05", "09:05"],
  ])("%s", (_sentence, text, time) => {
    expect(readStart(text, START, NOW, "en-GB")).toBe(instant(`2026-08-26T${time}:00.000+02:00`));
  });

  it.each([
    ["nothing", ""],
    ["spaces", "   "],
    ["a word", "nine"],
    ["an hour that no day has", "24:00"],
    ["a minute that no hour has", "9:60"],
    ["three digits whose minutes are none", "975"],
    ["five digits", "09055"],
    ["seconds that no minute has", "9:05:60"],
    ["seconds of one digit", "9:05:3"],
    ["four parts", "9:05:30:10"],
    ["a fraction with a comma", "9,5"],
    ["a fraction with a space", "9 5"],
    ["half an hour in words", "half past nine"],
    ["Uhr alone", "Uhr"],
    ["Uhr twice", "9 Uhr 5 Uhr"],
    ["an h without an hour", "h05"],
    ["two halves", "9 am pm"],
    ["an hour after noon with am", "13am"],
    ["a day alone", "yesterday"],
    ["a day that is none", "someday 9:05"],
    ["a day without a space", "today9:05"],
    ["a date of another month", "Wed 26 Jul, 9:05"],
    ["a length", "90 min"],
    ["a time before midnight", "-9:05"],
    ["a fraction", "9.5"],
    ["two colons", "9::05"],
    ["a colon without minutes", "9:"],
    ["a colon without an hour", ":05"],
    ["an hour of the other half with pm", "13:00 pm"],
    ["no hour with am", "0:05 am"],
    ["am alone", "am"],
    ["half an am", "9 a"],
    ["text behind", "9:05 or so"],
    ["two times", "9:05 9:10"],
    ["digits of another script", "٩:٠٥"],
    ["10,000 digits", "9".repeat(10_000)],
  ])("not %s", (_sentence, text) => {
    expect(readStart(text, START, NOW, "en-GB")).toBe("startNotATime");
  });
});

describe("the day of a start typed in Berlin", () => {
  const table: [sentence: string, text: string, start: string, now: string, expected: string][] = [
    [
      "is today",
      "9:05",
      "2026-08-26T08:00:00+02:00",
      "2026-08-26T12:00:00+02:00",
      "2026-08-26T09:05:00+02:00",
    ],
    [
      "is today for this very minute",
      "12:00",
      "2026-08-26T08:00:00+02:00",
      "2026-08-26T12:00:00+02:00",
      "2026-08-26T12:00:00+02:00",
    ],
    [
      "is today for this very moment although the timer began yesterday",
      "12:00",
      "2026-08-25T13:00:00+02:00",
      "2026-08-26T12:00:00+02:00",
      "2026-08-26T12:00:00+02:00",
    ],
    [
      "is none for the next minute",
      "12:01",
      "2026-08-26T08:00:00+02:00",
      "2026-08-26T12:00:59.999+02:00",
      "startInFuture",
    ],
    [
      "is today after midnight although the timer began before",
      "0:10",
      "2026-08-25T23:00:00+02:00",
      "2026-08-26T00:30:00+02:00",
      "2026-08-26T00:10:00+02:00",
    ],
    [
      "is yesterday where it lies ahead today and the timer began yesterday",
      "23:50",
      "2026-08-25T23:00:00+02:00",
      "2026-08-26T00:30:00+02:00",
      "2026-08-25T23:50:00+02:00",
    ],
    [
      "is the latest that has passed when the start was days ago",
      "18:00",
      "2026-08-22T17:00:00+02:00",
      "2026-08-26T12:00:00+02:00",
      "2026-08-25T18:00:00+02:00",
    ],
    [
      "is yesterday here where it is still the same day in UTC",
      "23:50",
      "2026-08-26T23:30:00+02:00",
      "2026-08-27T00:10:00+02:00",
      "2026-08-26T23:50:00+02:00",
    ],
    [
      "is last year's",
      "23:50",
      "2025-12-31T23:55:00+01:00",
      "2026-01-01T00:10:00+01:00",
      "2025-12-31T23:50:00+01:00",
    ],
    [
      "is none for a timer that began ahead of now",
      "13:00",
      "2026-08-27T08:00:00+02:00",
      "2026-08-26T12:00:00+02:00",
      "startInFuture",
    ],
    [
      "counts its hours by the clock on the night it is put forward",
      "9:05",
      "2026-03-29T01:00:00+01:00",
      "2026-03-29T12:00:00+02:00",
      "2026-03-29T09:05:00+02:00",
    ],
    [
      "has the time that is left out as much later",
      "2:30",
      "2026-03-29T01:00:00+01:00",
      "2026-03-29T12:00:00+02:00",
      "2026-03-29T03:30:00+02:00",
    ],
    [
      "counts its hours by the clock on the night it is put back",
      "9:05",
      "2026-10-25T01:00:00+02:00",
      "2026-10-25T12:00:00+01:00",
      "2026-10-25T09:05:00+01:00",
    ],
    [
      "has the second one of a time that comes twice",
      "2:30",
      "2026-10-25T01:00:00+02:00",
      "2026-10-25T12:00:00+01:00",
      "2026-10-25T02:30:00+01:00",
    ],
    [
      "has the second one, 15 minutes ago",
      "2:35",
      "2026-10-25T02:40:00+01:00",
      "2026-10-25T02:50:00+01:00",
      "2026-10-25T02:35:00+01:00",
    ],
    [
      "has the first one where the second is still to come",
      "2:55",
      "2026-10-25T02:40:00+01:00",
      "2026-10-25T02:50:00+01:00",
      "2026-10-25T02:55:00+02:00",
    ],
    [
      "keeps the first one where the field was left as it was",
      "2:30",
      "2026-10-25T02:30:15+02:00",
      "2026-10-25T12:00:00+01:00",
      "2026-10-25T02:30:15+02:00",
    ],
    [
      "is yesterday after midnight",
      "23:50",
      "2026-08-26T00:10:00+02:00",
      "2026-08-26T00:30:00+02:00",
      "2026-08-25T23:50:00+02:00",
    ],
    [
      "is yesterday in the morning of a night's work",
      "23:50",
      "2026-08-26T06:10:00+02:00",
      "2026-08-26T08:30:00+02:00",
      "2026-08-25T23:50:00+02:00",
    ],
    [
      "is none for a time that is nearer ahead than behind",
      "18:00",
      "2026-08-26T08:00:00+02:00",
      "2026-08-26T12:00:00+02:00",
      "startInFuture",
    ],
    [
      "is yesterday where that was typed, however long ago",
      "yesterday 18:00",
      "2026-08-26T08:00:00+02:00",
      "2026-08-26T19:00:00+02:00",
      "2026-08-25T18:00:00+02:00",
    ],
    [
      "is the one of that name",
      "Sun 18:00",
      "2026-08-26T08:00:00+02:00",
      "2026-08-26T12:00:00+02:00",
      "2026-08-23T18:00:00+02:00",
    ],
    [
      "is today where that was typed, and nothing then that is to come",
      "today 18:00",
      "2026-08-26T08:00:00+02:00",
      "2026-08-26T12:00:00+02:00",
      "startInFuture",
    ],
    [
      "is the day of the start where the field shows that",
      "Tue 14 Jul, 18:00",
      "2026-07-14T17:00:00+02:00",
      "2026-08-26T12:00:00+02:00",
      "2026-07-14T18:00:00+02:00",
    ],
    [
      "has the seconds that were typed",
      "09:05:30",
      "2026-08-26T08:00:00+02:00",
      "2026-08-26T12:00:00+02:00",
      "2026-08-26T09:05:30+02:00",
    ],
    [
      "has the first minute of the entry with the seconds that were typed",
      "9:03:00",
      "2026-08-26T09:03:31.296+02:00",
      "2026-08-26T12:00:00+02:00",
      "2026-08-26T09:03:00+02:00",
    ],
    [
      "keeps the second one where the timer began then",
      "2:30",
      "2026-10-25T02:30:15+01:00",
      "2026-10-25T12:00:00+01:00",
      "2026-10-25T02:30:15+01:00",
    ],
    [
      "keeps the seconds of the minute that it began in",
      "9:03",
      "2026-08-26T09:03:31.296+02:00",
      "2026-08-26T12:00:00+02:00",
      "2026-08-26T09:03:31.296+02:00",
    ],
    [
      "stays where the field was left as it was a day later",
      "yesterday, 9:03",
      "2026-08-25T09:03:31.296+02:00",
      "2026-08-26T12:00:00+02:00",
      "2026-08-25T09:03:31.296+02:00",
    ],
  ];
  it.each(table)("%s", (_sentence, text, start, now, expected) => {
    const read = readStart(text, instant(start), instant(now), "en-GB");
    expect(read).toBe(expected.startsWith("start") ? expected : instant(expected));
  });
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("a start typed by a clock of twelve hours, in Berlin", () => {
  const table: [sentence: string, text: string, start: string, now: string, expected: string][] = [
    ["is this morning's before noon", "9:05", "2026-08-26T10:00+02:00", "2026-08-26T12:00+02:00", "2026-08-26T09:05+02:00"], // prettier-ignore
    ["is this afternoon's once that has passed", "3:30", "2026-08-26T16:00+02:00", "2026-08-26T17:00+02:00", "2026-08-26T15:30+02:00"], // prettier-ignore
    ["is this morning's while the afternoon is to come", "3:30", "2026-08-26T10:00+02:00", "2026-08-26T15:00+02:00", "2026-08-26T03:30+02:00"], // prettier-ignore
    ["is last night's in the morning", "11:50", "2026-08-26T06:00+02:00", "2026-08-26T08:00+02:00", "2026-08-25T23:50+02:00"], // prettier-ignore
    ["is noon", "12", "2026-08-26T13:00+02:00", "2026-08-26T14:00+02:00", "2026-08-26T12:00+02:00"],
    ["is midnight", "12", "2026-08-26T08:00+02:00", "2026-08-26T09:00+02:00", "2026-08-26T00:00+02:00"],
    ["has the half that was typed", "3:30 am", "2026-08-26T16:00+02:00", "2026-08-26T17:00+02:00", "2026-08-26T03:30+02:00"], // prettier-ignore
    ["has the half of an hour that only one has", "15:30", "2026-08-26T16:00+02:00", "2026-08-26T17:00+02:00", "2026-08-26T15:30+02:00"], // prettier-ignore
    ["has the day that was typed", "yesterday 9:05", "2026-08-26T10:00+02:00", "2026-08-26T12:00+02:00", "2026-08-25T21:05+02:00"], // prettier-ignore
    ["has the day and the half that were typed", "Tue, Aug 25, 9:05 AM", "2026-08-26T10:00+02:00", "2026-08-26T12:00+02:00", "2026-08-25T09:05+02:00"], // prettier-ignore
    ["is none that is to come", "3:30 pm", "2026-08-26T10:00+02:00", "2026-08-26T12:00+02:00", "startInFuture"], // prettier-ignore
  ];
  it.each(table)("%s", (_sentence, text, start, now, expected) => {
    for (const locale of ["en-US", "en-u-hc-h12", "de-u-hc-h12"]) {
      if (locale.startsWith("de") && /[a-z]{4}|Tue/.test(text)) continue;
      const read = readStart(text, instant(start), instant(now), locale);
      expect(read).toBe(expected.startsWith("start") ? expected : instant(expected));
    }
  });
});

describe("a start typed with its day in German", () => {
  it.each([
    ["gestern 9:50", "2026-08-25T09:50+02:00"],
    ["Gestern, 9 Uhr 50", "2026-08-25T09:50+02:00"],
    ["heute, 9:50", "2026-08-26T09:50+02:00"],
    ["Mo 9:50", "2026-08-24T09:50+02:00"],
    ["Montag, 9:50 Uhr", "2026-08-24T09:50+02:00"],
    ["Mo., 24. Aug., 9:50", "2026-08-24T09:50+02:00"],
  ])("%s", (text, expected) => {
    const now = instant("2026-08-26T12:00+02:00");
    expect(readStart(text, now - HOUR, now, "de")).toBe(instant(expected));
  });
});

describe("a start that could mean two instants", () => {
  const now = instant("2026-08-26T22:30+02:00");
  const morning = instant("2026-08-26T09:05+02:00");
  const evening = instant("2026-08-26T21:05+02:00");
  const read = (isPossible: (at: Instant) => boolean) =>
    readStart("9:05", now - HOUR, now, "en-US", isPossible);

  it("is the latest one that is possible", () => {
    expect(read(() => true)).toBe(evening);
    expect(read((at) => at < evening)).toBe(morning);
  });

  it("is not the one of last night because this morning's is not possible", () => {
    const noon = instant("2026-08-26T10:45+02:00");
    const read = readStart("10:30", noon - HOUR, noon, "en-US", (at) => at < noon - HOUR);
    expect(read).toBe(instant("2026-08-26T10:30+02:00"));
  });

  it("is the latest one where none is possible, which says why", () => {
    expect(read(() => false)).toBe(evening);
  });
});

describe("any start typed in Berlin", () => {
  const anyNow = nowOn(...NIGHTS_IN_BERLIN, "2025-12-31", "2026-01-01", "2026-08-26");

  /** By looking at the clock on the wall every minute of the days from the start's, and of last night. */
  function slowStart(hour: number, minute: number, start: Instant, now: Instant): Instant | StartFault {
    const typed = `${two(hour)}:${two(minute)}`;
    if (dayOf(start) === dayOf(now) && timeOf(start) === typed) return start;
    const on = (day: string) =>
      readings(day).get(typed) ?? readings(day).get(`${two(hour + 1)}:${two(minute)}`)!;
    const days = new Set(Array.from({ length: 9 }, (_, half) => dayOf(now - half * 12 * HOUR)));
    const past = [...days]
      .flatMap(on)
      .filter((at) => at <= now && (dayOf(at) >= dayOf(start) || now - at <= 12 * HOUR));
    if (past.length === 0) return "startInFuture";
    const last = Math.max(...past);
    return start >= last && start - last < MINUTE ? start : last;
  }

  it("is what a look at the clock every minute finds", () => {
    fc.assert(
      fc.property(anyHour, fc.nat(59), anyNow, anyAgo, (hour, minute, now, ago) => {
        const read = readStart(`${hour}:${two(minute)}`, now - ago, now, "en-GB");
        expect(read).toBe(slowStart(hour, minute, now - ago, now));
      }),
      { numRuns: 300 },
    );
  });

  it("is the same in every way to write it", () => {
    fc.assert(
      fc.property(fc.nat(23), fc.nat(59), anyNow, anyAgo, (hour, minute, now, ago) => {
        const half = `${hour % 12 || 12}:${two(minute)}${hour < 12 ? "am" : "pm"}`;
        const spelled = [
          `${two(hour)}${two(minute)}`,
          `${hour}.${two(minute)}`,
          ` ${hour}h${two(minute)} `,
          `${hour} Uhr ${minute}`,
          `${hour}:${two(minute)} Uhr`,
          half,
        ];
        const start = now - ago;
        // As the field shows the start, it is the start.
        fc.pre(timeOf(start) !== `${two(hour)}:${two(minute)}`);
        const read = readStart(`${hour}:${two(minute)}`, start, now, "en-GB");
        expect(spelled.map((text) => readStart(text, start, now, "en-GB"))).toEqual(spelled.map(() => read));
      }),
    );
  });

  it("is never ahead of now where the timer did not begin ahead", () => {
    fc.assert(
      fc.property(anyHour, fc.nat(59), anyNow, anyAgo, (hour, minute, now, ago) => {
        for (const locale of ["en-GB", "en-US"]) {
          const read = readStart(`${hour}:${two(minute)}`, now - ago, now, locale);
          if (typeof read === "number") expect(read).toBeLessThanOrEqual(now);
          else expect(read).toBe("startInFuture");
        }
      }),
    );
  });
});

describe("what is shown is read", () => {
  const ZONES: [zone: string, ...days: string[]][] = [
    ["Europe/Berlin", ...NIGHTS_IN_BERLIN, "2025-12-31", "2026-01-01", "2026-08-26"],
    ["Europe/London", "2026-03-29", "2026-10-25"],
    ["America/New_York", "2026-03-08", "2026-11-01", "2026-12-31", "2028-02-29"],
    ["America/St_Johns", "2026-03-08", "2026-11-01"],
    ["America/Santiago", "2026-04-05", "2026-09-06"],
    ["Africa/Cairo", "2026-04-24", "2026-10-30"],
    ["Australia/Lord_Howe", "2026-04-05", "2026-10-04", "2027-01-01", "2028-02-29"],
    ["Asia/Kathmandu", "2026-03-29", "2026-12-31", "2028-02-29"],
    ["Pacific/Apia", "2026-08-26"],
  ];
  const LOCALES =
    "en en-US en-GB en-CA en-AU en-IN en-ZA en-DK en-FI en-u-hc-h23 en-u-hc-h11 de de-AT de-CH de-u-hc-h12".split(
      " ",
    );

  it.each(ZONES)("as the same minute, in any locale, in %s", (timeZone, ...days) => {
    vi.stubEnv("TZ", timeZone);
    const anyLocale = fc.constantFrom(...LOCALES);
    fc.assert(
      fc.property(nowOn(...days), fc.nat(6 * DAY - HOUR), anyAgo, anyLocale, (now, since, ago, locale) => {
        const at = now - since;
        const text = timeOfDay(at, now, locale);
        const read = readStart(text, now - ago, now, locale);
        expect(read).toBeTypeOf("number");
        // The same text, so the same minute; of two that look alike, the later.
        expect(timeOfDay(read as Instant, now, locale)).toBe(text);
        if (!comesTwice(at) && Math.floor((now - ago) / MINUTE) !== Math.floor(at / MINUTE))
          expect(read).toBe(at - (at % MINUTE));
      }),
      { numRuns: 60 },
    );
  });

  it.each(ZONES)("as the start itself where it is left as it was, in %s", (timeZone, ...days) => {
    vi.stubEnv("TZ", timeZone);
    const anyPast = fc.oneof(anyAgo, fc.nat(400 * DAY));
    fc.assert(
      fc.property(nowOn(...days), anyPast, fc.constantFrom(...LOCALES), (now, ago, locale) => {
        const start = now - ago;
        expect(readStart(timeOfDay(start, now, locale), start, now, locale)).toBe(start);
      }),
      { numRuns: 60 },
    );
  });

  it.each(ZONES)(
    "once and for all: what was read stays when it is read again, in %s",
    (timeZone, ...days) => {
      vi.stubEnv("TZ", timeZone);
      fc.assert(
        fc.property(
          fc.tuple(fc.nat(23), fc.nat(59)),
          nowOn(...days),
          anyAgo,
          fc.constantFrom(...LOCALES),
          ([hour, minute], now, ago, locale) => {
            const read = readStart(`${hour}:${two(minute)}`, now - ago, now, locale);
            if (typeof read === "string") expect(read).toBe("startInFuture");
            else expect(readStart(timeOfDay(read, now, locale), read, now, locale)).toBe(read);
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it("in the hour that comes twice, as the one of the two that is 15 minutes ago", () => {
    const table: [zone: string, start: string, now: string, typed: string, expected: string][] = [
      ["Europe/Berlin", "2026-10-25T01:40Z", "2026-10-25T01:50Z", "2:35", "2026-10-25T01:35Z"],
      ["America/New_York", "2026-11-01T06:40Z", "2026-11-01T06:50Z", "1:35", "2026-11-01T06:35Z"],
      ["Australia/Lord_Howe", "2026-04-04T15:10Z", "2026-04-04T15:20Z", "1:35", "2026-04-04T15:05Z"],
      ["Europe/London", "2026-10-25T01:40Z", "2026-10-25T01:50Z", "1:35", "2026-10-25T01:35Z"],
      ["America/Santiago", "2026-04-05T03:40Z", "2026-04-05T03:50Z", "23:35", "2026-04-05T03:35Z"],
    ];
    for (const [timeZone, start, now, typed, expected] of table) {
      vi.stubEnv("TZ", timeZone);
      expect(readStart(typed, instant(start), instant(now), "en-GB")).toBe(instant(expected));
    }
  });
});

describe("the end of an entry", () => {
  const table: [sentence: string, timer: Partial<Timer>, end: Instant | null][] = [
    ["is none while it runs", {}, null],
    ["is none while it is paused", { breaks: [rest("09:30", null)] }, null],
    ["is the end that awork says, breaks and all", { end: at("10:00"), duration: 20 * MINUTE }, at("10:00")],
    ["is as much later as the duration where awork says none", { duration: 20 * MINUTE }, at("09:20")],
    ["is none for a booking without a start", { start: null, duration: 20 * MINUTE }, null],
  ];
  it.each(table)("%s", (_sentence, timer, end) => {
    expect(endOf(sampleTimer(timer))).toBe(end);
  });
});

/** An entry from one time of day to another. */
const entry = (id: string, start: string, end: string) =>
  sampleTimer({ id, start: at(start), end: at(end), duration: at(end) - at(start) });

describe("a timer that began at 09:00 and would begin at 08:00 overlaps", () => {
  const table: [sentence: string, others: Timer[], expected: string | null][] = [
    ["nothing where there is nothing", [], null],
    ["an entry between", [entry("a", "08:20", "08:40")], "a"],
    ["an entry that reaches into it", [entry("a", "07:30", "08:10")], "a"],
    ["an entry around it", [entry("a", "07:00", "12:00")], "a"],
    ["no entry that touches it", [entry("a", "07:30", "08:00")], null],
    ["an entry that reaches into it by a millisecond", [entry("a", "07:30", "08:00:00.001")], "a"],
    ["no entry that began when it began", [entry("a", "09:00", "09:30")], null],
    ["no later entry", [entry("a", "09:30", "10:00")], null],
    ["the entry that ended last", [entry("a", "07:00", "08:10"), entry("b", "08:10", "08:50")], "b"],
    ["that one wherever it stands", [entry("b", "08:10", "08:50"), entry("a", "07:00", "08:10")], "b"],
    ["the one that ended last, not the one that began last", [entry("a", "07:00", "08:50"), entry("b", "08:10", "08:20")], "a"], // prettier-ignore
    ["the first listed of two that ended together", [entry("a", "08:10", "08:50"), entry("b", "08:20", "08:50")], "a"], // prettier-ignore
    [
      "an entry with a duration alone",
      [sampleTimer({ id: "a", start: at("07:50"), duration: 20 * MINUTE })],
      "a",
    ],
    ["no entry that still runs", [sampleTimer({ id: "a", start: at("07:50") })], null],
    ["no booking without a start", [sampleTimer({ id: "a", start: null, duration: 20 * MINUTE })], null],
    ["no booking with an end alone", [sampleTimer({ id: "a", start: null, end: at("08:30") })], null],
    ["no entry that ends before it starts", [entry("a", "08:40", "08:20")], null],
    ["not itself, as the list has it", [{ ...entry("a", "08:20", "08:40"), id: sampleTimer().id }], null],
  ];
  it.each(table)("%s", (_sentence, others, expected) => {
    expect(overlap(at("08:00"), sampleTimer(), others)?.id ?? null).toBe(expected);
  });

  it("nothing where it had no start to move", () => {
    const booking = sampleTimer({ start: null, duration: MINUTE });
    expect(overlap(at("08:00"), booking, [entry("a", "08:20", "08:40")])).toBeNull();
  });
});

describe("a typed start means", () => {
  const before = [entry("a", "08:00", "08:20:31")];

  it.each([
    ["itself, where nothing was before", "08:20", [], "08:20"],
    ["the end of the entry before, in whose minute it is", "08:20", before, "08:20:31"],
    ["itself, a minute after that", "08:21", before, "08:21"],
    ["itself, well within the entry before: that is told, not mended", "08:19", before, "08:19"],
  ])("%s", (_title, typed, others, expected) => {
    expect(meant(at(typed), sampleTimer(), others)).toBe(at(expected));
  });

  it("nothing that would overlap that entry", () => {
    const start = meant(at("08:20"), sampleTimer(), before);
    expect(overlap(start, sampleTimer(), before)).toBeNull();
  });
});

describe("any new start", () => {
  const anyTime = fc.integer({ min: -300, max: 300 }).map((offset) => at("08:00") + offset * SECOND);
  const anyOthers = fc
    .array(fc.record({ start: anyTime, end: anyTime, hasEnd: fc.boolean() }), { maxLength: 6 })
    .map((spans) =>
      spans.map(({ start, end, hasEnd }, place) =>
        sampleTimer({
          id: String(place),
          start,
          end: hasEnd ? end : null,
          duration: Math.max(0, end - start),
        }),
      ),
    );
  const timer = sampleTimer({ start: at("08:03") });

  /** The last second of each that lies within the entry before and not before the new start. */
  function lastShared(other: Timer, from: Instant): Instant {
    let last = -Infinity;
    const end = other.end ?? other.start! + other.duration!;
    for (let moment = other.start!; moment < end; moment += SECOND) if (moment >= from) last = moment;
    return other.start! < timer.start! ? last : -Infinity;
  }

  it("overlaps the entry with which a count second by second finds the last second in common", () => {
    fc.assert(
      fc.property(anyTime, anyOthers, (from, others) => {
        const shared = others.map((other) => lastShared(other, from));
        const last = Math.max(...shared);
        const expected = last > -Infinity ? String(shared.indexOf(last)) : null;
        expect(overlap(from, timer, others)?.id ?? null).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it("overlaps nothing from the end of the one that it overlapped", () => {
    fc.assert(
      fc.property(anyTime, anyOthers, (from, others) => {
        const other = overlap(from, timer, others);
        if (other) expect(overlap(endOf(other)!, timer, others)).toBeNull();
      }),
    );
  });

  it("is not later than a break, and not ahead, where there is nothing against it", () => {
    fc.assert(
      fc.property(anyRunning, fc.integer({ min: -400, max: 400 }), (timer, offset) => {
        const from = timer.start! + offset * SECOND;
        const now = timer.start! + 300 * SECOND;
        const isLate = timer.breaks.some(
          ({ start, end, duration }) => from > (start ?? (end === null ? Infinity : end - duration)),
        );
        const expected = from > now ? "startInFuture" : isLate ? "startAfterBreak" : null;
        expect(startFault(from, timer, [], now)?.fault ?? null).toBe(expected);
      }),
    );
  });
});

describe("at 10:30, the fault of a new start for a timer that began at 09:00", () => {
  const BEFORE = entry("before", "08:00", "08:30");
  const table: [sentence: string, start: string, timer: Partial<Timer>, fault: StartFault | null][] = [
    ["is none where nothing is in its way", "08:45", {}, null],
    ["is none for this very moment", "10:30", {}, null],
    ["is that it lies ahead", "10:30:00.001", {}, "startInFuture"],
    [
      "is none up to the first break",
      "09:10",
      { breaks: [rest("09:40", "09:45"), rest("09:10", "09:20")] },
      null,
    ],
    [
      "is that the first break had begun",
      "09:10:00.001",
      { breaks: [rest("09:40", "09:45"), rest("09:10", "09:20")] },
      "startAfterBreak",
    ],
    ["is none up to the pause that goes on", "10:10", { breaks: [rest("10:10", null)] }, null],
    ["is that the pause had begun", "10:11", { breaks: [rest("10:10", null)] }, "startAfterBreak"],
    ["is that a break had begun that says only its end", "09:16", { breaks: [rest(null, "09:20", 5 * MINUTE)] }, "startAfterBreak"], // prettier-ignore
    ["is none for a break that has no place", "10:00", { breaks: [rest(null, null, 5 * MINUTE)] }, null],
    ["is that it overlaps another entry", "08:29", {}, "startOverlaps"],
    ["is none where it touches another entry", "08:30", {}, null],
    ["is first that it lies ahead", "11:00", { breaks: [rest("09:10", "09:20")] }, "startInFuture"],
    ["is the break before the overlap", "08:10", { breaks: [rest("08:05", "09:20")] }, "startAfterBreak"],
  ];
  it.each(table)("%s", (_sentence, start, timer, fault) => {
    const found = startFault(at(start), sampleTimer(timer), [BEFORE], at("10:30"));
    expect(found).toEqual(fault && { fault, ...(fault === "startOverlaps" ? { with: BEFORE } : {}) });
  });
});
