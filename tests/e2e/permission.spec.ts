import { expect, test } from "./fixtures.ts";

const MINUTE = 60_000;

test("without the permission it says so, keeps the time, and offers to allow it again", async ({
  desk,
  awork,
}) => {
  awork.books.add({ start: awork.clock.now() - 50 * MINUTE });
  await desk.connect();
  const extensions = await desk.context.newPage();
  await extensions.goto("chrome://extensions");
  const setAccess = (hostAccess: string) =>
    extensions.evaluate(
      `new Promise((done) => chrome.developerPrivate.updateExtensionConfiguration(${JSON.stringify({ extensionId: desk.browser.extensionId, hostAccess })}, done))`,
    );
  await setAccess("ON_CLICK");
  const popup = await desk.openPopup();
  await expect(popup.getByRole("alert")).toContainText("The browser does not let the timer reach awork.");
  await expect(popup.getByRole("button", { name: "Allow access to awork" })).toBeVisible();
  await desk.expectTruth(popup);

  // What the person answers in the browser's own question can't be pressed here.
  await setAccess("ON_ALL_SITES");
  await expect(popup.getByRole("alert")).toBeEmpty();
  await desk.expectTruth(popup);
});
