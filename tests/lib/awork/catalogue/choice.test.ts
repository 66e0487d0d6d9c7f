import { describe, expect, it } from "vitest";
import { project, task, typeOfWork } from "@/lib/awork/catalogue/choice";
import { NotUnderstood } from "@/lib/awork/api-error";
import type { Choice } from "@/lib/timer/start/choice";

const ID = "86650f81-0000-4000-8000-000000000001";
const PROJECT = "86650f81-0000-4000-8000-000000000002";
const TYPE = "86650f81-0000-4000-8000-000000000003";

type Json = Record<string, unknown>;

const NOTHING = {
  key: null,
  projectId: null,
  project: null,
  client: null,
  typeOfWorkId: null,
  typeOfWork: null,
  isBillable: null,
};

describe("a type of work", () => {
  it("can be chosen by its name", () => {
    const said = { id: TYPE, name: "Design", icon: "brush", description: "…", isArchived: false };
    expect(typeOfWork(said)).toEqual({
      ...NOTHING,
      kind: "typeOfWork",
      id: TYPE,
      name: "Design",
      typeOfWorkId: TYPE,
      typeOfWork: "Design",
    });
  });

  it.each<[string, Json]>([
    ["is archived", { name: "Design", isArchived: true }],
    ["has no name", {}],
    ["has a name that can't be seen", { name: "\u200B\u202E" }],
    ["has an empty name", { name: "" }],
  ])("can't be chosen when it %s", (_sentence, said) => {
    expect(typeOfWork({ id: TYPE, ...said })).toBeNull();
  });
});

describe("a project", () => {
  it("that was found can be chosen", () => {
    const company = { id: ID, name: "Müller GmbH", industry: "Bread" };
    const said = {
      id: PROJECT,
      name: "Website",
      projectKey: "WEB",
      company,
      isBillableByDefault: false,
      isOpen: true,
    };
    expect(project(said)).toEqual({
      ...NOTHING,
      kind: "project",
      id: PROJECT,
      name: "Website",
      key: "WEB",
      projectId: PROJECT,
      project: "Website",
      client: "Müller GmbH",
      isBillable: false,
    });
  });

  it.each<[string, Json, Partial<Choice>]>([
    [
      "turns nothing beside it",
      { name: "Website\u202E", projectKey: "\u2067WEB", company: { name: "Müller\nGmbH" } },
      { name: "Website", key: "WEB", client: "Müller GmbH" },
    ],
    ["has no client where that is missing", {}, { client: null }],
    ["has no client where that is null", { company: null }, { client: null }],
    ["has no client without a name", { company: { id: ID } }, { client: null }],
    ["has no client by a name that is none", { company: { name: 7 } }, { client: null }],
    ["has a client in plain text", { company: "Müller GmbH" }, { client: "Müller GmbH" }],
    ["has no key where that is empty", { projectKey: "" }, { key: null }],
    ["is not said to be billable where that is null", { isBillableByDefault: null }, { isBillable: null }],
    ["is not said to be billable in words", { isBillableByDefault: "yes" }, { isBillable: null }],
  ])("%s", (_sentence, said, expected) => {
    expect(project({ id: PROJECT, name: "Website", ...said })).toMatchObject(expected);
  });

  it("can't be chosen without a name", () => {
    expect(project({ id: PROJECT })).toBeNull();
  });
});

const WHOLE = {
  kind: "task",
  id: ID,
  name: "Create logo concept",
  key: "WEB-12",
  projectId: PROJECT,
  project: "Website",
  client: "Müller GmbH",
  typeOfWorkId: TYPE,
  typeOfWork: "Design",
  isBillable: true,
};

