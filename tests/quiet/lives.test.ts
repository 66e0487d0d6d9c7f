import { describe, expect, it } from "vitest";
import { createLives, sum } from "./lives.ts";

/** What the browser tells, moment by moment. */
function tell(told: [at: number, status: string, id?: string][]) {
  const lives = createLives();
  for (const [at, runningStatus, versionId = "0"] of told) lives.hear([{ versionId, runningStatus }], at);
  return lives;
}

describe("a worker's lives", () => {
  it.each<[string, [number, string, string?][], { since: number; until: number | null }[]]>([
    [
      "begin when it runs",
      [
        [1, "starting"],
        [2, "running"],
      ],
      [{ since: 2, until: null }],
    ],
    [
      "end when it has stopped",
      [
        [2, "running"],
        [5, "stopping"],
        [6, "stopped"],
      ],
      [{ since: 2, until: 6 }],
    ],
    [
      "are told more than once",
      [
        [2, "running"],
        [3, "running"],
        [6, "stopped"],
        [7, "stopped"],
      ],
      [{ since: 2, until: 6 }],
    ],
    [
      "follow each other",
      [
        [2, "running"],
        [6, "stopped"],
        [9, "running"],
      ],
      [
        { since: 2, until: 6 },
        { since: 9, until: null },
      ],
    ],
    [
      "are each version's own",
      [
        [2, "running"],
        [3, "running", "1"],
        [4, "stopped"],
      ],
      [
        { since: 2, until: 4 },
        { since: 3, until: null },
      ],
    ],
    ["that nobody saw begin are none", [[1, "stopped"]], []],
  ])("%s", (_title, told, lives) => {
    expect(tell(told).all()).toEqual(lives);
  });

  it("are what keeps it awake", () => {
    expect(tell([[2, "running"]]).isAwake()).toBe(true);
    expect(
      tell([
        [2, "running"],
        [5, "stopped"],
      ]).isAwake(),
    ).toBe(false);
  });
});

describe("between two moments", () => {
  it.each([
    ["none", [], { wakes: 0, awake: 0, longest: 0 }],
    ["one within", [{ since: 120, until: 150 }], { wakes: 1, awake: 30, longest: 30 }],
    [
      "two within",
      [
        { since: 110, until: 120 },
        { since: 150, until: 180 },
      ],
      { wakes: 2, awake: 40, longest: 30 },
    ],
    ["one that began before", [{ since: 90, until: 130 }], { wakes: 0, awake: 30, longest: 40 }],
    ["one that goes on after", [{ since: 170, until: 300 }], { wakes: 1, awake: 30, longest: 30 }],
    ["one that has not ended", [{ since: 170, until: null }], { wakes: 1, awake: 30, longest: 30 }],
    ["one before", [{ since: 10, until: 100 }], { wakes: 0, awake: 0, longest: 0 }],
    ["one after", [{ since: 200, until: 220 }], { wakes: 0, awake: 0, longest: 0 }],
  ])("%s", (_title, lives, seen) => {
    expect(sum(lives, 100, 200)).toEqual(seen);
  });
});
