import { COLLEAGUE_ID, PERSON_ID } from "./people.ts";

export type TypeOfWork = { id: string; name: string; icon: string; isArchived: boolean };
export type Company = { id: string; name: string };
type Status = { id: string; name: string; type: string };
export type Project = {
  id: string;
  name: string;
  key: string;
  company: Company | null;
  status: Status;
  isBillableByDefault: boolean;
};
export type Task = {
  id: string;
  name: string;
  /** Project key and number, as awork shows it: "WEB-12"; null for a private task. */
  identifier: string | null;
  status: Status;
  typeOfWorkId: string;
  /** Null for a private task. */
  project: Project | null;
  /** Ids of people; a private task has one, and nobody else sees it. */
  assignees: readonly string[];
  /** How long it is planned to take, in seconds; left out: awork says 0. */
  planned?: number;
};

/** A uuid that stays the same from run to run: `kind` says what it names, `number` which one. */
const uuid = (kind: string, number: number) =>
  `${kind.padEnd(8, "0")}-0000-4000-8000-${String(number).padStart(12, "0")}`;

function typeOfWork(number: number, name: string, icon: string, isArchived = false): TypeOfWork {
  return { id: uuid("70", number), name, icon, isArchived };
}

const DESIGN = typeOfWork(1, "Design", "brush");
const CONCEPT = typeOfWork(2, "Konzeption", "lightbulb_outline");
const MEETING = typeOfWork(3, "Meeting", "people");
const ADMIN = typeOfWork(4, "Administration", "folder");
export const ARCHIVED_TYPE_OF_WORK = typeOfWork(5, "Reinzeichnung", "print", true);
/** Has the name of another, and is another. */
export const TWIN_TYPE_OF_WORK = typeOfWork(6, "Design", "palette");
export const TYPES_OF_WORK: readonly TypeOfWork[] = [DESIGN, CONCEPT, MEETING, ADMIN, ARCHIVED_TYPE_OF_WORK];

const PRODUCTIVITY: Company = { id: uuid("c0", 1), name: "Productivity Inc." };
const BAECKEREI: Company = { id: uuid("c0", 2), name: "Bäckerei Süßmilch GmbH & Co. KG" };
const MUELLER: Company = { id: uuid("c0", 3), name: "Müller & Söhne" };

const IN_PROGRESS: Status = { id: uuid("57", 1), name: "In progress", type: "progress" };
const REVIEW: Status = { id: uuid("57", 2), name: "Freigabe", type: "review" };
const TODO: Status = { id: uuid("57", 3), name: "To do", type: "todo" };
const DONE: Status = { id: uuid("57", 4), name: "Done", type: "done" };
const RUNNING: Status = { id: uuid("58", 1), name: "Running", type: "progress" };
const CLOSED: Status = { id: uuid("58", 2), name: "Abgeschlossen", type: "closed" };

function project(
  number: number,
  key: string,
  name: string,
  company: Company | null,
  more: Partial<Project> = {},
): Project {
  return { id: uuid("9a", number), name, key, company, status: RUNNING, isBillableByDefault: true, ...more };
}

const WEBSITE = project(1, "WEB", "Website relaunch", PRODUCTIVITY);
const CAMPAIGN = project(2, "XMAS", "Weihnachtskampagne", BAECKEREI);
const INTERNAL = project(3, "STUDIO", "Studio", null, { isBillableByDefault: false });
const SHOP = project(4, "SHOP", "Onlineshop für Werkzeug", MUELLER);
/** A project that is over, and has no tasks. */
export const CLOSED_PROJECT = project(5, "JUB", "Jubiläum 2025", MUELLER, { status: CLOSED });
export const PROJECTS: readonly Project[] = [WEBSITE, CAMPAIGN, INTERNAL, SHOP, CLOSED_PROJECT];

const BOTH = [PERSON_ID, COLLEAGUE_ID];

function task(number: number, name: string, type: TypeOfWork, more: Partial<Task>): Task {
  const usual = { identifier: null, status: IN_PROGRESS, project: null, assignees: [] };
  return { id: uuid("7a", number), name, typeOfWorkId: type.id, ...usual, ...more };
}

const web = (number: number) => ({ project: WEBSITE, identifier: `WEB-${number}` });
const xmas = (number: number) => ({ project: CAMPAIGN, identifier: `XMAS-${number}` });
const studio = (number: number) => ({ project: INTERNAL, identifier: `STUDIO-${number}` });
const shop = (number: number) => ({ project: SHOP, identifier: `SHOP-${number}` });

/** What an entry is for when nothing else is said: a task with a project and a client. */
export const DEFAULT_TASK = task(1, "Create logo concept", DESIGN, {
  ...web(12),
  assignees: [PERSON_ID],
  planned: 6 * 60 * 60,
});
export const DONE_TASK = task(5, "Kick-off workshop", MEETING, {
  ...web(1),
  status: DONE,
  assignees: [PERSON_ID],
});
/** The default person's own: no project, no identifier, and for nobody else's eyes. */
export const PRIVATE_TASK = task(6, "Steuerunterlagen für das Büro sortieren", ADMIN, {
  assignees: [PERSON_ID],
});

export const TASKS: readonly Task[] = [
  DEFAULT_TASK,
  task(2, "Sitemap and wireframes", CONCEPT, { ...web(15), assignees: [PERSON_ID] }),
  task(3, "Plakatentwürfe für die Fußgängerzone", DESIGN, { ...xmas(3), status: REVIEW, assignees: BOTH }),
  task(4, "Weekly team meeting", MEETING, { ...studio(1), assignees: BOTH }),
  DONE_TASK,
  PRIVATE_TASK,
  task(7, "Freigabe einholen", CONCEPT, { ...web(21), status: TODO }),
  task(8, "Freigabe einholen", CONCEPT, { ...xmas(8), status: TODO }),
  task(9, "Logo animation", DESIGN, shop(2)),
  task(10, "Checkout überarbeiten", DESIGN, { ...shop(11), assignees: [COLLEAGUE_ID] }),
  task(11, "Angebot für die Stadtbücherei", ADMIN, studio(5)),
  task(12, "Photos of 12 drills", DESIGN, { ...shop(12), status: TODO }),
];

const OVER = ["done", "closed"];

export const isDone = ({ status }: Task | Project) => OVER.includes(status.type);

export const taskOf = (id: string) => TASKS.find((task) => task.id === id) ?? null;
export const taskByKey = (key: string) =>
  TASKS.find(({ identifier }) => identifier === key.toUpperCase()) ?? null;
export const projectOf = (id: string) => PROJECTS.find((project) => project.id === id) ?? null;
export const typeOfWorkOf = (id: string) =>
  [...TYPES_OF_WORK, TWIN_TYPE_OF_WORK].find((type) => type.id === id) ?? null;
