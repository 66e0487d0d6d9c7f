import { describe, expect, it } from "vitest";
import { type Group, distinct, idOf } from "@/components/more/groups";
import { sampleProject, sampleTask, sampleType } from "./sample";

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
