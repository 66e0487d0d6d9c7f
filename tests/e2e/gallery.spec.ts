import { type Page, chromium } from "@playwright/test";
import { startGallery } from "../gallery/server.ts";
import { SCENES } from "../scenes/scenes.ts";
import { expect, test as base } from "./fixtures.ts";

const SECOND = 1000;
/** The longest that a busy machine takes for one scene more. */
const PATIENCE = 90 * SECOND;

const test = base.extend<{ gallery: Page; find: string }>({
  /** Only scenes whose name has this in it are shown. */
  find: ["", { option: true }],
  gallery: async ({ chromiumPath, find }, use) => {
    await using things = new AsyncDisposableStack();
    const gallery = await startGallery();
    things.defer(() => gallery.close());
    const browser = await chromium.launch({
      executablePath: chromiumPath,
      chromiumSandbox: process.getuid?.() !== 0,
    });
    things.defer(() => browser.close());
    const page = await browser.newPage({ viewport: { width: 2600, height: 1000 } });
    await page.goto(`${gallery.address}?find=${find}`);
    await page.locator("figure").last().waitFor({ state: "attached" });
    // So high that all are in sight: scenes wait until they are.
    const height = await page.evaluate<number>("document.documentElement.scrollHeight");
    await page.setViewportSize({ width: 2600, height });
    await use(page);
  },
});

/** How far each scene is that is to be seen, by its name; what failed says why. */
const states = (page: Page) =>
  page.locator("figure:not([hidden])").evaluateAll((all) =>
    Object.fromEntries(
      all.map((figure): [name: string, state: string] => {
        const { state = "waiting" } = (figure as HTMLElement).dataset;
        const [name, error] = ["a", ".error"].map((part) => figure.querySelector(part)!.textContent);
        return [name!, error || state];
      }),
    ),
  );

const UNDER_WAY = ["waiting", "loading", "opening"];

/** Waits as long as one scene after another comes. */
async function expectShown(page: Page, names: string[]): Promise<void> {
  const ended = async () =>
    Object.values(await states(page)).filter((state) => !UNDER_WAY.includes(state)).length;
  for (let before = 0; before < names.length; before = await ended())
    await expect.poll(ended, { timeout: PATIENCE }).toBeGreaterThan(before);
  expect(await states(page)).toEqual(Object.fromEntries(names.map((name) => [name, "shown"])));
}

test.describe("three scenes", () => {
  test.use({ find: "connected" });

  test("the gallery shows a popup and the settings as they are", async ({ gallery }) => {
    test.slow();
    const names = SCENES.map(({ name }) => name).filter((name) => name.includes("connected"));
    expect(names).toHaveLength(3);
    await expectShown(gallery, names);
  });
});

test("the gallery shows every scene, none with an error", { tag: "@full" }, async ({ gallery }) => {
  // As long as it goes on: see PATIENCE.
  test.setTimeout(0);
  const names = SCENES.map(({ name }) => name);
  await expectShown(gallery, names);
  await expect(gallery.getByRole("link")).toHaveText(names);
  // The real page, in the frame's language, with the toolbar that belongs to it.
  const running = gallery.locator("figure", { has: gallery.getByText("running", { exact: true }) });
  await expect(running.frameLocator("iframe").getByRole("button", { name: "Pause" })).toBeVisible();
  await expect(running.locator(".title")).toContainText("Running 1:3");
});
