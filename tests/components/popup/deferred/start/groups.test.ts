import { describe, expect, it } from "vitest";
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
  const sources = { recent: [LOGO], assigned: [LAYOUT], types: [DESIGN], found: [] };

  it("is in the group with the best choice first", () => {
    expect(names(grouped({ ...sources, recent: [sampleTask("9", "Relogo")] }, "logo", true))).toEqual([
      ["groupTypes", "Logo design"],
      ["groupAssigned", "Layout of the logo"],
      ["groupRecent", "Relogo"],
    ]);
  });

  it.each(["recent", "assigned", "types", "found"] as const)(
    "has what is called exactly so at the very top, once: %s",
    (where) => {
      const given = { ...sources, [where]: [...sources[where], EXACT] };
      const [first, ...others] = names(grouped(given, "logo", true));
      expect(first).toEqual(["groupBest", "Logo"]);
      expect(others.flat()).not.toContain("Logo");
    },
  );

  it("has what awork found below what is known here, however well it suits", () => {
    const found = [sampleTask("8", "Nothing alike"), sampleTask("9", "Logo first")];
    expect(names(grouped({ ...sources, recent: [], types: [], found }, "logo", true))).toEqual([
      ["groupAssigned", "Layout of the logo"],
      ["groupFound", "Logo first", "Nothing alike"],
    ]);
  });

  it("keeps of what was found for another term only what suits this one", () => {
    const found = [sampleTask("8", "Nothing alike"), sampleTask("9", "Logo first")];
    expect(names(grouped({ recent: [], assigned: [], types: [], found }, "logo", false))).toEqual([
      ["groupFound", "Logo first"],
    ]);
  });
});
