import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBooks } from "./books.ts";
import { DAY, HOUR, MINUTE, createClock } from "./clock.ts";
import type { Entry } from "./entry.ts";
import { COLLEAGUE_ID, PERSON_ID } from "./people.ts";
import { Refusal } from "./refusal.ts";

const NOW = Date.parse("2026-08-26T10:00:00Z");

function createWorld() {
  const clock = createClock();
  clock.set(NOW);
  return { clock, books: createBooks(clock) };
}

describe("the total of a day", () => {
  const day = "2026-08-26";
  const midnight = Date.parse("2026-08-25T22:00:00Z");

  it.each<[string, Partial<Entry>[], number]>([
    ["is nothing where there is nothing", [], 0],
    [
      "counts what is stopped by its duration",
      [{ start: NOW - 2 * HOUR, end: NOW - HOUR, duration: MINUTE }],
      1,
    ],
    ["counts what was booked for the day", [{ start: null, day, duration: 20 * MINUTE }], 20],
    ["counts the running timer once, as it stands", [{ start: NOW - HOUR }], 60],
    [
      "counts the paused timer up to its break",
      [{ start: NOW - HOUR, breaks: [{ start: NOW - 10 * MINUTE, end: null }] }],
      50,
    ],
    [
      "adds up",
      [
        { start: NOW - 3 * HOUR, end: NOW - 2 * HOUR },
        { start: NOW - HOUR },
        { start: null, day, duration: MINUTE },
      ],
      121,
    ],
    [
      "counts no other day",
      [
        { start: midnight - 1, end: NOW },
        { start: midnight + DAY, duration: MINUTE },
      ],
      0,
    ],
    [
      "counts all of an entry that begins on the day",
      [{ start: midnight, end: midnight + 25 * HOUR }],
      25 * 60,
    ],
    [
      "counts by the entry's own clock",
      [{ start: midnight, end: midnight + MINUTE, timezone: "America/New_York" }],
      0,
    ],
    ["counts nobody else's", [{ userId: COLLEAGUE_ID, start: NOW - HOUR }], 0],
  ])("%s", (_, entries, minutes) => {
    const { books } = createWorld();
    for (const entry of entries) books.add(entry);
    expect(books.total(day, PERSON_ID, NOW)).toBe(minutes * MINUTE);
  });

  it("of all days together are the durations of all entries", () => {
    const entry = fc.record({
      start: fc.integer({ min: NOW - 3 * DAY, max: NOW }),
      duration: fc.integer({ min: 1, max: 5 * HOUR }),
      timezone: fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kolkata"),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), (entries) => {
        const { books } = createWorld();
        for (const given of entries) books.add(given);
        const days = Array.from({ length: 7 }, (_, n) =>
          new Date(NOW - (5 - n) * DAY).toISOString().slice(0, 10),
        );
        const totals = days.map((each) => books.total(each));
        const sum = (numbers: number[]) => numbers.reduce((one, other) => one + other, 0);
        expect(sum(totals)).toBe(sum(entries.map(({ duration }) => duration)));
      }),
    );
  });
});

describe("an edit", () => {
  it("changes what is said, keeps the rest, and renews the version", () => {
    const { books } = createWorld();
    const before = books.add({ start: NOW - HOUR, end: NOW - MINUTE, note: "draft" });
    const { version } = before;
    expect(books.edit(before.id, { note: "final" })).toMatchObject({
      start: NOW - HOUR,
      end: NOW - MINUTE,
      duration: 59 * MINUTE,
      task: before.task,
      isBillable: true,
      note: "final",
    });
    expect(books.get(before.id).version > version).toBe(true);
  });

  it.each<[string, Partial<Entry>, Parameters<ReturnType<typeof createBooks>["edit"]>[1], Partial<Entry>]>([
    ["a start moves the start", { end: NOW }, { start: NOW - HOUR }, { end: NOW, duration: HOUR }],
    ["an end moves the end", { end: NOW }, { end: NOW - HOUR }, { duration: HOUR }],
    ["a duration moves the end", { end: NOW }, { duration: MINUTE }, { end: NOW - 2 * HOUR + MINUTE }],
    ["a start moves a timer", {}, { start: NOW - 3 * HOUR }, { end: null, duration: 0 }],
    [
      "a duration is all that a booking has",
      { start: null, duration: 1 },
      { duration: MINUTE },
      { start: null, end: null },
    ],
  ])("of times: %s", (_, given, changes, expected) => {
    const { books } = createWorld();
    const { id } = books.add({ start: NOW - 2 * HOUR, ...given });
    expect(books.edit(id, changes)).toMatchObject({ ...changes, ...expected });
  });

  it("that is refused changes nothing", () => {
    const { books } = createWorld();
    const { id, version } = books.add({ note: "draft" });
    expect(() => books.edit(id, { note: "final", start: NOW + MINUTE })).toThrow(Refusal);
    expect(books.get(id)).toMatchObject({ note: "draft", version });
  });
});

describe("an entry that is discarded", () => {
  it("is gone, and cannot be discarded again", () => {
    const { books } = createWorld();
    const { id } = books.add();
    const other = books.add({ start: NOW - HOUR });
    books.discard(id);
    expect(books.entries).toEqual([other]);
    expect(books.current()).toBe(other);
    for (const act of [() => books.discard(id), () => books.edit(id, {}), () => books.change(id, {})])
      expect(act).toThrow(`No time entry with the id '${id}' exists.`);
  });
});
