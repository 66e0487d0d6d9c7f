import { chromium } from "@playwright/test";

export type Picture = { scene: string; language: string; theme: string; shot: Buffer };

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** One picture of all: a row for each scene, a column for each language and theme. */
export async function contactSheet(
  executablePath: string,
  scenes: string[],
  pictures: Picture[],
  path: string,
): Promise<void> {
  const cell = ({ language, theme, shot }: Picture) =>
    `<figure class="${theme}"><img alt="" src="data:image/png;base64,${shot.toString("base64")}"><figcaption>${language}, ${theme}</figcaption></figure>`;
  const rows = scenes.map(
    (scene) =>
      `<h2>${escaped(scene)}</h2><section>${pictures
        .filter((picture) => picture.scene === scene)
        .map(cell)
        .join("")}</section>`,
  );
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  try {
    const page = await browser.newPage({ viewport: { width: 1480, height: 800 } });
    await page.setContent(`<style>${STYLE}</style>${rows.join("")}`);
    await page.screenshot({ path, fullPage: true });
  } finally {
    await browser.close();
  }
}

const STYLE = `
  body { margin: 20px; font: 14px system-ui, sans-serif; background: #8a9099; }
  h2 { margin: 20px 0 8px; font-size: 18px; }
  section { display: grid; grid-template-columns: repeat(4, 1fr); gap: 16px; align-items: start; }
  figure { margin: 0; }
  img { display: block; max-width: 100%; box-shadow: 0 1px 8px rgb(0 0 0 / 40%); }
  figcaption { padding: 4px 0; font-size: 12px; }
`;
