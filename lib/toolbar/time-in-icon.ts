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

/** For three digits side by side, or two beside a sign. */
const NARROW = [
  "### .#. ##. ##. #.# ### .## ### .#. .#.",
  "#.# ##. ..# ..# #.# #.. #.. ..# #.# #.#",
  "#.# .#. ..# .#. #.# ##. ##. ..# .#. #.#",
  "#.# .#. .#. ..# ### ..# #.# .#. #.# .##",
  "#.# .#. #.. ..# ..# ..# #.# .#. #.# ..#",
  "### ### ### ##. ..# ##. .#. .#. .#. ##.",
];

/** As in the icons without a time: runs, is paused, nothing runs, a person is needed. */
const SIGNS = {
  running: ["##...", "####.", "#####", "#####", "####.", "##..."],
  paused: ["##.##", "##.##", "##.##", "##.##", "##.##", "##.##"],
  nothing: [".###.", "#####", "#####", "#####", "#####", ".###."],
  attention: [".##..", ".##..", ".##..", ".##..", ".....", ".##.."],
};

const SIZE = 16;

/**
 * A time as an icon of 16 rows of 16 pixels: "#" has the colour of the state, "." is light, " " is
 * transparent. A filled box with two rows: the state's sign and the hours, and below them the minutes. Each
 * state has a sign of its own, so that colour is not the only one. From 100 hours on the hours take their row,
 * and the sign is in the one of the minutes; up to 999 hours fit. If the time is not sure, the sides are
 * perforated.
 */
export function pixels(time: Duration, state: keyof typeof SIGNS, isSure: boolean): string[] {
  const [hours = "", minutes = ""] = hoursMinutes(time).split(":");
  const sign = SIGNS[state];
  const rows =
    hours.length > 2
      ? [drawn(hours, NARROW), beside(sign, drawn(minutes, NARROW))]
      : [beside(sign, drawn(hours, hours.length > 1 ? NARROW : WIDE)), drawn(minutes, WIDE)];
  const ink = ["", ...rows[0]!, "", "", ...rows[1]!, ""].map(centred);
  return ink.map((row, y) =>
    [...row]
      .map((dot, x) => {
        const isSide = x === 0 || x === SIZE - 1;
        const isCorner = isSide && (y === 0 || y === SIZE - 1);
        if (isCorner || (isSide && !isSure && y % 2)) return " ";
        return dot === "#" ? "." : "#";
      })
      .join(""),
  );
}

/** The rows of a number. */
function drawn(digits: string, font: string[]): string[] {
  const shapes = font.map((row) => row.split(" "));
  return shapes.map((row) => [...digits].map((digit) => row[Number(digit)]).join("."));
}

const beside = (sign: string[], number: string[]) => sign.map((row, y) => `${row}..${number[y]}`);

const centred = (row: string) => row.padStart((SIZE + row.length) / 2, ".").padEnd(SIZE, ".");
