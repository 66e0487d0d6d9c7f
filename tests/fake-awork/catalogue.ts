export type TypeOfWork = { id: string; name: string; icon: string };
export type Company = { id: string; name: string };
export type Project = { id: string; name: string; key: string; company: Company | null };
export type Task = {
  id: string;
  name: string;
  /** Project key and number, as awork shows it: "WEB-12". */
  identifier: string;
  status: { id: string; name: string; type: string };
  typeOfWorkId: string;
  project: Project | null;
};

/** A uuid that stays the same from run to run: `kind` says what it names, `number` which one. */
const uuid = (kind: string, number: number) =>
  `${kind.padEnd(8, "0")}-0000-4000-8000-${String(number).padStart(12, "0")}`;

const DESIGN: TypeOfWork = { id: uuid("70", 1), name: "Design", icon: "brush" };
const CONCEPT: TypeOfWork = { id: uuid("70", 2), name: "Konzeption", icon: "lightbulb_outline" };
const MEETING: TypeOfWork = { id: uuid("70", 3), name: "Meeting", icon: "people" };
const ADMIN: TypeOfWork = { id: uuid("70", 4), name: "Administration", icon: "folder" };
export const TYPES_OF_WORK: readonly TypeOfWork[] = [DESIGN, CONCEPT, MEETING, ADMIN];

const PRODUCTIVITY: Company = { id: uuid("c0", 1), name: "Productivity Inc." };
const BAECKEREI: Company = { id: uuid("c0", 2), name: "Bäckerei Süßmilch GmbH & Co. KG" };

const WEBSITE: Project = { id: uuid("9a", 1), name: "Website relaunch", key: "WEB", company: PRODUCTIVITY };
const CAMPAIGN: Project = { id: uuid("9a", 2), name: "Weihnachtskampagne", key: "XMAS", company: BAECKEREI };
const INTERNAL: Project = { id: uuid("9a", 3), name: "Studio", key: "STUDIO", company: null };
export const PROJECTS: readonly Project[] = [WEBSITE, CAMPAIGN, INTERNAL];

const IN_PROGRESS = { id: uuid("57", 1), name: "In progress", type: "progress" };
const REVIEW = { id: uuid("57", 2), name: "Freigabe", type: "review" };

/** What an entry is for when nothing else is said: a task with a project and a client. */
export const DEFAULT_TASK: Task = {
  id: uuid("7a", 1),
  name: "Create logo concept",
  identifier: "WEB-12",
  status: IN_PROGRESS,
  typeOfWorkId: DESIGN.id,
  project: WEBSITE,
};

export const TASKS: readonly Task[] = [
  DEFAULT_TASK,
  {
    id: uuid("7a", 2),
    name: "Sitemap and wireframes",
    identifier: "WEB-15",
    status: IN_PROGRESS,
    typeOfWorkId: CONCEPT.id,
    project: WEBSITE,
  },
  {
    id: uuid("7a", 3),
    name: "Plakatentwürfe für die Fußgängerzone",
    identifier: "XMAS-3",
    status: REVIEW,
    typeOfWorkId: DESIGN.id,
    project: CAMPAIGN,
  },
  {
    id: uuid("7a", 4),
    name: "Weekly team meeting",
    identifier: "STUDIO-1",
    status: IN_PROGRESS,
    typeOfWorkId: MEETING.id,
    project: INTERNAL,
  },
];

export const taskOf = (id: string) => TASKS.find((task) => task.id === id) ?? null;
export const projectOf = (id: string) => PROJECTS.find((project) => project.id === id) ?? null;
export const typeOfWorkOf = (id: string) => TYPES_OF_WORK.find((type) => type.id === id) ?? null;