describe("a task", () => {
  const said = { id: ID, name: "Create logo concept", taskIdentifier: "WEB-12", projectId: PROJECT };

  it("that is assigned can be chosen, its type of work by its id", () => {
    const assigned = {
      ...said,
      typeOfWorkId: TYPE,
      typeOfWork: { id: TYPE, name: "Design", icon: "brush", isArchived: false },
      taskStatus: { id: ID, name: "In Arbeit", type: "progress" },
      project: {
        id: PROJECT,
        name: "Website",
        company: { id: ID, name: "Müller GmbH" },
        isBillableByDefault: true,
      },
    };
    expect(task(assigned)).toEqual(WHOLE);
  });

  it("that was found has the name of its type of work alone, and its client in plain text", () => {
    const found = {
      ...said,
      typeOfWork: { name: "Design" },
      taskStatus: { name: "In Arbeit", type: "progress", icon: "arrow_forward" },
      project: { id: PROJECT, name: "Website", company: "Müller GmbH", isBillableByDefault: true },
    };
    expect(task(found)).toEqual({ ...WHOLE, typeOfWorkId: null });
  });

  it.each<[string, unknown, boolean]>([
    ["is over where that is closed", { type: "closed" }, true],
    ["is over where that is done", { type: "done" }, true],
    ["is not over while it is stuck", { type: "stuck" }, false],
    ["is not over where nobody can read that", { type: 7 }, false],
    ["is not over where that is null", null, false],
  ])("of a project %s", (_sentence, projectStatus, isOver) => {
    const expected = isOver ? { isProjectDone: true } : {};
    const done = { id: PROJECT, name: "Website", projectStatus };
    expect(task({ id: ID, name: "Logo", project: done })?.isProjectDone).toBe(expected.isProjectDone);
    expect(project(done)?.isProjectDone).toBe(expected.isProjectDone);
  });

  it.each<[string, Json, Partial<Choice>]>([
    [
      "may be of no project",
      { baseType: "private" },
      { projectId: null, project: null, client: null, isBillable: null },
    ],
    ["may be of a project that it only names", { projectId: PROJECT }, { projectId: PROJECT, project: null }],
    ["may have its project's id there alone", { project: { id: PROJECT } }, { projectId: PROJECT }],
    ["has no project by an id that is none", { projectId: "web", project: { id: 7 } }, { projectId: null }],
    ["has no type of work by an id that is none", { typeOfWorkId: `${TYPE}'` }, { typeOfWorkId: null }],
    ["may have a client that is empty", { project: { company: "" } }, { client: null }],
    ["may have a client that is a list", { project: { company: ["Müller"] } }, { client: null }],
    ["may have a status that nobody knows", { taskStatus: { type: "blocked" } }, { id: ID }],
    ["may have no status", { taskStatus: null }, { id: ID }],
    ["has no key where that is empty", { taskIdentifier: "" }, { key: null }],
    [
      "is text, markup and all",
      { name: "<img src=x onerror=alert(1)>" },
      { name: "<img src=x onerror=alert(1)>" },
    ],
    [
      "turns nothing beside it",
      {
        name: "Design\u202E",
        taskIdentifier: "WEB-1\u202E",
        project: { name: "\u202EWebsite", company: "Müller\u2066" },
        typeOfWork: { name: "Con\tcept" },
      },
      { name: "Design", key: "WEB-1", project: "Website", client: "Müller", typeOfWork: "Con cept" },
    ],
    ["may have a name of 25 kB", { name: "n".repeat(25_000) }, { name: "n".repeat(25_000) }],
  ])("%s", (_sentence, said, expected) => {
    expect(task({ id: ID, name: "Design", ...said })).toMatchObject({ kind: "task", ...expected });
  });

  it.each<[string, Json]>([
    ["is done", { name: "Design", taskStatus: { type: "done" } }],
    ["has no name", { name: null }],
    ["has an empty name", { name: "" }],
  ])("can't be chosen when it %s", (_sentence, said) => {
    expect(task({ id: ID, ...said })).toBeNull();
  });
});

describe("what is odd is not understood:", () => {
  it.each<[string, (value: unknown) => unknown, unknown, string]>([
    ["a task that is null", task, null, "body"],
    ["a task that is missing", task, undefined, "body"],
    ["a task in words", task, "Design", "body"],
    ["a task without an id", task, { name: "Design" }, "id"],
    ["a task whose id would lead elsewhere", task, { id: `../${ID}`, name: "Design" }, "id"],
    ["a project that is null", project, null, "body"],
    ["a project whose id is a number", project, { id: 7, name: "Website" }, "id"],
    ["a type of work that is a list", typeOfWork, [], "id"],
  ])("%s", (_sentence, read, value, field) => {
    expect(() => read(value)).toThrow(new NotUnderstood(field));
  });
});

describe("a detail that can't be read does not cost", () => {
  it.each<[string, object]>([
    ["its key", { taskIdentifier: [] }],
    ["its project", { project: "Website" }],
    ["its project's name", { project: { name: 7 } }],
    ["its status", { taskStatus: "progress" }],
    ["its type of work", { typeOfWork: 7, typeOfWorkId: 7 }],
  ])("a task: %s", (_sentence, odd) => {
    expect(task({ id: ID, name: "Design", ...odd })).toMatchObject({ id: ID, name: "Design", key: null });
  });

  it("but without a name that can be read there is nothing to choose", () => {
    expect(task({ id: ID, name: 7 })).toBeNull();
    expect(project({ id: PROJECT, name: {} })).toBeNull();
    expect(typeOfWork({ id: TYPE, name: true })).toBeNull();
  });
});
