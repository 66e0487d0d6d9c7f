import { expect, test } from "./fixtures.ts";

const MINUTE = 60_000;

test.describe("this computer's clock is off", () => {
  for (const minutes of [10, -10]) {
    test(`awork's clock is ${minutes} minutes ahead of it`, async ({ desk, awork }) => {
      awork.clock.advance(minutes * MINUTE);
      awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
      await desk.connect();
      const popup = await desk.openPopup();
      await desk.expectTruth(popup);
      await expect(popup.getByRole("alert")).toBeEmpty();
      awork.books.pause();
      await desk.pass(5 * MINUTE);
      await desk.expectTruth(popup);
    });

    test(`it is changed by ${minutes} minutes while the popup is open`, async ({ desk, awork }) => {
      awork.books.add({ start: awork.clock.now() - 50 * MINUTE - 20_000 });
      await desk.connect();
      const popup = await desk.openPopup();
      await desk.expectTruth(popup);
      // A page can't set the computer's clock: popup and worker get another one, both the same.
      const change = `(() => { const now = Date.now; Date.now = () => now() + ${minutes * MINUTE}; })()`;
      const held = awork.script.next({ path: /last$/ }, { hold: "before" });
      await desk.browser.worker.evaluate(change);
      await popup.evaluate(change);
      // Until awork has answered, the number says that it may not be right.
      await held.arrived;
      await expect(popup.getByRole("alert")).toContainText("This computer’s clock has changed");
      held.release();
      await expect(popup.getByRole("alert")).toBeEmpty();
      await desk.expectTruth(popup);
    });
  }
});
