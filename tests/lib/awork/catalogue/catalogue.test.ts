import { describe, expect, it } from "vitest";
import { createCatalogue } from "@/lib/awork/catalogue/catalogue";
import { DONE_TASK, PRIVATE_TASK, PROJECTS, TASKS, TYPES_OF_WORK } from "../../../fake-awork/catalogue";
import { COLLEAGUE_TOKEN, PERSON_ID } from "../../../fake-awork/people";
import { NOW, createDesk, failureOf } from "../desk";

const desk = createDesk();

const catalogue = () => createCatalogue(desk.connection);
const names = (choices: { name: string }[]) => choices.map(({ name }) => name);

const id = (number: number) => `86650f81-0000-4000-8000-${String(number).padStart(12, "0")}`;
const thing = (number: number, given: object = {}) => ({ id: id(number), name: `Thing ${number}`, ...given });

/** What can stand in a list in place of what was asked for. */
const ODD: [sentence: string, value: unknown][] = [
  ["null", null],
  ["a text", "Design"],
  ["a list", []],
  ["nothing", {}],
  ["something without an id", { name: "Design" }],
  ["something whose id is none", { id: "7", name: "Design" }],
  ["something whose name is a number", thing(2, { name: 7 })],
  ["something without a name", { id: id(2) }],
];

const NO_LISTS: [sentence: string, body: unknown][] = [
  ["null", "null"],
  ["an object", { items: [] }],
  ["a text", '"none"'],
];

describe("the types of work", () => {
  it("are all that are not archived, in awork's order", async () => {
    const { value, meta } = await catalogue().typesOfWork();
    expect(desk.urls).toEqual(["/typeofwork?page=1&pageSize=100"]);
    expect(names(value)).toEqual(
      TYPES_OF_WORK.filter(({ isArchived }) => !isArchived).map(({ name }) => name),
    );
    expect(value[0]).toMatchObject({ kind: "typeOfWork", typeOfWorkId: TYPES_OF_WORK[0]!.id });
    expect(meta).toMatchObject({ sentAt: NOW, date: NOW });
  });

  it("are without those that are archived, should awork send them", async () => {
    const body = [thing(3), thing(1, { isArchived: true }), thing(2, { isArchived: false })];
    desk.awork.script.next({}, { body });
    expect(names((await catalogue().typesOfWork()).value)).toEqual(["Thing 3", "Thing 2"]);
  });

  it("are read on while a page is full, ten pages at most", async () => {
    for (let page = 0; page < 11; page += 1)
      desk.awork.script.next(
        {},
        { body: Array.from({ length: 100 }, (_, index) => thing(page * 100 + index)) },
      );
    expect((await catalogue().typesOfWork()).value).toHaveLength(1000);
    expect(desk.urls).toEqual(
      Array.from({ length: 10 }, (_, index) => `/typeofwork?page=${index + 1}&pageSize=100`),
    );
  });

  it("are each there once where awork knows no pages", async () => {
    desk.awork.script.always({}, { body: Array.from({ length: 150 }, (_, index) => thing(index)) });
    expect((await catalogue().typesOfWork()).value).toHaveLength(150);
  });
});

describe("the types of work of a project", () => {
  const project = PROJECTS[1]!.id;

  it("are those that it allows and that are not archived, in awork's order", async () => {
    const allowed = [TYPES_OF_WORK[4]!, TYPES_OF_WORK[2]!, TYPES_OF_WORK[1]!];
    desk.awork.books.projectTypes.set(
      project,
      allowed.map(({ id }) => id),
    );
    const { value } = await catalogue().typesOf(project);
    expect(desk.urls).toEqual([`/projects/${project}/typeofwork`]);
    expect(names(value!)).toEqual([TYPES_OF_WORK[1]!.name, TYPES_OF_WORK[2]!.name]);
  });

  it.each<[string, () => void]>([
    ["refuses", () => void desk.awork.books.habits.add("hiddenProjectTypes")],
    ["knows no such project", () => desk.awork.script.next({}, { status: 404 })],
    ["is behind a firewall", () => desk.awork.script.next({}, { status: 403 })],
  ])("are unknown where awork %s, and the token is not renewed for that", async (_sentence, prepare) => {
    desk.connection.renew = () => expect.unreachable("renewed");
    prepare();
    expect((await catalogue().typesOf(project)).value).toBeNull();
  });

  it("fail where awork can't answer", async () => {
    desk.awork.script.next({}, { status: 500 });
    expect((await failureOf(catalogue().typesOf(project))).kind).toBe("aworkTrouble");
    desk.awork.script.next({}, { body: {} });
    expect((await failureOf(catalogue().typesOf(project))).kind).toBe("notUnderstood");
  });
});

