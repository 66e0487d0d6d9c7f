import { mkdir, writeFile } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { findBrowser } from "./browser.ts";

/**
 * Draws the icons in `public/icons`. Each is a shape of its own on a disc, so that colour is not the only sign:
 * a triangle runs, two bars are paused, a ring is nothing, an exclamation mark wants attention.
 */
const SHAPES = {
  running: { disc: "#1a7f37", shape: '<path d="M12 9.2v13.6l11-6.8z" fill="#fff"/>' },
  paused: {
    disc: "#8a5a00",
    shape:
      '<rect x="10" y="9" width="4.4" height="14" rx="1" fill="#fff"/><rect x="17.6" y="9" width="4.4" height="14" rx="1" fill="#fff"/>',
  },
  nothing: {
    disc: "none",
    shape: '<circle cx="16" cy="16" r="11.5" fill="none" stroke="#7a828b" stroke-width="4"/>',
  },
  attention: {
    disc: "#c0212b",
    shape:
      '<rect x="14" y="7.5" width="4" height="11" rx="1.6" fill="#fff"/><circle cx="16" cy="23" r="2.4" fill="#fff"/>',
  },
  app: {
    disc: "#0b63ce",
    shape:
      '<path d="M16 7.5v9l5.6 4.4" fill="none" stroke="#fff" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/>',
  },
};

const SIZES = {
  running: [16, 32],
  paused: [16, 32],
  nothing: [16, 32],
  attention: [16, 32],
  app: [16, 32, 48, 128],
};

const folder = new URL("../public/icons/", import.meta.url);
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: await findBrowser(), args: ["--no-sandbox"] });
const page = await browser.newPage();
for (const [name, { disc, shape }] of Object.entries(SHAPES)) {
  for (const size of SIZES[name as keyof typeof SHAPES]) {
    await page.setViewportSize({ width: size, height: size });
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="${size}" height="${size}"><circle cx="16" cy="16" r="15" fill="${disc}"/>${shape}</svg>`;
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
    await writeFile(new URL(`${name}-${size}.png`, folder), await page.screenshot({ omitBackground: true }));
  }
}
await browser.close();
