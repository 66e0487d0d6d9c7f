import type { Answer } from "./answer.ts";
import { isDone, PROJECTS, TASKS, type Project, type Task } from "./catalogue.ts";
import { rank, type Findable } from "./rank.ts";
import { invalidModel } from "./refusal.ts";
import { flagOf, type Request } from "./request.ts";
import type { Route } from "./route.ts";
import { foundProject, foundTask } from "./search-shape.ts";

/** The types that can be searched for, and where `SearchResults` has their hits. Here only the first two have any. */
const TYPES = {
  task: "taskHits",
  project: "projectHits",
  user: "userHits",
  company: "companyHits",
  comment: "commentHits",
  timeentry: "timeEntriesHits",
  timereport: "timeReportsHits",
  file: "fileHits",
  document: "documentHits",
  tasklist: "taskListHits",
  dashboardnote: "dashboardNotesHits",
};
type Type = keyof typeof TYPES;
const ALL = Object.keys(TYPES) as Type[];

type Hit = { type: Type; score: number; entity: unknown; highlights: object };

const byScore = (one: { score: number }, other: { score: number }) => other.score - one.score;

function termOf({ searchTerm = "" }: Record<string, string>) {
  if (searchTerm.trim() === "") throw invalidModel("searchTerm", "The searchTerm is required.");
  if (searchTerm.length > 50)
    throw invalidModel("searchTerm", "The searchTerm must not be longer than 50 characters.");
  return searchTerm;
}

function typesOf({ searchTypes = "all" }: Record<string, string>): Type[] {
  if (searchTypes === "all") return ALL;
  return searchTypes.split(",").map((name) => {
    const type = ALL.find((known) => known === name);
    if (!type) throw invalidModel("searchTypes", `The type '${name}' cannot be searched for.`);
    return type;
  });
}

function topOf({ top = "20" }: Record<string, string>) {
  if (!/^[1-9]\d{0,3}$/.test(top)) throw invalidModel("top", "top must be a positive number.");
  return Number(top);
}

const taskFindable = ({ name, identifier, project }: Task): Findable => ({
  name,
  key: identifier,
  about: project ? `${project.name} ${project.key}` : "",
});

const projectFindable = ({ name, key }: Project): Findable => ({ name, key });

/** What a request finds of one type, best first, and of equals the one that comes first in the catalogue. */
function found(type: Type, term: string, withDone: boolean, { person, workspace }: Request): Hit[] {
  const hits = <Thing>(
    things: Thing[],
    findable: (thing: Thing) => Findable,
    entity: (thing: Thing) => object,
  ) =>
    things
      .map((thing) => ({ type, score: rank(term, findable(thing)), entity: entity(thing), highlights: {} }))
      .filter(({ score }) => score > 0)
      .toSorted(byScore);
  const isOpen = (thing: Task | Project) => withDone || !isDone(thing);
  const isVisible = ({ project, assignees }: Task) => project !== null || assignees.includes(person.id);

  if (type === "task") {
    const tasks = TASKS.filter((task) => isVisible(task) && isOpen(task) && isOpen(task.project ?? task));
    return hits(tasks, taskFindable, (task) => foundTask(task, workspace.id));
  }
  if (type === "project")
    return hits(PROJECTS.filter(isOpen), projectFindable, (project) => foundProject(project, workspace.id));
  return [];
}

/** What was found of one type: schema `TaskSearchModelTypeSearchResult` of awork's reference, and its like. */
const resultOf = (hits: Hit[], top: number) => ({
  totalCount: hits.length,
  maxScore: hits[0]?.score ?? 0,
  hits: hits.slice(0, top),
  hasHits: hits.length > 0,
});

/** Schema `SearchResults` of awork's reference. */
function search(request: Request): Answer {
  const { query } = request;
  const [term, types, top] = [termOf(query), typesOf(query), topOf(query)];
  const withDone = flagOf(query, "includeClosedAndStuck") ?? false;
  const results = types.map((type) => ({ type, hits: found(type, term, withDone, request) }));
  const all = results.flatMap(({ hits }) => hits).toSorted(byScore);
  return {
    status: 200,
    body: {
      totalCount: all.length,
      maxScore: all[0]?.score ?? 0,
      top: all.slice(0, top),
      ...Object.fromEntries(results.map(({ type, hits }) => [TYPES[type], resultOf(hits, top)])),
    },
  };
}

/** The search across all that the person may see. */
export const createSearch = (): Route[] => [["GET", /^\/search$/i, search]];
