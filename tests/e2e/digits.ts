/** The digits as people know them, from 0 to 9, in six rows: the usual ones, and the narrow ones for three in a row. */
const FONTS = [
  [
    ".###.  ..##.  ####.  ####.  ...##  #####  .###.  #####  .###.  .###.",
    "##.##  .###.  ...##  ...##  ..###  ##...  ##...  ...##  ##.##  ##.##",
    "##.##  ..##.  ..###  .###.  .#.##  ####.  ####.  ..##.  .###.  ##.##",
    "##.##  ..##.  .##..  ...##  #..##  ...##  ##.##  ..##.  ##.##  .####",
    "##.##  ..##.  ##...  ...##  #####  ...##  ##.##  .##..  ##.##  ...##",
    ".###.  .####  #####  ####.  ...##  ####.  .###.  .##..  .###.  .###.",
  ],
  [
    "###  .#.  ##.  ##.  #.#  ###  .##  ###  .#.  .#.",
    "#.#  ##.  ..#  ..#  #.#  #..  #..  ..#  #.#  #.#",
    "#.#  .#.  ..#  .#.  #.#  ##.  ##.  ..#  .#.  #.#",
    "#.#  .#.  .#.  ..#  ###  ..#  #.#  .#.  #.#  .##",
    "#.#  .#.  #..  ..#  ..#  ..#  #.#  .#.  #.#  ..#",
    "###  ###  ###  ##.  ..#  ##.  .#.  .#.  .#.  ##.",
  ],
].map((rows) => rows.map((row) => row.split("  ")));

const HEIGHT = 6;

/** Each digit by its columns that have ink, from the top: they tell it wherever it stands. */
const KNOWN = new Map(
  FONTS.flatMap((rows) =>
    rows[0]!.map((_, digit) => {
      const shape = rows.map((row) => row[digit]!);
      return [columns(shape.map((row) => [...row].map((dot) => dot === "#")))[0]!, `${digit}`] as const;
    }),
  ),
);

/**
 * Reads the time that is drawn into an icon, hours above minutes: `12:34`; what is no digit reads `?`. `isInk` of a
 * column and a row of the 16 each way. It knows nothing of the code that draws.
 */
export function readTime(isInk: (x: number, y: number) => boolean): string {
  const band = (top: number) =>
    Array.from({ length: HEIGHT }, (_, y) => Array.from({ length: 14 }, (_, x) => isInk(1 + x, top + y)));
  const read = (top: number) =>
    columns(band(top))
      .map((shape) => KNOWN.get(shape) ?? "?")
      .join("");
  return `${read(1)}:${read(9)}`;
}

/** What stands apart from what is beside it, column by column. */
function columns(rows: boolean[][]): string[] {
  const all = rows[0]!.map((_, x) => rows.map((row) => (row[x] ? "#" : ".")).join(""));
  return all
    .map((column) => (column.includes("#") ? column : " "))
    .join("|")
    .split(/(?:^|\|) (?=\||$)/)
    .map((shape) => shape.replace(/^\||\|$/g, ""))
    .filter((shape) => shape !== "");
}
