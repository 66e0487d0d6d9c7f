import { type Browser, chromium } from "@playwright/test";

/** A picture of a scene, twice as fine as it is large. */
export type Picture = { scene: string; language: string; theme: string; shot: Buffer };

export const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** The picture as it goes into a page, half as large as it is fine. */
export const image = ({ shot }: Picture, width: number) =>
  `<img alt="" width="${width}" src="data:image/png;base64,${shot.toString("base64")}">`;

/** Draws pages into pictures. */
export async function createPainter(executablePath: string) {
  const browser: Browser = await chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
  });

  return {
    /** Without a height it is as high as it has to be. `scale`: pixels for each of CSS. */
    async paint(
      path: string,
      html: string,
      { width, height, scale = 1 }: { width: number; height?: number; scale?: number },
    ) {
      const page = await browser.newPage({
        viewport: { width, height: height ?? 100 },
        deviceScaleFactor: scale,
      });
      await page.setContent(html);
      await page.screenshot({ path, fullPage: height === undefined });
      await page.close();
    },
    close: () => browser.close(),
  };
}

export type Painter = Awaited<ReturnType<typeof createPainter>>;