describe("the assigned tasks", () => {
  it("are those of the person that are not done, in awork's order", async () => {
    const { value, meta } = await catalogue().assigned();
    expect(desk.urls).toEqual(["/me/assignedtasks?page=1&pageSize=50"]);
    const hers = TASKS.filter(({ assignees }) => assignees.includes(PERSON_ID)).filter(
      (task) => task !== DONE_TASK,
    );
    expect(names(value).toSorted()).toEqual(hers.map(({ name }) => name).toSorted());
    expect(meta.date).toBe(NOW);
  });

  it("say all that starting a timer takes", async () => {
    const { value } = await catalogue().assigned();
    for (const task of TASKS) {
      const choice = value.find(({ id }) => id === task.id);
      if (!choice) continue;
      expect(choice).toEqual({
        kind: "task",
        id: task.id,
        name: task.name,
        key: task.identifier,
        projectId: task.project?.id ?? null,
        project: task.project?.name ?? null,
        client: task.project?.company?.name ?? null,
        typeOfWorkId: task.typeOfWorkId,
        typeOfWork: TYPES_OF_WORK.find(({ id }) => id === task.typeOfWorkId)!.name,
        isBillable: task.project?.isBillableByDefault ?? null,
      });
    }
    expect(value.map(({ id }) => id)).toContain(PRIVATE_TASK.id);
    expect(value.length).toBeGreaterThan(3);
  });

  it("are a colleague's for a colleague", async () => {
    desk.connection.token = COLLEAGUE_TOKEN;
    expect(names((await catalogue().assigned()).value)).toContain("Checkout überarbeiten");
  });

  it("are read no further than one page", async () => {
    desk.awork.script.next({}, { body: Array.from({ length: 50 }, (_, index) => thing(index)) });
    expect((await catalogue().assigned()).value).toHaveLength(50);
    expect(desk.urls).toHaveLength(1);
  });
});

describe.each(["typesOfWork", "assigned"] as const)("the list of %s", (verb) => {
  it.each(ODD)("is without %s", async (_sentence, odd) => {
    desk.awork.script.next({}, { body: [thing(1), odd, thing(3)] });
    expect(names((await catalogue()[verb]()).value)).toEqual(["Thing 1", "Thing 3"]);
  });

  it.each(NO_LISTS)("is not understood when it is %s", async (_sentence, body) => {
    desk.awork.script.next({}, { body });
    expect(await failureOf(catalogue()[verb]())).toMatchObject({ kind: "notUnderstood", field: "body" });
  });

  it("may have 10,000 items", async () => {
    desk.awork.script.always({}, { body: Array.from({ length: 10_000 }, (_, index) => thing(index)) });
    expect((await catalogue()[verb]()).value).toHaveLength(10_000);
  });
});

