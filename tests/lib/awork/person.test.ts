import { describe, expect, it } from "vitest";
import { NotUnderstood } from "@/lib/awork/api-error";
import { person } from "@/lib/awork/person";

const ID = "5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7a01";
const WORKSPACE = {
  id: "30000000-0000-4000-8000-000000000001",
  name: "Carla & Friends",
  url: "https://carla.awork.com",
};

describe("a person", () => {
  it("has a name and a workspace", () => {
    const said = {
      id: ID,
      firstName: "Carla",
      lastName: "Creative",
      language: "en-GB",
      workspace: WORKSPACE,
    };
    expect(person(said)).toEqual({ id: ID, name: "Carla Creative", workspace: WORKSPACE });
  });

  it.each([
    ["a first name alone", { firstName: "Carla" }, "Carla"],
    ["a last name alone", { lastName: "Creative", firstName: null }, "Creative"],
    [
      "a name that turns nothing beside it",
      { firstName: "Carla\u202E", lastName: "\nCreative" },
      "Carla Creative",
    ],
    [
      "names of 100 kB",
      { firstName: "n".repeat(100_000), lastName: "m".repeat(100_000) },
      `${"n".repeat(200)} ${"m".repeat(200)}`,
    ],
    ["no name", {}, ""],
  ])("may have %s", (_sentence, names, name) => {
    expect(person({ id: ID, ...names }).name).toBe(name);
  });

  it("has a workspace with a name that turns nothing beside it", () => {
    const { workspace } = person({ id: ID, workspace: { ...WORKSPACE, name: "\u202ECarla\u2028& Friends" } });
    expect(workspace).toEqual(WORKSPACE);
  });

  it("has a workspace whose name is no page", () => {
    const { workspace } = person({ id: ID, workspace: { ...WORKSPACE, name: "🎨".repeat(50_000) } });
    expect(workspace.name).toBe("🎨".repeat(100));
  });

  it.each([
    ["is missing", undefined],
    ["is null", null],
    ["says nothing", {}],
    ["says null", { id: null, name: null, url: null }],
  ])("has an empty workspace where that %s", (_sentence, workspace) => {
    expect(person({ id: ID, workspace }).workspace).toEqual({ id: "", name: "", url: "" });
  });

  it.each([
    ["id", {}],
    ["id", { id: "carla" }],
    ["id", { id: null }],
    ["body", null],
    ["body", "Carla"],
  ])("is not understood with a wrong %s: %j", (field, value) => {
    expect(() => person(value)).toThrow(new NotUnderstood(field));
  });

  it.each<[string, object]>([
    ["firstName", { firstName: 1 }],
    ["lastName", { lastName: ["Creative"] }],
    ["workspace", { workspace: "Carla & Friends" }],
    ["workspace.id", { workspace: { id: 1 } }],
    ["workspace.name", { workspace: { name: 1 } }],
    ["workspace.url", { workspace: { url: {} } }],
  ])("does without a proper %s", (_field, odd) => {
    expect(person({ id: ID, ...odd })).toEqual({
      id: ID,
      name: "",
      workspace: { id: "", name: "", url: "" },
    });
  });
});
