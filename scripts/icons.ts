import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Resvg, initWasm } from "@resvg/resvg-wasm";

const SOURCE = new URL("../assets/icons.svg", import.meta.url);

/** The sizes of each icon in pixels, by symbol name. */
const SIZES: Record<string, number[]> = {
  // Browsers scale the largest icon to 48, which saves a kilobyte in the package.
  app: [16, 32, 128],
  running: [16, 32],
  paused: [16, 32],
  nothing: [16, 32],
  attention: [16, 32],
};

/** The same renderer on every system, so that the images are identical byte for byte. */
let renderer: Promise<void> | undefined;

const ready = () =>
  (renderer ??= readFile(createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm")).then(
    initWasm,
  ));

/** Renders the icons as PNGs, by file name, such as `running-16.png`. `sizes`: in pixels, by symbol name. */
export async function drawIcons(sizes = SIZES): Promise<Map<string, Uint8Array>> {
  const [source] = await Promise.all([readFile(SOURCE, "utf8"), ready()]);
  const icons = new Map<string, Uint8Array>();
  for (const [name, wanted] of Object.entries(sizes)) {
    if (!source.includes(`<symbol id="${name}"`))
      throw new Error(`assets/icons.svg has no symbol "${name}".`);
    const svg = source.replace("</svg>", `<use href="#${name}" width="32" height="32" /></svg>`);
    for (const value of wanted) {
      const picture = new Resvg(svg, { fitTo: { mode: "width", value } }).render();
      icons.set(`${name}-${value}.png`, picture.asPng());
      picture.free();
    }
  }
  return icons;
}

/** Writes the icons into the `icons` folder of a built extension. */
export async function writeIcons(outDir: string): Promise<void> {
  const [icons] = await Promise.all([drawIcons(), mkdir(join(outDir, "icons"), { recursive: true })]);
  await Promise.all([...icons].map(([file, png]) => writeFile(join(outDir, "icons", file), png)));
}
