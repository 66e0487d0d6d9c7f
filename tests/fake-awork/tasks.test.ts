import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller, query } from "./caller.ts";
import { ARCHIVED_TYPE_OF_WORK, PROJECTS, TASKS, TYPES_OF_WORK } from "./catalogue.ts";
import { API_KEY_TOKEN, COLLEAGUE_ID, COLLEAGUE_TOKEN, PERSON_ID } from "./people.ts";
import { startFakeAwork, type FakeAwork } from "./server.ts";

let awork: FakeAwork;
let call: ReturnType<typeof createCaller>;
beforeAll(async () => {
  awork = await startFakeAwork();
  call = createCaller(awork);
});
beforeEach(() => awork.script.clear());
afterAll(() => awork.close());

const ask = (path: string, values: Record<string, string | number> = {}, token?: string) =>
  call(`GET ${path}?${query({ page: 1, pageSize: 50, ...values })}`, token ? { token } : {});
const names = (tasks: { taskIdentifier?: string; name: string }[]) =>
  tasks.map(({ taskIdentifier, name }) => taskIdentifier ?? name).join(", ");

const ASSIGNED = "/me/assignedtasks";
const PROJECT_TASKS = "/me/projecttasks";
const PRIVATE = "Steuerunterlagen für das Büro sortieren";

describe("the catalogue", () => {
  it("has no two things of one id, and no two keys of one name", () => {
    const ids = [...TASKS, ...PROJECTS, ...TYPES_OF_WORK].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const keys = [...TASKS.flatMap(({ identifier }) => identifier ?? []), ...PROJECTS.map(({ key }) => key)];
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toHaveLength(TASKS.length - 1 + PROJECTS.length);
  });
});

describe("assigned tasks", () => {
  it.each([
    ["a person's", undefined, `WEB-12, WEB-15, XMAS-3, STUDIO-1, WEB-1, ${PRIVATE}`],
    ["a colleague's", COLLEAGUE_TOKEN, "XMAS-3, STUDIO-1, SHOP-11"],
    ["an API key's", API_KEY_TOKEN, ""],
  ])("are %s own", async (_, token, expected) => {
    const { status, json, headers } = await ask(ASSIGNED, {}, token);
    expect(status).toBe(200);
    expect(names(json)).toBe(expected);
    expect(headers.get("aw-totalitems")).toBe(String(json.length));
  });

  it.each(["yesterday", "2026-08-26", "2026-13-01T00:00:00Z", ""])(
    "are not asked for from %j on, which is no instant",
    async (assignedOnFrom) => {
      expect((await ask(ASSIGNED, { assignedOnFrom })).status).toBe(400);
    },
  );

  it("are asked for between two instants", async () => {
    const span = { assignedOnFrom: "2026-08-26T00:00:00Z", assignedOnTo: "2026-08-27T00:00:00.5+02:00" };
    expect((await ask(ASSIGNED, span)).status).toBe(200);
  });

  it("have all that a list of tasks says", async () => {
    const [logo, , posters] = (await ask(ASSIGNED)).json;
    expect(logo).toMatchObject({
      name: "Create logo concept",
      taskNumber: 12,
      taskIdentifier: "WEB-12",
      baseType: "projecttask",
      taskStatus: { name: "In progress", type: "progress" },
      typeOfWork: { id: logo.typeOfWorkId, name: "Design", isArchived: false },
      assignees: [{ id: PERSON_ID, firstName: "Carla" }],
      projectId: logo.project.id,
      entityId: logo.project.id,
      project: { projectKey: "WEB", isBillableByDefault: true, company: { name: "Productivity Inc." } },
    });
    expect(posters.assignees.map(({ id }: { id: string }) => id)).toEqual([PERSON_ID, COLLEAGUE_ID]);
  });

  it("may be private: no project, and its owner's", async () => {
    const { json, text } = await ask(ASSIGNED, { filterby: "baseType eq 'private'" });
    expect(json).toMatchObject([{ name: PRIVATE, userId: PERSON_ID, entityId: PERSON_ID }]);
    for (const field of ["project", "projectId", "taskIdentifier", "taskNumber"])
      expect(json[0]).not.toHaveProperty(field);
    expect(text).not.toContain("null");
  });

  it.each([
    ["is 10 long where nothing is said", "", 6, 6],
    ["has its size", "?page=1&pageSize=4", 4, 6],
    ["has an end", "?page=2&pageSize=4", 2, 6],
    ["may leave out what is private", "?inProgress=true", 5, 5],
    ["may have all", "?inProgress=false", 6, 6],
  ])("a page %s", async (_, asked, length, total) => {
    const { json, headers } = await call(`GET ${ASSIGNED}${asked}`);
    expect([json.length, headers.get("aw-totalitems")]).toEqual([length, String(total)]);
  });

  it.each([
    ["name", `WEB-12, WEB-1, XMAS-3, WEB-15, ${PRIVATE}, STUDIO-1`],
    ["taskNumber desc, name", `WEB-15, WEB-12, XMAS-3, WEB-1, STUDIO-1, ${PRIVATE}`],
  ])("by %s", async (orderby, expected) => {
    expect(names((await ask(ASSIGNED, { orderby })).json)).toBe(expected);
  });

  it.each([
    ["a question that is none", { inProgress: "perhaps" }, "invalid-model"],
    ["an entry's field", { filterby: "duration gt 0" }, "invalid-filter-or-order"],
    ["an order by an entry's field", { orderby: "startDateUtc" }, "invalid-filter-or-order"],
    ["a page that is none", { page: 0 }, "invalid-model"],
  ])("are refused for %s", async (_, values, code) => {
    const { status, json } = await ask(ASSIGNED, values as Record<string, string>);
    expect([status, json.code]).toEqual([400, code]);
  });
});

