import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller, query } from "./caller.ts";
import { PROJECTS } from "./catalogue.ts";
import { HOUR, MINUTE } from "./clock.ts";
import { HABITS } from "./habits.ts";
import { startFakeAwork, type FakeAwork } from "./server.ts";

const NOW = Date.parse("2026-08-26T10:00:00Z");

let awork: FakeAwork;
let call: ReturnType<typeof createCaller>;
beforeAll(async () => {
  awork = await startFakeAwork();
  call = createCaller(awork);
});
beforeEach(() => {
  awork.clock.stand(NOW);
  awork.books.clear();
});
afterAll(() => awork.close());

/** What is answered about a paused timer, and twelve bookings that no order by day tells apart. */
async function answers(): Promise<string[]> {
  const ofProject = `/projects/${PROJECTS[0]!.id}/typeofwork`;
  const lines = ["/me/timeentries/last", "/typeofwork?page=1&pageSize=50", ofProject];
  for (const page of [1, 2])
    lines.push(`/timeentries?${query({ orderby: "startDateUtc desc", page, pageSize: 10 })}`);
  const all = await Promise.all(lines.map((line) => call(`GET ${line}`)));
  return all.map(({ text, headers }) => `${headers.get("aw-totalitems")} ${text}`);
}

function book(): void {
  for (let place = 0; place < 12; place += 1)
    awork.books.add({ start: NOW - 4 * HOUR + place * MINUTE, duration: MINUTE, byHand: true });
  awork.books.add({
    start: NOW - HOUR,
    breaks: [
      { start: NOW - 40 * MINUTE, end: NOW - 30 * MINUTE },
      { start: NOW - 9 * MINUTE, end: null },
    ],
  });
}

describe("a habit of awork", () => {
  it.each(HABITS)("changes what is answered, and nothing in the books: %s", async (habit) => {
    book();
    const usual = await answers();
    const before = structuredClone(awork.books.entries.map(({ override: _, ...entry }) => entry));
    awork.books.habits.add(habit);
    expect(await answers()).not.toEqual(usual);
    expect(awork.books.entries.map(({ override: _, ...entry }) => entry)).toEqual(before);
    awork.books.habits.clear();
    expect(await answers()).toEqual(usual);
  });

  it("ends with the books that are cleared", () => {
    for (const habit of HABITS) awork.books.habits.add(habit);
    awork.books.archived.add("type");
    awork.books.clear();
    expect([awork.books.habits.size, awork.books.archived.size]).toEqual([0, 0]);
  });
});
