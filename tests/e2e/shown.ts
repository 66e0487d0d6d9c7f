import { expect } from "@playwright/test";
import { PERSON_ID } from "../fake-awork/people.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import { badgeOf, hoursMinutes, seconds, truth } from "./truth.ts";

/** What popup and toolbar show. `time`: empty where the popup has none. */
export type Shown = { heading: string; time: string; badge: string; tooltip: string };

/** `failed`: an action has just failed, and the badge says that. `badge`: the one that stands for so many seconds. */
export type Told = { userId?: string; failed?: boolean; badge?: (worked: number) => string };

const HEADING = {
  running: "Running",
  paused: "Paused",
  stopped: "Nothing running",
  none: "Nothing running",
};

/** What is shown says what awork's books say, to the second. */
export async function expectTruth(
  awork: FakeAwork,
  read: () => Promise<Shown>,
  { userId = PERSON_ID, failed = false, badge: badgeFor = badgeOf }: Told = {},
): Promise<void> {
  await expect(async () => {
    const before = truth(awork.books, userId, awork.clock.now());
    const { heading, time, badge, tooltip } = await read();
    const after = truth(awork.books, userId, awork.clock.now());
    expect(heading).toBe(HEADING[after.state]);
    const possible = (format: (worked: number) => string) => [
      ...new Set([before.worked - 1, before.worked, after.worked, after.worked + 1].map(format)),
    ];
    if (after.state === "none") expect([time, badge]).toEqual(["", failed ? "!" : ""]);
    else {
      expect(seconds(time)).toBeGreaterThanOrEqual(before.worked - 1);
      expect(seconds(time)).toBeLessThanOrEqual(after.worked + 1);
    }
    if (failed) expect(badge).toBe("!");
    else if (after.state === "stopped") expect(badge).toBe("");
    if (after.state === "running" || after.state === "paused") {
      if (!failed) expect(possible(badgeFor)).toContain(badge);
      expect(possible((worked) => `${HEADING[after.state]} ${hoursMinutes(worked)}`)).toContain(
        tooltip.split(/ · |\n/)[0],
      );
    }
  }).toPass({ timeout: 10_000, intervals: [100, 100, 250] });
}
