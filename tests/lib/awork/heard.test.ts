import { describe, expect, it } from "vitest";
import { heard, wait } from "@/lib/awork/heard";
import { MINUTE, SECOND } from "@/lib/timer/time";

const NOW = Date.parse("2026-08-26T10:00:00Z");
const DATE = "Wed, 26 Aug 2026 09:50:00 GMT";

type Head = Record<string, string>;

describe("the head of an answer", () => {
  const hear = (head: Head) => heard(new Headers(head), NOW - 300, NOW);

  it("that says nothing leaves all open but when it was sent and answered", () => {
    const nothing = { date: null, left: null, reset: null };
    expect(hear({})).toEqual({ sentAt: NOW - 300, answeredAt: NOW, ...nothing });
  });

  it.each([
    ["says awork's time", { date: DATE }, NOW - 10 * MINUTE],
    ["says awork's time when it comes fresh through a cache", { date: DATE, age: "0" }, NOW - 10 * MINUTE],
    ["says no time when it comes from a cache", { date: DATE, age: "1" }, null],
    ["says no time when that makes no sense", { date: "at noon" }, null],
  ])("%s", (_sentence, head: Head, date) => {
    expect(hear(head).date).toBe(date);
  });

  it.each([
    ["says what share of the limit is left", "1000", "250", 0.25],
    ["says that nothing is left", "1000", "0", 0],
    ["says no more than all of it", "1000", "1200", 1],
    ["says no share of no limit", "0", "0", null],
    ["says no share of an unknown limit", "", "250", null],
    ["says no share where what remains is unknown", "1000", "", null],
    ["says no share where what remains is below zero", "1000", "-1", null],
    ["says no share in words", "many", "few", null],
  ])("%s", (_sentence, limit, remaining, left) => {
    expect(hear({ "ratelimit-limit": limit, "ratelimit-remaining": remaining }).left).toBe(left);
  });

  it.each([
    ["says how long until the count starts again", "42", 42 * SECOND],
    ["says that it starts again at once", "0", 0],
    ["says nothing about it in words", "soon", null],
    ["says nothing about it below zero", "-5", null],
    ["says nothing about it without end", "Infinity", null],
    ["says nothing about it with nothing", " ", null],
  ])("%s", (_sentence, reset, expected) => {
    expect(hear({ "ratelimit-reset": reset }).reset).toBe(expected);
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
  ];
  it.each(table)("%s", (_sentence, head, expected) => {
    expect(wait(new Headers(head), NOW)).toBe(expected);
  });
});
