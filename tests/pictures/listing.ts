import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { drawIcons } from "../../scripts/icons.ts";
import captions from "./captions.json" with { type: "json" };
import { type Painter, type Picture, escaped, image } from "./sheet.ts";

type Language = keyof typeof captions;

const find = (pictures: Picture[], scene: string, language: string, theme: string): Picture => {
  const found = pictures.find(
    (picture) => picture.scene === scene && picture.language === language && picture.theme === theme,
  );
  if (!found) throw new Error(`There is no picture of "${scene}" (${language}, ${theme}).`);
  return found;
};

/** The scenes that are on the stores' pictures. */
export const LISTED = new Set(Object.values(captions).flatMap((all) => all.map(({ scene }) => scene)));

/**
 * What a store's listing takes besides texts, in the sizes that stores take: pictures of 1280 x 800, tiles of 440 x 280
 * and 1400 x 560 for each language, and Edge's logo of 300 x 300.
 */
export async function listing(painter: Painter, pictures: Picture[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [, logo] of await drawIcons({ app: [300] })) await writeFile(join(folder, "logo.png"), logo);
  for (const language of Object.keys(captions) as Language[]) {
    const own = join(folder, language);
    await mkdir(own, { recursive: true });
    for (const [place, { scene, theme, title, text }] of captions[language].entries()) {
      const popup = image(find(pictures, scene, language, theme), 408);
      const words = `<div><h1>${escaped(title)}</h1><p>${escaped(text)}</p></div>`;
      const html = `<style>${STYLE}</style><main class="${theme}">${words}${popup}</main>`;
      await painter.paint(join(own, `${place + 1}.png`), html, { width: 1280, height: 800 });
    }
    const { scene, theme, title } = captions[language][0]!;
    const popup = find(pictures, scene, language, theme);
    for (const [name, width, height] of [
      ["tile", 440, 280],
      ["marquee", 1400, 560],
    ] as const) {
      const html = `<style>${STYLE}</style><main class="${theme} ${name}"><div><h1>${escaped(title)}</h1></div>${image(popup, name === "tile" ? 170 : 408)}</main>`;
      await painter.paint(join(own, `${name}.png`), html, { width, height });
    }
  }
}

/** The picture of the README: running and paused, light and dark. */
export async function forReadme(painter: Painter, pictures: Picture[], path: string): Promise<void> {
  const both = [find(pictures, "running", "en", "light"), find(pictures, "paused", "en", "dark")];
  const html = `<style>${STYLE}</style><main class="readme">${both.map((each) => image(each, 360)).join("")}</main>`;
  await painter.paint(path, html, { width: 800, height: 664, scale: 2 });
}

const STYLE = `
  body { margin: 0; font-family: system-ui, sans-serif; }
  main { display: flex; align-items: center; justify-content: space-evenly; gap: 4%; box-sizing: border-box; height: 100vh; padding: 0 6%; overflow: hidden; background: linear-gradient(150deg, #dfeaf8, #b9d3f3); color: #14202e; }
  .dark { background: linear-gradient(150deg, #22364f, #0f1b2b); color: #f2f6fb; }
  h1 { margin: 0 0 24px; font-size: 52px; line-height: 1.15; }
  p { margin: 0; font-size: 26px; line-height: 1.45; }
  img { flex: none; border-radius: 14px; box-shadow: 0 12px 40px rgb(0 0 0 / 35%); }
  .tile { align-items: start; padding-top: 32px; }
  .tile h1 { font-size: 25px; }
  .marquee { align-items: start; padding-top: 56px; }
  .marquee h1 { padding-top: 100px; font-size: 60px; }
  .readme { padding: 32px; }
`;
