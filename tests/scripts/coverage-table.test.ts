import { join } from "node:path";
import { expect, it } from "vitest";
import { coverageTable } from "../../scripts/coverage-table.ts";

const root = join(import.meta.dirname, "project");
const file = (lines: [number, number], branches: [number, number] = [0, 0]) => ({
  lines: { covered: lines[0], total: lines[1] },
  branches: { covered: branches[0], total: branches[1] },
  functions: { covered: 1, total: 1 },
});

it("coverage is told by room, components as one, rounded down, and together", () => {
  const table = coverageTable(
    {
      total: file([205, 211], [1, 3]),
      [join(root, "lib/timer/today.ts")]: file([198, 199], [1, 3]),
      [join(root, "components/popup/days.tsx")]: file([1, 1]),
      [join(root, "components/base.tsx")]: file([0, 1]),
      [join(root, "lib/timer/typed/start-field.ts")]: file([1, 1]),
      [join(root, "lib/async/once.ts")]: file([5, 9]),
    },
    root,
  );
  expect(table).toBe(
    [
      "| room                 | lines | branches | functions |",
      "| -------------------- | ----: | -------: | --------: |",
      "| components           |   50% |        – |      100% |",
      "| lib/async            |   55% |        – |      100% |",
      "| lib/timer            |   99% |      33% |      100% |",
      "| together             |   97% |      33% |      100% |",
      "",
    ].join("\n"),
  );
});
