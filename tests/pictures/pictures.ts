import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Page } from "@playwright/test";
import { findBrowser } from "../../scripts/browser.ts";
import { launch } from "../../scripts/chromium.ts";
import { buildExtension } from "../../scripts/extension.ts";
import { main, unlessStopped } from "../../scripts/main.ts";
import { root } from "../../scripts/root.ts";
import { startFakeAwork } from "../fake-awork/server.ts";
import { SCENES, type Scene } from "../scenes/scenes.ts";
import { createBrowserStage } from "../scenes/browser-stage.ts";
import { type Language, textsIn } from "../scenes/texts.ts";
import { contactSheet } from "./contact-sheet.ts";
import { LISTED, forReadme, listing } from "./listing.ts";
import { menuPictures } from "./menus.ts";
import { options } from "./options.ts";
import { type Picture, createPainter } from "./sheet.ts";

const LANGUAGES: { language: Language; locale: string }[] = [
  { language: "en", locale: "en-GB" },
  { language: "de", locale: "de" },
];
/** Pixels for each of CSS. */
const SCALE = 2;
const THEMES = ["light", "dark"] as const;

const folder = join(root, ".results", "pictures");
const store = join(root, "store", "pictures");

await main(async (things, stop) => {
  const { only, stores } = options();
  const scenes = SCENES.filter(({ name }) => (stores ? LISTED.has(name) : name.includes(only)));
  // Where the entries of the stand-in are made.
  process.env.TZ = "Europe/Berlin";
  const executablePath = await findBrowser(stop);
  const awork = await startFakeAwork();
  things.defer(() => awork.close());
  console.log("Building");
  const extension = await buildExtension({ origin: awork.origin, outDir: ".output/pictures", signal: stop });
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });

  const pictures: Picture[] = [];
  for (const { language, locale } of LANGUAGES) {
    const browser = await launch({
      executablePath,
      extension,
      headless: true,
      locale,
      deviceScaleFactor: SCALE,
    });
    things.defer(() => browser.close());
    const stage = await unlessStopped(stop, createBrowserStage(browser, awork, textsIn(language)));
    for (const [place, scene] of scenes.entries()) {
      await unlessStopped(stop, stage.clear());
      await unlessStopped(stop, scene.open(stage));
      const { page } = stage;
      for (const theme of THEMES) {
        await page.emulateMedia({ colorScheme: theme });
        const shot = await finely(page, scene);
        const name = `${String(place + 1).padStart(2, "0")}-${fileNameOf(scene.name)}`;
        await writeFile(join(folder, `${name}.${language}.${theme}.png`), shot);
        pictures.push({ scene: scene.name, language, theme, shot });
      }
      console.log(`${language}: ${scene.name}`);
    }
    await browser.close();
  }
  const menus = stores
    ? []
    : await menuPictures({
        awork,
        chromium: { executablePath, extension },
        languages: LANGUAGES,
        themes: THEMES,
        only,
        stop,
      });
  for (const { scene, language, theme, shot } of menus)
    await writeFile(join(folder, `${fileNameOf(scene)}.${language}.${theme}.png`), shot);

  const painter = await createPainter(executablePath);
  things.defer(() => painter.close());
  for (const page of ["popup", "panel", "settings"] as const) {
    const names = scenes.filter((scene) => scene.page === page).map(({ name }) => name);
    if (names.length === 0) continue;
    const path = join(folder, `contact-sheet-${page}.png`);
    await contactSheet(painter, names, pictures, path);
    console.log(`All together: ${relative(root, path)}`);
  }
  if (menus.length > 0) {
    const path = join(folder, "contact-sheet-menus.png");
    await contactSheet(painter, [...new Set(menus.map(({ scene }) => scene))], menus, path);
    console.log(`All together: ${relative(root, path)}`);
  }
  if (only !== "") return 0;
  await rm(store, { recursive: true, force: true });
  await listing(painter, pictures, store);
  console.log(`For the stores: ${relative(root, store)}`);
  if (stores) return 0;
  await forReadme(painter, pictures, join(root, "docs", "popup.png"));
  console.log("For the README: docs/popup.png");
  return 0;
});

function fileNameOf(scene: string): string {
  return scene.replaceAll(/\W+/g, "-");
}

/** A picture of the page as fine as it should be: all of the settings, or what a popup shows. */
async function finely(page: Page, { page: kind, name }: Scene): Promise<Buffer> {
  const shot = await page.screenshot({ fullPage: kind === "settings" });
  // As the head of a PNG has it.
  const width = shot.readUInt32BE(16);
  if (width !== SCALE * page.viewportSize()!.width)
    throw new Error(`The picture of "${name}" is only ${width} pixels wide.`);
  return shot;
}
