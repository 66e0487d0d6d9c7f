import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const tokens = readFileSync(join(resolve(import.meta.dirname, "../.."), "components/tokens.css"), "utf8");

type Colour = [red: number, green: number, blue: number];

const colours = new Map(
  [...tokens.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name!,
    { light: parsed(light!), dark: parsed(dark!) },
  ]),
);

const THEMES = ["light", "dark"] as const;
type Theme = (typeof THEMES)[number];

const colour = (name: string, theme: Theme) => colours.get(name)![theme];

function parsed(hex: string): Colour {
  return [1, 3, 5].map((place) => parseInt(hex.slice(place, place + 2), 16) / 255) as Colour;
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  ) as Colour;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Colour, other: Colour): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ["ground", "surface", "accent-soft", "running-soft", "paused-soft", "attention-soft"];

const grounds = (theme: Theme) => GROUNDS.map((name): [string, Colour] => [name, colour(name, theme)]);

const pairs = (names: string[]) =>
  THEMES.flatMap((theme) =>
    names.flatMap((name) =>
      grounds(theme).map(([ground, on]) => [theme, name, ground, colour(name, theme), on] as const),
    ),
  );

describe("contrast", () => {
  it("is looked at for every colour there is", () => {
    expect([...colours.keys()].toSorted()).toEqual([
      "accent",
      "accent-soft",
      "attention",
      "attention-soft",
      "edge",
      "ground",
      "line",
      "on-accent",
      "paused",
      "paused-soft",
      "quiet",
      "running",
      "running-soft",
      "surface",
      "text",
    ]);
  });

  it.each(pairs(["text", "quiet", "accent", "running", "paused", "attention"]))(
    "is enough to read: %s, %s on %s",
    (_theme, _name, _ground, one, other) => {
      expect(contrast(one, other)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(THEMES)("is enough to read on the main button: %s", (theme) => {
    expect(contrast(colour("on-accent", theme), colour("accent", theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairs(["edge"]))(
    "is enough to see a field's edge: %s, %s on %s",
    (_theme, _name, _ground, one, other) => {
      expect(contrast(one, other)).toBeGreaterThanOrEqual(3);
    },
  );
});
