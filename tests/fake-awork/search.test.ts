import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller, query } from "./caller.ts";
import { COLLEAGUE_TOKEN, PERSON_ID } from "./people.ts";
import { startFakeAwork, type FakeAwork } from "./server.ts";
import { WORKSPACES } from "./workspaces.ts";

let awork: FakeAwork;
let call: ReturnType<typeof createCaller>;
beforeAll(async () => {
  awork = await startFakeAwork();
  call = createCaller(awork);
});
beforeEach(() => awork.script.clear());
afterAll(() => awork.close());

const search = (values: Record<string, string | number>, token?: string) =>
  call(`GET /search?${query({ searchTypes: "task,project", ...values })}`, token ? { token } : {});

type Hits = { hits: { entity: { name: string; taskIdentifier?: string; projectKey?: string } }[] };
const keys = ({ hits }: Hits) =>
  hits.map(({ entity }) => entity.taskIdentifier ?? entity.projectKey ?? entity.name).join(", ");

describe("a term", () => {
  it.each([
    ["begins a word of a name", "anim", "SHOP-2", ""],
    ["is a word of a name, in whatever letters", "LOGO", "SHOP-2, WEB-12", ""],
    ["has umlauts, in whatever letters", "ÜBER", "SHOP-11", ""],
    ["has an ß", "fußgängerzone", "XMAS-3", ""],
    ["is written with combining marks", "fu\u0308r die", "XMAS-3, STUDIO-5", ""],
    ["is an identifier", "web-12", "WEB-12", ""],
    ["begins identifiers", "WEB-1", "WEB-12, WEB-15", ""],
    [
      "is the name of a project, and finds its tasks too",
      "website relaunch",
      "WEB-12, WEB-15, WEB-21",
      "WEB",
    ],
    ["is the key of a project", "studio", "STUDIO-1, STUDIO-5", "STUDIO"],
    ["has words of the task and of its project", "weihn plakat", "XMAS-3", ""],
    ["is the name of two tasks", "Freigabe einholen", "WEB-21, XMAS-8", ""],
    ["is the end of a word", "ogo", "", ""],
    ["has one word that fits and one that does not", "logo meeting", "", ""],
    ["is in no name", "Zeppelin", "", ""],
    ["has no letters", "- / %", "", ""],
    ["looks like an expression", "log.*", "WEB-12, SHOP-2", ""],
    ["has blanks around it", "  web-12 ", "WEB-12", ""],
  ])("that %s: %s", async (_, searchTerm, tasks, projects) => {
    const { status, json } = await search({ searchTerm });
    expect(status).toBe(200);
    expect([keys(json.taskHits), keys(json.projectHits)]).toEqual([tasks, projects]);
  });

  it("that is an identifier finds that task first, however many others begin like it", async () => {
    const { json } = await search({ searchTerm: "shop 12" });
    expect(keys(json.taskHits)).toBe("SHOP-12");
    const scores = (await search({ searchTerm: "SHOP-12" })).json.taskHits;
    expect(scores.maxScore).toBeGreaterThan(json.taskHits.maxScore);
  });

  it.each([
    ["is missing", {}, "searchTerm"],
    ["is empty", { searchTerm: "" }, "searchTerm"],
    ["is blank", { searchTerm: "  " }, "searchTerm"],
    ["is too long", { searchTerm: "l".repeat(51) }, "searchTerm"],
    ["is for an unknown type", { searchTerm: "logo", searchTypes: "task,client" }, "searchTypes"],
    ["is for no type", { searchTerm: "logo", searchTypes: "" }, "searchTypes"],
    [
      "is for types with blanks between them",
      { searchTerm: "logo", searchTypes: "task, project" },
      "searchTypes",
    ],
    ["is for nothing", { searchTerm: "logo", top: 0 }, "top"],
    ["is for some", { searchTerm: "logo", top: "all" }, "top"],
    [
      "is for what may be done",
      { searchTerm: "logo", includeClosedAndStuck: "maybe" },
      "includeClosedAndStuck",
    ],
  ])("that %s is refused", async (_, values, property) => {
    const { status, json } = await search(values as Record<string, string>);
    expect([status, json.code, json.validationErrors[0].property]).toEqual([400, "invalid-model", property]);
  });

  it("may have 50 characters", async () => {
    expect((await search({ searchTerm: "l".repeat(50) })).json.totalCount).toBe(0);
  });
});

