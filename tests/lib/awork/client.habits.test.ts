import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "@/lib/timer/time";
import { elapsed } from "@/lib/timer/elapsed";
import type { Entry } from "../../fake-awork/entry";
import { HABITS, type Habit } from "../../fake-awork/habits";
import { NOW, createDesk } from "./desk";

const desk = createDesk();

const CLOSED = { start: NOW - 40 * MINUTE, end: NOW - 30 * MINUTE };
const OPEN = { start: NOW - 10 * MINUTE, end: null };

const ENTRIES: [string, Partial<Entry>][] = [
  ["runs", { start: NOW - HOUR }],
  ["runs after a break", { start: NOW - HOUR, breaks: [CLOSED] }],
  ["is paused", { start: NOW - HOUR, breaks: [CLOSED, OPEN] }],
  ["has stopped", { start: NOW - HOUR, end: NOW, breaks: [CLOSED] }],
  ["was booked with a length", { start: NOW - HOUR, duration: 20 * MINUTE, byHand: true }],
  ["was booked for a day", { start: null, day: "2026-08-26", duration: 20 * MINUTE, byHand: true }],
  // The zone is that of the entry, whatever it is called: in Berlin it is the next day.
  ["began late at night", { start: NOW - 13.5 * HOUR + 2 * HOUR, timezone: "Europe/Berlin" }],
];

const EACH: [string, Habit[]][] = [
  ...HABITS.map((habit): [string, Habit[]] => [habit, [habit]]),
  ["all of them", [...HABITS]],
];

describe.each(EACH)("awork that has the habit %s", (_name, habits) => {
  it.each(ENTRIES)("says of an entry that %s what it says without", async (_sentence, given) => {
    const { id } = desk.awork.books.add(given);
    const usual = (await desk.hers().entry(id)).value.timer;
    for (const habit of habits) desk.awork.books.habits.add(habit);
    for (const { value } of [
      await desk.hers().last(),
      { value: (await desk.hers().entry(id)).value.timer },
    ]) {
      const { breaks, ...rest } = value!;
      const { breaks: _, ...expected } = usual;
      expect(rest).toEqual(expected);
      expect(breaks.at(-1)?.end ?? null).toBe(usual.breaks.at(-1)?.end ?? null);
      for (const later of [0, HOUR]) expect(elapsed(value!, NOW + later)).toBe(elapsed(usual, NOW + later));
    }
  });

  it.each<[string, Partial<Entry>]>([
    ["runs", { start: NOW - HOUR }],
    ["is paused", { start: NOW - HOUR, breaks: [CLOSED, OPEN] }],
    [
      "has a duration that is not end - start - breaks",
      { start: NOW - HOUR, end: NOW, breaks: [CLOSED], duration: 17 * MINUTE },
    ],
    ["has a duration and breaks that are none", { start: NOW - HOUR, end: NOW, duration: 90 * MINUTE }],
    ["was booked with a length", { start: NOW - HOUR, duration: 20 * MINUTE, byHand: true }],
  ])("takes another note of an entry that %s, and leaves its times", async (_sentence, given) => {
    const { id, start, duration, breaks } = desk.awork.books.add(given);
    for (const habit of habits) desk.awork.books.habits.add(habit);
    const { form } = (await desk.hers().entry(id)).value;
    await desk.hers().update(id, form, { id, field: "note", from: null, to: "typed" });
    expect(desk.awork.books.find(id)).toMatchObject({ note: "typed", start, duration, breaks });
  });

  it("takes back an entry as it has said it, with another note", async () => {
    const { id, timezone } = desk.awork.books.add({ start: NOW - HOUR, breaks: [CLOSED], end: NOW });
    for (const habit of habits) desk.awork.books.habits.add(habit);
    const { form } = (await desk.hers().entry(id)).value;
    await desk.hers().update(id, form, { id, field: "note", from: null, to: "typed" });
    expect(desk.awork.books.find(id)).toMatchObject({
      note: "typed",
      timezone,
      end: NOW,
      duration: 50 * MINUTE,
    });
  });
});
