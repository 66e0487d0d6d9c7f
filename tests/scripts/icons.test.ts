import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Resvg } from "@resvg/resvg-wasm";
import { drawIcons, writeIcons } from "@/scripts/icons";

const SOURCE = await readFile(new URL("../../assets/icons.svg", import.meta.url), "utf8");
const STATES = ["running", "paused", "nothing", "attention"];

/** The toolbars that an icon stands on: Chromium's light and dark one, Firefox's light and dark one. */
const TOOLBARS = ["#ffffff", "#3c3c3c", "#f0f0f4", "#2b2a33"];

/** Above this row of 16 Chromium's badge leaves the icon free (measured). */
const BADGE_TOP = 7;

const symbol = (name: string) => new RegExp(`<symbol id="${name}".*?</symbol>`, "s").exec(SOURCE)![0];

/** A state's own colour: the one that is not white. */
const colourOf = (name: string) =>
  [...symbol(name).matchAll(/#[\da-f]{3,6}/g)].map(([hex]) => hex).find((hex) => hex !== "#fff")!;

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Where the icon's own colour covers a pixel of the rows that a badge leaves free, at 16 pixels. */
async function seenAboveBadge(name: string): Promise<string> {
  await drawIcons();
  const svg = SOURCE.replace("</svg>", `<use href="#${name}" width="32" height="32" /></svg>`);
  const { pixels, width } = new Resvg(svg, { fitTo: { mode: "width", value: 16 } }).render();
  const at = (place: number) => {
    const [, green = 0, blue = 0, alpha = 0] = pixels.slice(4 * place, 4 * place + 4);
    return alpha < 128 ? " " : Math.min(green, blue) > 190 ? "." : "#";
  };
  return Array.from({ length: BADGE_TOP * width }, (_, place) => at(place)).join("");
}

const hash = (png: Uint8Array) => createHash("sha256").update(png).digest("hex");

describe("a state's icon", () => {
  it.each(STATES.flatMap((state) => TOOLBARS.map((toolbar) => [state, toolbar])))(
    "%s stands out from a toolbar of %s by 3:1",
    (state, toolbar) => expect(contrast(colourOf(state), toolbar)).toBeGreaterThanOrEqual(3),
  );

  it.each(["running", "paused", "attention"])("the white sign of %s stands out by 3:1", (state) =>
    expect(contrast(colourOf(state), "#ffffff")).toBeGreaterThanOrEqual(3),
  );

  it("can be told from every other above a badge, at 16 pixels", async () => {
    const seen = await Promise.all(STATES.map(seenAboveBadge));
    for (const [place, one] of seen.entries())
      for (const other of seen.slice(0, place)) {
        const differing = [...one].filter((pixel, at) => pixel !== other[at]);
        expect(differing.length).toBeGreaterThanOrEqual(8);
      }
  });
});

describe("the icons", () => {
  it("are those that the manifest and the toolbar name", async () => {
    const states = ["attention", "nothing", "paused", "running"];
    expect([...(await drawIcons()).keys()].toSorted()).toEqual(
      [
        ...[128, 16, 32].map((size) => `app-${size}.png`),
        ...states.flatMap((state) => [16, 32].map((size) => `${state}-${size}.png`)),
      ].toSorted(),
    );
  });

  it("are the same bytes each time, and no two are the same", async () => {
    const [one, two] = await Promise.all([drawIcons(), drawIcons()]);
    expect([...two].map(([, png]) => hash(png))).toEqual([...one].map(([, png]) => hash(png)));
    expect(new Set([...one].map(([, png]) => hash(png))).size).toBe(one.size);
  });

  it("are written into the extension, each under its name", async () => {
    const folder = await mkdtemp(join(tmpdir(), "awork-timer-icons-"));
    try {
      await writeIcons(folder);
      const drawn = await drawIcons();
      expect((await readdir(join(folder, "icons"))).toSorted()).toEqual([...drawn.keys()].toSorted());
      for (const [name, png] of drawn)
        expect(hash(await readFile(join(folder, "icons", name)))).toBe(hash(png));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
