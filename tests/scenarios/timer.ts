import { expect } from "../e2e/fixtures.ts";
import type { FakeAwork } from "../fake-awork/server.ts";
import type { ScenarioTest } from "./test.ts";

const MINUTE = 60_000;
const removal = { method: "POST", path: /\/removebreaks$/ };

/** 50 minutes of which 7 and, by now, 12 are breaks. */
function pausedTimer(awork: FakeAwork) {
  const now = awork.clock.now();
  return awork.books.add({
    start: now - 50 * MINUTE,
    breaks: [
      { start: now - 40 * MINUTE, end: now - 33 * MINUTE },
      { start: now - 12 * MINUTE, end: null },
    ],
  });
}

export function timerScenarios(test: ScenarioTest): void {
  test("Resume says before what it does, posts once, and says after what it did", async ({
    driver,
    awork,
  }) => {
    pausedTimer(awork);
    await driver.connect();
    const popup = await driver.openPopup();
    await driver.expectTruth(popup);
    expect(await popup.text("body")).toContain("Counts 0:19 of breaks as work");
    await expect.poll(() => popup.focused()).toBe("Resume");
    await popup.press("Resume");
    await popup.shows("[role=status]", "Resumed. 0:19 of breaks now count as work.");
    await driver.expectTruth(popup);
    expect(awork.journal.all(removal)).toMatchObject([{ status: 200, hasBody: false }]);
    expect(awork.books.current()?.breaks).toEqual([]);
  });
}
