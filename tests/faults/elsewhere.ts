import { TASKS } from "../fake-awork/catalogue.ts";
import { MINUTE } from "../fake-awork/clock.ts";
import { openBreak } from "../fake-awork/entry.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import type { Dice } from "./dice.ts";

/** Entries beside the current one that the books keep. */
const FEW = 5;

/** Changes the timer as somebody does in awork's own app; says how. */
export function changeElsewhere({ books, clock }: Pick<FakeAwork, "books" | "clock">, dice: Dice): string {
  tidy({ books });
  const entry = books.current();
  const last = books.last();
  const weights = entry
    ? {
        pause: openBreak(entry) ? 0 : 4,
        resume: openBreak(entry) ? 4 : 0,
        stop: 2,
        start: 2,
        discard: 1,
        "edit start": 2,
        book: 2,
        plan: 1,
      }
    : { start: 6, "discard last": last ? 1 : 0, book: 2, plan: 1, "start and edit start": 1 };
  const change = dice.weighed<string>(weights);
  const earlier = () => {
    const running = books.current()!;
    books.edit(running.id, { start: running.start! - dice.between(1, 90) * MINUTE });
  };
  if (change === "pause") books.pause();
  if (change === "resume") books.resume();
  if (change === "stop") books.stop();
  if (change.startsWith("start"))
    books.start(undefined, {
      task: dice.one(TASKS.filter(({ status }) => status.type !== "closed").slice(0, 4)),
    });
  if (change === "discard") books.discard(entry!.id);
  if (change === "discard last") books.discard(last!.id);
  if (change.endsWith("edit start")) earlier();
  if (change === "book") {
    const start = clock.now() - dice.between(10, 200) * MINUTE;
    const end = Math.min(clock.now() - 1000, start + dice.between(5, 60) * MINUTE);
    books.add({ start, end, byHand: true, task: dice.one(TASKS.slice(0, 4)) });
  }
  if (change === "plan") {
    const start = clock.now() + dice.between(1, 300) * MINUTE;
    const length = dice.between(5, 60) * MINUTE;
    const times = dice.one([{}, { duration: length }, { end: start + length }]);
    books.add({ start, ...times, byHand: true, task: dice.one(TASKS.slice(0, 4)) });
  }
  return change;
}

/** Old entries go, so that the lists stay short. */
function tidy({ books }: Pick<FakeAwork, "books">) {
  const [current, last] = [books.current(), books.last()];
  const others = books.entries.filter((entry) => entry !== current && entry !== last);
  for (const { id } of others.slice(0, -FEW)) books.discard(id);
}
