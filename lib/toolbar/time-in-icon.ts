import { hoursMinutes } from "@/lib/timer/clock";
import type { Duration } from "@/lib/timer/time";

/** The digits from 0 to 9, in rows. Drawn by hand because the systems' fonts differ. */
const WIDE = [
  ".###. ..##. ####. ####. ...## ##### .###. ##### .###. .###.",
  "##.## .###. ...## ...## ..### ##... ##... ...## ##.## ##.##",
  "##.## ..##. ..### .###. .#.## ####. ####. ..##. .###. ##.##",
  "##.## ..##. .##.. ...## #..## ...## ##.## ..##. ##.## .####",
  "##.## ..##. ##... ...## ##### ...## ##.## .##.. ##.## ...##",
  ".###. .#### ##### ####. ...## ####. .###. .##.. .###. .###.",
];

/** For three digits side by side. */
const NARROW = [
  "### .#. ##. ##. #.# ### .## ### .#. .#.",
  "#.# ##. ..# ..# #.# #.. #.. ..# #.# #.#",
  "#.# .#. ..# .#. #.# ##. ##. ..# .#. #.#",
  "#.# .#. .#. ..# ### ..# #.# .#. #.# .##",
  "#.# .#. #.. ..# ..# ..# #.# .#. #.# ..#",
  "### ### ### ##. ..# ##. .#. .#. .#. ##.",
];

const SIZE = 16;

/**
 * A time as an icon of 16 rows of 16 pixels: "#" has the colour of the state, "." is light, " " is
 * transparent. Two rows of digits, hours above minutes; up to 999 hours fit. Each state has a shape of its
 * own, so that colour is not the only sign: running is a filled box, paused a light one between two bars,
 * nothing a light one without them. If the time is not sure, the sides are perforated.
 */
export function pixels(time: Duration, state: "running" | "paused" | "nothing", isSure: boolean): string[] {
  const [hours = "", minutes = ""] = hoursMinutes(time).split(":");
  const digits = ["", ...drawn(hours), "", "", ...drawn(minutes), ""].map(centred);
  return digits.map((row, y) =>
    [...row]
      .map((dot, x) => {
        const isSide = x === 0 || x === SIZE - 1;
        const isCorner = isSide && (y === 0 || y === SIZE - 1);
        if (isCorner || (isSide && !isSure && y % 2)) return " ";
        const isInk = dot === "#" || (state === "paused" && isSide);
        return isInk === (state === "running") ? "." : "#";
      })
      .join(""),
  );
}

/** The rows of a number. */
function drawn(digits: string): string[] {
  const [font, width] = digits.length > 2 ? [NARROW, 3] : [WIDE, 5];
  const at = (digit: string) => Number(digit) * (width + 1);
  return font.map((row) => [...digits].map((digit) => row.slice(at(digit), at(digit) + width)).join("."));
}

const centred = (row: string) => row.padStart((SIZE + row.length) / 2, ".").padEnd(SIZE, ".");
