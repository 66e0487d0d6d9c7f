import { describe, expect, it } from "vitest";
import type { Choice } from "@/lib/timer/start/choice";
import { type Group, distinct, grouped, idOf } from "@/components/popup/deferred/start/groups";
import { sampleProject, sampleTask, sampleType } from "@/tests/components/popup/deferred/sample";

const names = (groups: Group[]) =>
  groups.map(({ label, choices }) => [label, ...choices.map(({ name }) => name)]);

describe("groups of choices", () => {
  it("hold each choice once, where it comes first", () => {
    const groups = distinct([
      { label: "groupRecent", choices: [sampleTask("1", "Logo"), sampleTask("1", "Logo again")] },
      { label: "groupAssigned", choices: [sampleTask("1", "Logo as well"), sampleTask("2", "Layout")] },
    ]);
    expect(names(groups)).toEqual([
      ["groupRecent", "Logo"],
      ["groupAssigned", "Layout"],
    ]);
  });

  it("tell a task from a project and a type of work with the same id", () => {
    const choices = [sampleTask("1", "Logo"), sampleProject("1", "Website"), sampleType("1", "Design")];
    expect(new Set(choices.map(idOf)).size).toBe(3);
    expect(names(distinct([{ label: "groupFound", choices }]))).toEqual([
      ["groupFound", "Logo", "Website", "Design"],
    ]);
  });

  it("are left out when nothing is left of them", () => {
    const choices = [sampleTask("1", "Logo")];
    const groups: Group[] = [
      { label: "groupRecent", choices: [] },
      { label: "groupAssigned", choices },
      { label: "groupFound", choices },
    ];
    expect(names(distinct(groups))).toEqual([["groupAssigned", "Logo"]]);
  });
});

describe("what suits a term", () => {
  const [LOGO, LAYOUT] = [sampleTask("1", "Create logo"), sampleTask("2", "Layout of the logo")];
  const EXACT = sampleTask("3", "Logo");
  const DESIGN = sampleType("d", "Logo design");
  const sources = {
    pinned: [] as Choice[],
    recent: [LOGO],
    assigned: [LAYOUT],
    types: [DESIGN],
    found: [] as Choice[],
  };

  it.each<[string, Partial<typeof sources>, string[]]>([
    [
      "of whatever kind",
      { recent: [sampleTask("9", "Relogo")] },
      ["Logo design", "Layout of the logo", "Relogo"],
    ],
    [
      "with recent ones before others that suit as well",
      { assigned: [EXACT, LAYOUT], recent: [LAYOUT, LOGO] },
      ["Logo", "Logo design", "Layout of the logo", "Create logo"],
    ],
    [
      "also of what awork found",
      { recent: [], types: [], found: [EXACT, LOGO] },
      ["Logo", "Layout of the logo", "Create logo"],
    ],
  ])("is in one order, best first: %s", (_title, given, expected) => {
    expect(names(grouped({ ...sources, ...given }, "logo", true))[0]).toEqual(["groupBest", ...expected]);
  });

  it.each(["recent", "assigned", "types", "found"] as const)(
    "has what is called exactly so at the very top, once: %s",
    (where) => {
      const given = { ...sources, [where]: [...sources[where], EXACT] };
      const all = names(grouped(given, "logo", true)).flat();
      expect(all.slice(0, 2)).toEqual(["groupBest", "Logo"]);
      expect(all.filter((name) => name === "Logo")).toHaveLength(1);
    },
  );

  it("has what awork found by text that is not seen in a group of its own below", () => {
    const found = [sampleTask("8", "Nothing alike"), sampleTask("9", "Logo first")];
    expect(names(grouped({ ...sources, recent: [], types: [], found }, "logo", true))).toEqual([
      ["groupBest", "Logo first", "Layout of the logo"],
      ["groupFound", "Nothing alike"],
    ]);
  });

  it("keeps of what was found for another term only what suits this one", () => {
    const found = [sampleTask("8", "Nothing alike"), sampleTask("9", "Logo first")];
    expect(names(grouped({ pinned: [], recent: [], assigned: [], types: [], found }, "logo", false))).toEqual(
      [["groupBest", "Logo first"]],
    );
  });
});