describe("project tasks", () => {
  const [WEB] = PROJECTS;
  it.each([
    ["substringof('ogo',name)", "WEB-12, SHOP-2"],
    ["substringof('Logo', name)", "SHOP-2"],
    ["substringof('Fußgänger',name)", "XMAS-3"],
    ["substringof('WEB-',taskIdentifier) and closedOn eq null", "WEB-12, WEB-15, WEB-21"],
    ["substringof('Freigabe',name) or taskIdentifier eq 'WEB-12'", "WEB-12, WEB-21, XMAS-8"],
    [`(substringof('e',name)) and projectId eq guid'${WEB!.id}'`, "WEB-12, WEB-15, WEB-21"],
    ["substringof('o''clock',name)", ""],
    ["baseType eq 'private'", ""],
    ["", "WEB-12, WEB-15, XMAS-3, STUDIO-1, WEB-1, WEB-21, XMAS-8, SHOP-2, SHOP-11, STUDIO-5, SHOP-12"],
  ])("%s", async (filterby, expected) => {
    const { json } = await ask(PROJECT_TASKS, { filterby });
    expect(names(json)).toBe(expected);
  });

  it("are everybody's to see", async () => {
    expect((await ask(PROJECT_TASKS, {}, COLLEAGUE_TOKEN)).json).toHaveLength(TASKS.length - 1);
  });

  it.each([
    ["a field without text", "substringof('1',taskNumber)"],
    ["a field that tasks do not have", "substringof('x',note)"],
    ["a number", "substringof(1,name)"],
    ["the field first", "substringof(name,'x')"],
    ["no field", "substringof('x')"],
    ["no parentheses", "substringof 'x',name"],
    ["an open parenthesis", "substringof('x',name"],
    ["two fields", "substringof('x',name,taskIdentifier)"],
    ["a name that every object has", "constructor eq null"],
    ["an operator that every object has", "name constructor 'x'"],
  ])("are refused for %s", async (_, filterby) => {
    const { status, json } = await ask(PROJECT_TASKS, { filterby });
    expect([status, json.code]).toEqual([400, "invalid-filter-or-order"]);
  });
});

describe("types of work", () => {
  const USUAL = "Design, Konzeption, Meeting, Administration";
  it.each([
    ["/typeofwork", USUAL],
    ["/typeofwork?showArchived=false", USUAL],
    ["/typeofwork?showArchived=true", `${USUAL}, ${ARCHIVED_TYPE_OF_WORK.name}`],
    ["/typeofwork?page=2&pageSize=3", "Administration"],
    ["/typeofwork?orderby=name desc", "Meeting, Konzeption, Design, Administration"],
    [`/projects/${PROJECTS[0]!.id}/typeofwork`, USUAL],
  ])("%s", async (path, expected) => {
    const { status, json } = await call(`GET ${path}`);
    expect(status).toBe(200);
    expect(names(json)).toBe(expected);
  });

  it("say which is archived", async () => {
    const { json } = await call("GET /typeofwork?showArchived=true");
    expect(json.filter(({ isArchived }: { isArchived: boolean }) => isArchived)).toEqual([
      ARCHIVED_TYPE_OF_WORK,
    ]);
  });

  it.each([
    ["unknown", PERSON_ID, 404, "not-found"],
    ["malformed", "WEB", 400, "invalid-model"],
  ])("are not those of a project whose id is %s", async (_, id, status, code) => {
    const answer = await call(`GET /projects/${id}/typeofwork`);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });
});
