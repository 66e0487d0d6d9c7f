/** The digits as people know them, from 0 to 9, in six rows: the usual ones, and the narrow ones for where room is short. */
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

/** What stands for a state, as people know it: play, one bar of pause, a dot, an exclamation mark. */
const SIGNS: [sign: string, shape: string[]][] = [
  ["▶", ["##...", "####.", "#####", "#####", "####.", "##..."]],
  ["❚", ["##", "##", "##", "##", "##", "##"]],
  ["●", [".###.", "#####", "#####", "#####", "#####", ".###."]],
  ["!", ["##", "##", "##", "##", "..", "##"]],
];

const STATES: Record<string, string> = {
  "▶": "running",
  "❚❚": "paused",
  "●": "nothing",
  "!": "attention",
};

const HEIGHT = 6;

const keyOf = (shape: string[]) => columns(shape.map((row) => [...row].map((dot) => dot === "#")))[0]!;

/** Each digit and sign by its columns that have ink, from the top: they tell it wherever it stands. */
const KNOWN = new Map([
  ...FONTS.flatMap((rows) =>
    rows[0]!.map((_, digit) => [keyOf(rows.map((row) => row[digit]!)), `${digit}`] as const),
  ),
  ...SIGNS.map(([sign, shape]) => [keyOf(shape), sign] as const),
]);

/**
 * Reads what is drawn into an icon, the state by its sign and the time, hours above minutes: `running 12:34`. What is
 * neither digit nor sign reads `?`. `isInk` of a column and a row of the 16 each way. It knows nothing of the code that
 * draws.
 */
export function readIcon(isInk: (x: number, y: number) => boolean): string {
  const band = (top: number) =>
    Array.from({ length: HEIGHT }, (_, y) => Array.from({ length: 14 }, (_, x) => isInk(1 + x, top + y)));
  const read = (top: number) =>
    columns(band(top))
      .map((shape) => KNOWN.get(shape) ?? "?")
      .join("");
  const drawn = `${read(1)}:${read(9)}`;
  const sign = drawn.replaceAll(/[\d:?]/g, "");
  return `${STATES[sign] ?? "no sign"} ${drawn.replaceAll(/[^\d:?]/g, "")}`;
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
