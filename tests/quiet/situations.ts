import type { FakeAwork } from "../fake-awork/server.ts";

const MINUTE = 60_000;

/** At most so often in an hour. */
export type Goals = { wakes: number; calls: number };

export type Situation = {
  title: string;
  /** Writes into awork's books what is so for the person. */
  book(awork: FakeAwork, userId: string): void;
  /** Nobody has touched the computer for a while. */
  isAway: boolean;
  goals: Goals;
};

const running = ({ books, clock }: FakeAwork, userId: string) =>
  void books.add({ userId, start: clock.now() - 50 * MINUTE - 20_000 });

/** The badge turns each minute, and otherwise awork is asked every two minutes, or five when nobody is there. */
export const SITUATIONS: Situation[] = [
  { title: "Running", book: running, isAway: false, goals: { wakes: 62, calls: 62 } },
  {
    title: "Paused",
    book(awork, userId) {
      running(awork, userId);
      awork.books.pause(userId);
    },
    isAway: false,
    goals: { wakes: 32, calls: 32 },
  },
  {
    title: "Nothing",
    book(awork, userId) {
      running(awork, userId);
      awork.books.stop(userId);
    },
    isAway: false,
    goals: { wakes: 32, calls: 32 },
  },
  { title: "Running, idle", book: running, isAway: true, goals: { wakes: 62, calls: 14 } },
  { title: "Nothing, idle", book: () => {}, isAway: true, goals: { wakes: 32, calls: 14 } },
];
