import { describe, expect, it } from "vitest";
import { aworkNow, responseMeta, wait, writtenAt } from "@/lib/awork/response-meta";
import { HOUR, MINUTE, SECOND } from "@/lib/timer/time";

const NOW = Date.parse("2026-08-26T10:00:00Z");
const DATE = "Wed, 26 Aug 2026 09:50:00 GMT";

type Head = Record<string, string>;

describe("the head of an answer", () => {
  const hear = (head: Head) => responseMeta(new Headers(head), NOW - 300, NOW);

  it("that says nothing leaves all open but when it was sent and answered", () => {
    const nothing = { date: null, minute: null };
    expect(hear({})).toEqual({ sentAt: NOW - 300, answeredAt: NOW, ...nothing });
  });

  it.each([
    ["half an hour", "1800", 30 * MINUTE],
    ["a second", "1", SECOND],
    ["longer than there are computers", "1e15", 365 * 24 * HOUR],
    ["no time", "0", undefined],
    ["half an hour, said twice", "1800, 1800", 30 * MINUTE],
    ["less than no time", "-5", undefined],
    ["it does not know how long", "long", undefined],
  ])("says that a cache had it for %s", (_sentence, age, expected) => {
    expect(hear({ date: DATE, age }).age).toBe(expected);
  });

  it("from a cache says nothing of awork's limit", () => {
    const head = {
      "ratelimit-limit": "1000",
      "ratelimit-remaining": "0",
      "ratelimit-reset": "30",
      age: "60",
    };
    expect(hear(head).minute).toBeNull();
  });

  it.each([
    ["says awork's time", { date: DATE }, NOW - 10 * MINUTE],
    ["says awork's time as C writes it", { date: "Wed Aug 26 09:50:00 2026" }, NOW - 10 * MINUTE],
    [
      "says it of a day of one digit",
      { date: "Tue Sep  1 09:50:00 2026" },
      NOW + 6 * 24 * HOUR - 10 * MINUTE,
    ],
    [
      "says awork's time as it once was usual",
      { date: "Wednesday, 26-Aug-26 09:50:00 GMT" },
      NOW - 10 * MINUTE,
    ],
    ["says no time where nobody knows of which zone", { date: "Wed, 26 Aug 2026 09:50:00" }, null],
    ["says no time by a day alone", { date: "2026-08-26" }, null],
    ["says no time by a year alone", { date: "2026" }, null],
    ["says awork's time when it comes fresh through a cache", { date: DATE, age: "0" }, NOW - 10 * MINUTE],
    ["says no time when it comes from a cache", { date: DATE, age: "1" }, null],
    ["says no time when that makes no sense", { date: "at noon" }, null],
    ["says no time of the year 1", { date: "Mon, 01 Jan 0001 00:00:00 GMT" }, null],
    ["says no time of 1970", { date: "Thu, 01 Jan 1970 00:00:00 GMT" }, null],
    ["says no time of the year 9999", { date: "Fri, 31 Dec 9999 23:59:59 GMT" }, null],
  ])("%s", (_sentence, head: Head, date) => {
    expect(hear(head).date).toBe(date);
  });

  it("says when awork wrote it also where a cache had it since, and no more about awork's clock", () => {
    expect(writtenAt(hear({ date: DATE, age: "5" }))).toBe(NOW - 10 * MINUTE);
    expect(writtenAt(hear({ date: DATE }))).toBe(NOW - 10 * MINUTE);
    expect(writtenAt(hear({ age: "5" }))).toBeNull();
  });

  it("tells awork's time now, also where a cache had it since", () => {
    expect(aworkNow(hear({ date: DATE, age: "5" }))).toBe(NOW - 10 * MINUTE + 5 * SECOND);
    expect(aworkNow(hear({ date: DATE }))).toBe(NOW - 10 * MINUTE);
    expect(aworkNow(hear({ age: "5" }))).toBeNull();
  });

  const limit = (limit: string, remaining: string) => ({
    "ratelimit-limit": limit,
    "ratelimit-remaining": remaining,
    "ratelimit-reset": "30",
  });
  it.each([
    ["says what share of the limit is used", "1000", "250", 0.75],
    ["says that all is used", "1000", "0", 1],
    ["says that nothing is used, if more than all is left", "1000", "1200", 0],
    ["says it of the greater limit as well", "3000", "750", 0.75],
    ["says no share of no limit", "0", "0", undefined],
    ["says no share of an unknown limit", "", "250", undefined],
    ["says no share where what remains is unknown", "1000", "", undefined],
    ["says no share where what remains is below zero", "1000", "-1", undefined],
    ["says no share in words", "many", "few", undefined],
  ])("%s", (_sentence, most, remaining, used) => {
    expect(hear(limit(most, remaining)).minute?.used).toBe(used);
  });

  it.each([
    ["has begun when the count starts again in so long, rounded up", { "ratelimit-reset": "42" }, 18.5],
    ["is over when it starts again at once", { "ratelimit-reset": "0" }, 60],
    ["is nearly over when it starts again in a second", { "ratelimit-reset": "1" }, 59.5],
    ["has run for a second at least", { "ratelimit-reset": "59.9", date: DATE }, 1],
    ["is the clock's where the count starts again in a whole minute", { "ratelimit-reset": "60" }, 12.5],
    ["is the clock's where it is said in words", { "ratelimit-reset": "soon" }, 12.5],
    ["is the clock's where it is below zero", { "ratelimit-reset": "-5" }, 12.5],
    ["is the clock's where it is without end", { "ratelimit-reset": "Infinity" }, 12.5],
    ["is the clock's where it is empty", { "ratelimit-reset": " " }, 12.5],
    ["has run for a second at least by the clock", { "ratelimit-reset": "60", date: DATE }, 1],
    ["is not known where the clock is not either", { "ratelimit-reset": "60", date: "at noon" }, undefined],
    ["is not known where the clock was a cache's", { "ratelimit-reset": "60", age: "1" }, undefined],
  ])("tells awork's minute, which %s", (_sentence, head: Head, seconds) => {
    const { minute } = hear({ ...limit("1000", "500"), date: "Wed, 26 Aug 2026 09:59:12 GMT", ...head });
    expect(minute && minute.passed * 60).toEqual(seconds === undefined ? null : expect.closeTo(seconds));
  });

  /** As awork's own page has them (developers.awork.com/rate-limits): the plain ones tell of the second. */
  const both = (reset: string, left = "600"): Head => ({
    "ratelimit-limit": "500",
    "ratelimit-remaining": "499",
    "ratelimit-reset": reset,
    "x-ratelimit-limit-second": "500",
    "x-ratelimit-remaining-second": "499",
    "x-ratelimit-limit-minute": "1000",
    "x-ratelimit-remaining-minute": left,
    date: "Wed, 26 Aug 2026 09:59:12 GMT",
  });
  it.each<[string, Head, number | null, number]>([
    ["of the minute, not of the second", both("47"), 0.4, 13.5],
    ["by the clock where the reset is the second's", both("1"), 0.4, 12.5],
    [
      "by the reset where the plain ones are the minute's",
      { ...both("1", "499"), "ratelimit-limit": "1000" },
      0.501,
      59.5,
    ],
    ["not at all where what the minute has left is missing", both("47", ""), null, 0],
  ])("with headers of two limits is heard %s", (_sentence, head, used, seconds) => {
    const expected = { used: expect.closeTo(used ?? 0), passed: expect.closeTo(seconds / 60) };
    expect(hear(head).minute).toEqual(used === null ? null : expected);
  });
});