describe("a search", () => {
  const search = async (term: string) => (await catalogue().search(term)).value;

  it("is one request for tasks and projects", async () => {
    const { meta } = await catalogue().search("logo & more");
    expect(desk.urls).toEqual(["/search?searchTerm=logo%20%26%20more&searchTypes=task%2Cproject&top=20"]);
    expect(desk.awork.journal.all()).toMatchObject([
      { method: "GET", query: { searchTerm: "logo & more", searchTypes: "task,project", top: "20" } },
    ]);
    expect(meta).toMatchObject({ sentAt: NOW, date: NOW });
  });

  it("finds a task by what it is called, with the name of its type of work alone", async () => {
    const [found] = await search("WEB-12");
    expect(found).toEqual({
      kind: "task",
      id: TASKS[0]!.id,
      name: "Create logo concept",
      key: "WEB-12",
      projectId: PROJECTS[0]!.id,
      project: "Website relaunch",
      client: "Productivity Inc.",
      typeOfWorkId: null,
      typeOfWork: "Design",
      isBillable: true,
    });
  });

  it("finds a project", async () => {
    const [found] = await search("Studio");
    expect(found).toEqual({
      kind: "project",
      id: PROJECTS[2]!.id,
      name: "Studio",
      key: "STUDIO",
      projectId: PROJECTS[2]!.id,
      project: "Studio",
      client: null,
      typeOfWorkId: null,
      typeOfWork: null,
      isBillable: false,
    });
  });

  it("finds nothing where nothing is called so", async () => {
    expect(await search("xyzzy")).toEqual([]);
  });

  it.each([
    ["the spaces around it", "  logo\n", "logo"],
    ["what is beyond 50 characters", "l".repeat(60), "l".repeat(50)],
    ["the half of a character there", `${"l".repeat(49)}🎨`, "l".repeat(49)],
  ])("leaves out of its term %s", async (_sentence, term, searchTerm) => {
    await search(term);
    expect(desk.awork.journal.all()).toMatchObject([{ status: 200, query: { searchTerm } }]);
  });

  it.each(["", " ", "\n\t "])("is not sent for the blank term %j", async (term) => {
    await expect(search(term)).rejects.toThrow(RangeError);
    expect(desk.urls).toEqual([]);
  });

  const hit = (score: unknown, entity: unknown) => ({ type: "task", score, entity, highlights: {} });
  const found = (tasks: unknown, projects: unknown) => ({
    totalCount: 7,
    taskHits: { hits: tasks },
    projectHits: { hits: projects },
  });

  it("puts tasks and projects together by how well they fit", async () => {
    const tasks = [hit(9, thing(1)), hit(3, thing(2)), hit(0.5, thing(3))];
    const projects = [hit(5, thing(4)), hit(3, thing(5)), hit(1, thing(6))];
    desk.awork.script.next({}, { body: found(tasks, projects) });
    const choices = await search("thing");
    expect(names(choices)).toEqual([1, 4, 2, 5, 6, 3].map((number) => `Thing ${number}`));
    expect(choices.map(({ kind }) => kind)).toEqual([
      "task",
      "project",
      "task",
      "project",
      "project",
      "task",
    ]);
  });

  it("puts what has no score last", async () => {
    const tasks = [hit("9", thing(1)), hit(undefined, thing(2)), hit(null, thing(3)), hit(0.1, thing(4))];
    desk.awork.script.next({}, { body: found(tasks, []) });
    expect(names(await search("thing"))).toEqual([4, 1, 2, 3].map((number) => `Thing ${number}`));
  });

  it.each([
    ...ODD.map(([sentence, entity]) => [sentence, hit(2, entity)] as const),
    ["no entity", { score: 2 }],
    ["no hit", null],
    ["a hit in words", "Thing 2"],
  ] as const)("is without %s", async (_sentence, odd) => {
    const hits = [hit(3, thing(1)), odd, hit(1, thing(3))];
    desk.awork.script.next({}, { body: found(hits, []) });
    expect(names(await search("thing"))).toEqual(["Thing 1", "Thing 3"]);
    desk.awork.script.next({}, { body: found([], hits) });
    expect(names(await search("thing"))).toEqual(["Thing 1", "Thing 3"]);
  });

  it.each<[string, unknown]>([
    ["no types", {}],
    ["types that are null", { taskHits: null, projectHits: null }],
    ["types without hits", { taskHits: {}, projectHits: { hits: null } }],
    ["other types alone", { userHits: { hits: [hit(1, thing(1))] } }],
  ])("finds nothing in an answer with %s", async (_sentence, body) => {
    desk.awork.script.next({}, { body });
    expect(await search("thing")).toEqual([]);
  });

  it.each([
    ["a number", 7],
    ["a text", "none"],
    ["no list", { hits: {} }],
  ])("finds the one kind where the hits of the other are %s", async (_sentence, odd) => {
    desk.awork.script.next({}, { body: { taskHits: odd, projectHits: { hits: [hit(1, thing(1))] } } });
    desk.awork.script.next({}, { body: { taskHits: { hits: [hit(1, thing(2))] }, projectHits: odd } });
    expect(names(await search("thing"))).toEqual(["Thing 1"]);
    expect(names(await search("thing"))).toEqual(["Thing 2"]);
  });

  it.each<[string, unknown, string]>([
    ["null", "null", "body"],
    ["a text", '"none"', "body"],
    ["hits that are a number", { taskHits: 7 }, "taskHits"],
    ["hits that are no list", { projectHits: { hits: {} } }, "projectHits.hits"],
  ])("is not understood where the answer is %s", async (_sentence, body, field) => {
    desk.awork.script.next({}, { body });
    expect(await failureOf(catalogue().search("thing"))).toMatchObject({ kind: "notUnderstood", field });
  });

  it("may find 10,000 things", async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => hit(index, thing(index)));
    desk.awork.script.next({}, { body: found(many, []) });
    expect((await search("thing"))[0]?.name).toBe("Thing 9999");
  });
});

describe("a client", () => {
  it("knows the catalogue as well", async () => {
    const client = desk.hers();
    expect(names((await client.search("WEB-12")).value)).toEqual(["Create logo concept"]);
    expect((await client.typesOfWork()).value).toEqual((await catalogue().typesOfWork()).value);
    expect((await client.assigned()).value).toEqual((await catalogue().assigned()).value);
  });
});
