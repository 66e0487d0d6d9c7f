import { type Page, chromium } from "@playwright/test";
import { startGallery } from "../gallery/server.ts";
import { SCENES } from "../scenes/scenes.ts";
import { expect, test } from "./fixtures.ts";

const SECOND = 1000;

/** How far each scene is, by its name; what failed says why. */
const states = (page: Page) =>
  page.locator("figure").evaluateAll((all) =>
    Object.fromEntries(
      all.map((figure) => {
        const { state } = (figure as HTMLElement).dataset;
        const [name, error] = ["a", ".error"].map((part) => figure.querySelector(part)!.textContent);
        return [name, error || state];
      }),
    ),
  );

test("the gallery shows every scene, none with an error", { tag: "@full" }, async ({ chromiumPath }) => {
  test.setTimeout(300 * SECOND);
  await using things = new AsyncDisposableStack();
  const gallery = await startGallery();
  things.defer(() => gallery.close());
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    chromiumSandbox: process.getuid?.() !== 0,
  });
  things.defer(() => browser.close());
  // So large that all are in sight: others wait until they are.
  const page = await browser.newPage({ viewport: { width: 2600, height: 6000 } });
  await page.goto(gallery.address);
  const all = Object.fromEntries(SCENES.map(({ name }) => [name, "shown"]));
  await expect.poll(() => states(page), { timeout: 270 * SECOND }).toEqual(all);
  await expect(page.getByRole("link")).toHaveText(SCENES.map(({ name }) => name));
  // The real page, in the frame's language, with the toolbar that belongs to it.
  const running = page.locator("figure", { has: page.getByText("running", { exact: true }) });
  await expect(running.frameLocator("iframe").getByRole("button", { name: "Pause" })).toBeVisible();
  await expect(running.locator(".title")).toContainText("Running 1:3");
});