describe("after a 429, the wait", () => {
  const table: [sentence: string, head: Head, wait: number][] = [
    ["is until the count starts again", { "ratelimit-reset": "17" }, 17 * SECOND],
    ["is what Retry-After says, in seconds", { "retry-after": "30" }, 30 * SECOND],
    [
      "goes by Retry-After before ratelimit-reset",
      { "retry-after": "30", "ratelimit-reset": "17" },
      30 * SECOND,
    ],
    ["is until the date of Retry-After", { "retry-after": "Wed, 26 Aug 2026 10:02:00 GMT" }, 2 * MINUTE],
    [
      "goes by the date of Retry-After before ratelimit-reset",
      { "retry-after": "Wed, 26 Aug 2026 10:02:00 GMT", "ratelimit-reset": "17" },
      2 * MINUTE,
    ],
    [
      "goes by ratelimit-reset where Retry-After makes no sense",
      { "retry-after": "soon", "ratelimit-reset": "17" },
      17 * SECOND,
    ],
    [
      "goes by ratelimit-reset where Retry-After is below zero",
      { "retry-after": "-5", "ratelimit-reset": "17" },
      17 * SECOND,
    ],
    ["is a minute where neither is there", {}, MINUTE],
    ["is a minute where neither makes sense", { "retry-after": "soon", "ratelimit-reset": "later" }, MINUTE],
    ["is a second at least", { "ratelimit-reset": "0" }, SECOND],
    ["is a second at least by Retry-After too", { "retry-after": "0" }, SECOND],
    ["is a second where the date has passed", { "retry-after": DATE }, SECOND],
    ["is an hour at most", { "ratelimit-reset": "3601" }, HOUR],
    ["is an hour where the number is of no use", { "retry-after": "1e308" }, HOUR],
    ["is an hour where the date is years away", { "retry-after": "Wed, 26 Aug 2099 10:02:00 GMT" }, HOUR],
    ["is what is said twice", { "retry-after": "30, 30" }, 30 * SECOND],
    ["is until the date as C writes it", { "retry-after": "Wed Aug 26 10:02:00 2026" }, 2 * MINUTE],
    [
      "goes by the answer's own clock where a date is said",
      { "retry-after": "Thu, 27 Aug 2026 10:02:00 GMT", date: "Thu, 27 Aug 2026 10:00:00 GMT" },
      2 * MINUTE,
    ],
  ];
  it.each(table)("%s", (_sentence, head, expected) => {
    expect(wait(new Headers(head), NOW)).toBe(expected);
  });
});
