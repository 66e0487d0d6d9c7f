import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCalendar } from "./calendar.ts";

describe("a calendar", () => {
  it("has all happen in order, what was put first before what is at the same time", () => {
    const moments = fc.array(fc.integer({ min: 0, max: 20 }));
    return fc.assert(
      fc.asyncProperty(moments, async (all) => {
        const calendar = createCalendar(0);
        const happened: [number, number][] = [];
        for (const [place, at] of all.entries())
          calendar.at(at, () => happened.push([calendar.now(), place]));
        await calendar.runUntil(20);
        const expected = all.map((at, place) => [at, place] as [number, number]);
        expect(happened).toEqual(expected.toSorted(([a], [b]) => a - b));
      }),
    );
  });

  it("has what is put meanwhile happen too, and what is late at once", async () => {
    const calendar = createCalendar(100);
    const happened: number[] = [];
    const note = () => happened.push(calendar.now());
    calendar.at(200, () => (note(), calendar.at(150, note), calendar.at(250, note)));
    calendar.at(300, note);
    await calendar.runUntil(260);
    expect([happened, calendar.now()]).toEqual([[200, 200, 250], 260]);
  });

  it("goes on only when what happens has come to its end", async () => {
    const calendar = createCalendar(0);
    const happened: string[] = [];
    calendar.at(1, async () => {
      for (let turns = 0; turns < 10; turns += 1) await Promise.resolve();
      happened.push("first");
    });
    calendar.at(2, () => happened.push("second"));
    await calendar.runUntil(2);
    expect(happened).toEqual(["first", "second"]);
  });
});