describe("what is asked for", () => {
  it("may be one type", async () => {
    const { json } = await search({ searchTerm: "web", searchTypes: "project" });
    expect(json).not.toHaveProperty("taskHits");
    expect(json.projectHits.hits).toHaveLength(1);
  });

  it("may be all, or not be said", async () => {
    const all = await search({ searchTerm: "web", searchTypes: "all" });
    const unsaid = await call("GET /search?searchTerm=web");
    expect(all.json).toEqual(unsaid.json);
    expect(all.json.userHits).toEqual({ totalCount: 0, maxScore: 0, hits: [], hasHits: false });
    expect(all.json.taskHits.hasHits).toBe(true);
  });

  it("may be the best only: the counts are of all", async () => {
    const { json } = await search({ searchTerm: "shop", top: 2 });
    expect(json.taskHits.hits).toHaveLength(2);
    expect([json.taskHits.totalCount, json.projectHits.totalCount, json.totalCount]).toEqual([3, 1, 4]);
    expect(json.top).toHaveLength(2);
    expect(json.top[0].type).toBe("project");
  });

  it.each([
    ["nothing that is done", "kick-off", {}, "", ""],
    ["what is done too", "kick-off", { includeClosedAndStuck: "true" }, "WEB-1", ""],
    ["no project that is closed", "jubiläum", { includeClosedAndStuck: "false" }, "", ""],
    ["a closed project too", "jubiläum", { includeClosedAndStuck: "true" }, "", "JUB"],
  ])("is %s", async (_, searchTerm, more, tasks, projects) => {
    const { json } = await search({ searchTerm, ...more } as Record<string, string>);
    expect([keys(json.taskHits), keys(json.projectHits)]).toEqual([tasks, projects]);
  });

  it.each([
    ["its owner", undefined, "Steuerunterlagen für das Büro sortieren"],
    ["nobody else", COLLEAGUE_TOKEN, ""],
  ])("a private task is found by %s", async (_, token, found) => {
    expect(keys((await search({ searchTerm: "steuer" }, token)).json.taskHits)).toBe(found);
  });
});

describe("what is found", () => {
  it("is a task whose type of work has a name only, and whose company is plain text", async () => {
    const { json } = await search({ searchTerm: "WEB-12" });
    const [hit] = json.taskHits.hits;
    expect(json).toMatchObject({ totalCount: 1, maxScore: hit.score });
    expect(json.taskHits).toMatchObject({ totalCount: 1, maxScore: hit.score, hasHits: true });
    expect(hit).toMatchObject({ type: "task", highlights: {} });
    expect(hit.entity).toMatchObject({
      name: "Create logo concept",
      workspaceId: WORKSPACES[0].id,
      baseType: "projecttask",
      isOpen: true,
      taskStatus: { name: "In progress", type: "progress" },
      projectId: hit.entity.project.id,
      project: {
        name: "Website relaunch",
        company: "Productivity Inc.",
        isBillableByDefault: true,
        projectStatus: { type: "progress" },
      },
    });
    expect(hit.entity.typeOfWork).toEqual({ name: "Design" });
    for (const field of ["typeOfWorkId", "taskStatusId"]) expect(hit.entity).not.toHaveProperty(field);
  });

  it("is a private task without a project", async () => {
    const { json, text } = await search({ searchTerm: "büro" });
    const { entity } = json.taskHits.hits[0];
    expect(entity).toMatchObject({ baseType: "private", userId: PERSON_ID });
    for (const field of ["project", "projectId", "taskIdentifier"]) expect(entity).not.toHaveProperty(field);
    expect(text).not.toContain("null");
  });

  it("is a project, whose company is an object", async () => {
    const { json } = await search({ searchTerm: "XMAS" });
    expect(json.projectHits.hits[0]).toMatchObject({
      type: "project",
      entity: {
        name: "Weihnachtskampagne",
        projectKey: "XMAS",
        company: { name: "Bäckerei Süßmilch GmbH & Co. KG" },
        isOpen: true,
      },
    });
  });

  it("may be a project without a company, whose work is not billable by default", async () => {
    const { entity } = (await search({ searchTerm: "STUDIO" })).json.projectHits.hits[0];
    expect(entity.isBillableByDefault).toBe(false);
    expect(entity).not.toHaveProperty("company");
  });
});
