import { relative, sep } from "node:path";

const KINDS = ["lines", "branches", "functions"] as const;

type Covered = Record<(typeof KINDS)[number], { total: number; covered: number }>;

/** Istanbul's `json-summary`: a file's whole path, and `total` for all of them together. */
export type CoverageSummary = Record<string, Covered>;

/** What share of each room the tests run through, as a table in Markdown. */
export function coverageTable({ total, ...files }: CoverageSummary, root: string): string {
  const rooms = Map.groupBy(Object.keys(files), (file) => roomOf(relative(root, file).split(sep)));
  const sorted = [...rooms].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const rows = [
    ["room", ...KINDS],
    ["-".repeat(WIDTH), ...KINDS.map((kind) => `${"-".repeat(kind.length - 1)}:`)],
    ...sorted.map(([room, names]) => row(room, ...names.map((name) => files[name]!))),
    row("together", total!),
  ];
  return rows.map(([room, ...shares]) => `| ${[room!.padEnd(WIDTH), ...shares].join(" | ")} |\n`).join("");
}

const WIDTH = 20;

/** `lib` has a folder for each room; the components are one. */
const roomOf = ([top, folder]: string[]) => (top === "lib" ? `${top}/${folder}` : top!);

const row = (room: string, ...files: Covered[]) => [
  room,
  ...KINDS.map((kind) => share(files.map((file) => file[kind])).padStart(kind.length)),
];

/** In whole percent, rounded down: 100% is all of it. */
function share(files: { total: number; covered: number }[]): string {
  const total = files.reduce((sum, file) => sum + file.total, 0);
  const covered = files.reduce((sum, file) => sum + file.covered, 0);
  return total === 0 ? "–" : `${Math.floor((100 * covered) / total)}%`;
}
