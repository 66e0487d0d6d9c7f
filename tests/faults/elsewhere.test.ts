import { expect, it } from "vitest";
import { createBooks } from "../fake-awork/books.ts";
import { createClock } from "../fake-awork/clock.ts";
import { createDice } from "./dice.ts";
import { changeElsewhere } from "./elsewhere.ts";

it("somebody in awork does everything there is to do, by awork's rules, and keeps few entries", () => {
  const clock = createClock();
  const books = createBooks(clock);
  const dice = createDice(1);
  const changes = new Set<string>();
  for (let change = 0; change < 1000; change += 1) {
    changes.add(changeElsewhere({ books, clock }, dice));
    clock.advance(dice.between(0, 600_000));
    expect(books.entries.length).toBeLessThan(10);
  }
  expect([...changes].toSorted()).toEqual([
    "book",
    "discard",
    "discard last",
    "edit start",
    "pause",
    "plan",
    "resume",
    "start",
    "start and edit start",
    "stop",
  ]);
});
