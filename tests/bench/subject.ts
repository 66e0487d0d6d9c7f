import { badgeOf, seconds, truth } from "../e2e/truth.ts";
import { PERSON_ID } from "../fake-awork/people.ts";
import type { FakeAwork } from "../fake-awork/server.ts";

/** An extension that is loaded and ready to be measured. */
export type Subject = {
  id: string;
  /** Whether the popup was right to show this number at that moment (epoch milliseconds). */
  isRight: (number: string, at: number) => boolean;
  /** Whether the badge is right now. */
  isRightBadge: (badge: string) => boolean;
};

/** Shows the same for ever. */
export const bare = (id: string): Subject => ({
  id,
  isRight: (number) => number === "1:23:45",
  isRightBadge: (badge) => badge === "1:23",
});

/** Is held against awork's books, to the second. */
export function timer(id: string, { books, clock }: FakeAwork): Subject {
  const worked = (at: number) => truth(books, PERSON_ID, at).worked;
  return {
    id,
    isRight: (number, at) => Math.abs(seconds(number) - worked(at)) <= 1,
    isRightBadge: (badge) => [-1, 0, 1].some((off) => badgeOf(worked(clock.now()) + off) === badge),
  };
}
