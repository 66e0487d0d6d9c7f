import { HOUR, MINUTE } from "../fake-awork/clock.ts";
import { type Frame, boxOf } from "../e2e/frame.ts";
import { readIcon } from "../e2e/digits.ts";
import { expect } from "../e2e/fixtures.ts";
import type { ScenarioTest } from "./test.ts";
import { FULL, usually } from "../e2e/tags.ts";

const GREEN = 0x1a7f37;
const WHITE = 0xffffff;

/** What is drawn into the icon on the screen, while the timer runs; the toolbar ends above this line, tabs included. */
function timeOn(frame: Frame): string {
  const box = boxOf(frame, GREEN, 100);
  if (!box) return "no icon";
  const size = [box.right - box.left + 1, box.bottom - box.top + 1];
  if (`${size}` !== "16,16") return `something of ${size}`;
  return readIcon((x, y) => frame.at(box.left + x, box.top + y) === WHITE);
}

/** What the toolbar tells. */
export function toolbarScenarios(test: ScenarioTest): void {
  for (const [worked, told] of [
    [42 * MINUTE, "0:42"],
    [83 * MINUTE, "1:23"],
    [12 * HOUR + 34 * MINUTE, "12:34"],
  ] as const) {
    test(
      `after ${told} the badge has what fits, else the icon, and the tooltip all`,
      usually(told === "1:23"),
      async ({ driver, awork, seat }) => {
        awork.books.add({ start: awork.clock.now() - worked - 10_000 });
        await driver.connect();
        const badge = driver.badgeFor(worked / 1000);
        await expect
          .poll(() => driver.toolbar())
          .toMatchObject({
            badge,
            tooltip: expect.stringMatching(`^Running ${told} · Create logo concept · Website relaunch`),
          });
        expect(badge.length).toBeLessThanOrEqual(driver.room);
        test.skip(!seat, "the icon is looked at on Linux, where Xvfb is");
        if (badge === "") await expect.poll(async () => timeOn(await seat!.frame())).toBe(`running ${told}`);
      },
    );
  }

  test("what failed shows in the badge, and the tooltip says why", FULL, async ({ driver, awork }) => {
    awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
    awork.books.pause();
    await driver.connect();
    const popup = await driver.openPopup();
    awork.script.next({ method: "POST", path: /\/removebreaks$/ }, { status: 503 });
    await popup.press("Resume");
    await expect
      .poll(() => driver.toolbar())
      .toMatchObject({
        badge: "!",
        tooltip: expect.stringContaining("Not resumed: the timer is still paused in awork."),
      });
    await driver.expectTruth(popup, { failed: true });
  });
}
