import { COLLEAGUE_ID, API_KEY_ID, API_KEY_TOKEN, COLLEAGUE_TOKEN, PERSON_ID } from "../fake-awork/people.ts";
import {
  ARCHIVED_TYPE_OF_WORK,
  CLOSED_PROJECT,
  DONE_TASK,
  PRIVATE_TASK,
  PROJECTS,
  TYPES_OF_WORK,
} from "../fake-awork/catalogue.ts";
import type { Call as Sent } from "../fake-awork/caller.ts";
import type { Books } from "../fake-awork/books.ts";
import { usualSettings, type Settings } from "../fake-awork/settings.ts";
import { book, ENTRIES, ENTRY_ID } from "./entries.ts";
import type { Stage } from "./stage.ts";

type Try = [
  line: string,
  sent?: Sent,
  situation?: keyof typeof ENTRIES,
  settings?: Partial<Settings>,
  /** What else is set in the books. */
  prepare?: ((books: Books) => void) | undefined,
];

const NOBODY = "5b0d0b8e-52d1-4b1c-9a53-0d5a1f6f7aff";
const ONE = `/timeentries/${ENTRY_ID}`;
const typeOfWorkId = TYPES_OF_WORK[0]!.id;
const timezone = "Europe/Berlin";
const start = (more: object, settings: Partial<Settings> = {}): Try => [
  "POST /me/timetracking/start",
  { body: { timezone, typeOfWorkId, ...more } },
  "no entry",
  settings,
];
const put = (more: object, situation: Try[2] = "a stopped entry"): Try => [
  `PUT ${ONE}`,
  { body: { timezone, typeOfWorkId, ...more } },
  situation,
];
const post = (more: object, settings: Partial<Settings> = {}, token?: string, prepare?: Try[4]): Try => [
  "POST /timeentries",
  { body: { timezone, typeOfWorkId, userId: PERSON_ID, ...more }, ...(token && { token }) },
  "no entry",
  settings,
  prepare,
];
const filter = (filterby: string): Try => [
  `GET /timeentries?${new URLSearchParams({ filterby }).toString()}`,
];
const order = (orderby: string): Try => [`GET /timeentries?${new URLSearchParams({ orderby }).toString()}`];
const search = (query: string): Try => [`GET /search?${query}`];
const day = "2026-08-26T00:00:00Z";

/** What the product does not ask and the stand-in answers. */
const ANSWERED: Try[] = [
  ["GET /timetracking/settings"],
  ["GET /timetracking/settings", {}, "no entry", { pastDays: 7 }],
  ["GET /me/projecttasks?page=1&pageSize=50"],
  ["GET /me/assignedtasks?inProgress=true"],
  ["GET /typeofwork?showArchived=true"],
  [`GET /projects/${PROJECTS[0]!.id}/typeofwork`],
  [`GET /users/${API_KEY_ID}/capacity`, { token: API_KEY_TOKEN }],
  ["GET /absences?page=1&pageSize=2", { token: API_KEY_TOKEN }],
  search("searchTerm=o&includeClosedAndStuck=true"),
  search("searchTerm=o&searchTypes=user,company,comment&top=1"),
  [`GET /me/timeentries/last?userId=${COLLEAGUE_ID}`, { token: API_KEY_TOKEN }],
  [`POST /me/timetracking/stop`, { body: {} }, "a running timer"],
  filter("(note eq null or substringof('a', note)) and duration gt 10"),
  order("startDateLocal desc, startTimeLocal desc"),
  post({ startDateLocal: "2026-08-26T00:00:00", startTimeLocal: "08:00:00", duration: 60 }),
  post({ startDateUtc: day, duration: 60 }),
  post({ endDateUtc: day, endTimeUtc: "09:00:00", duration: 60 }),
  post({ userId: COLLEAGUE_ID, startDateUtc: day, duration: 60, isBilled: true }, {}, API_KEY_TOKEN),
  put({ startDateLocal: "2026-08-26T00:00:00", startTimeLocal: "08:00:00", duration: 60 }),
  put({ endDateUtc: day, endTimeUtc: "09:00:00", duration: 60 }),
  put({ startDateUtc: day, duration: 60 }, "a booking with a day alone"),
];

/** What the stand-in refuses. */
const REFUSED: Try[] = [
  ["GET /me", { token: null }],
  ["GET /me", { token: "unknown" }],
  ["GET /nothing"],
  ["PATCH /me"],
  ["OPTIONS /me"],
  ["GET /clientapplications/register", { token: null }],
  ["GET /timeentries/7"],
  [`GET /timeentries/${NOBODY}`],
  [`GET ${ONE}`, { token: COLLEAGUE_TOKEN }, "a stopped entry"],
  [`DELETE ${ONE}`, {}, "a billed entry"],
  [`GET /me/timeentries/last?userId=${COLLEAGUE_ID}`],
  [`GET /me/timeentries/last?userId=${NOBODY}`, { token: API_KEY_TOKEN }],
  ["GET /me/timeentries/last?userId=me", { token: API_KEY_TOKEN }],
  [`POST /me/timetracking/stop?userId=${NOBODY}`, { token: API_KEY_TOKEN }],
  [`POST /me/timetracking/pause?userId=${PERSON_ID}`, { token: API_KEY_TOKEN }],
  [
    "POST /me/timetracking/stop",
    { headers: { "content-type": "text/plain" }, text: "{}" },
    "a running timer",
  ],
  [
    "POST /me/timetracking/stop",
    { headers: { "content-type": "application/json" }, text: "{" },
    "a running timer",
  ],
  ["POST /me/timetracking/stop", {}, "a running timer", { descriptionRequired: true }],
  [`GET /projects/${NOBODY}/typeofwork`],
  [`GET /projects/${NOBODY}`],
  ["GET /projects/key/MAISON"],
  ["GET /tasks/key/MAISON-6"],
  ["GET /users/7"],
  [`GET /users/${COLLEAGUE_ID}/capacity`],
  [`GET /users/${NOBODY}/capacity`, { token: API_KEY_TOKEN }],
  ["GET /workspaceabsences"],
  [`GET /tasks/${NOBODY}`],
  [`GET /tasks/${PRIVATE_TASK.id}`, { token: COLLEAGUE_TOKEN }],
  ["GET /me/assignedtasks?inProgress=maybe"],
  ["GET /typeofwork?page=0"],
  ["GET /timeentries?pageSize=none"],
  search("searchTerm=%20"),
  search(`searchTerm=${"x".repeat(51)}`),
  search("searchTerm=o&searchTypes=weather"),
  search("searchTerm=o&top=0"),
  filter("colour eq 'red'"),
  filter("note eq 'a' b"),
  filter("note eq 'a"),
  filter("(note eq 'a'"),
  filter("note is 'a'"),
  filter("note eq 5"),
  filter("startDateUtc ge datetime'2026-13-01T00:00:00'"),
  filter("substringof(5, note)"),
  order("colour"),
  order("note up"),
  start({}, { disabled: true }),
  start({ taskId: DONE_TASK.id }, { doneProjectsPrevented: true }),
  start({ projectId: CLOSED_PROJECT.id }, { doneProjectsPrevented: true }),
  start({ typeOfWorkId: ARCHIVED_TYPE_OF_WORK.id }),
  start({ typeOfWorkId: null }),
  start({ typeOfWorkId: NOBODY }),
  start({ taskId: NOBODY }),
  start({ timezone: "Mars/Olympus" }),
  start({ note: "n".repeat(25_001) }),
  start({ isBillable: "yes" }),
  start({ colour: "red" }),
  ["POST /me/timetracking/start", { body: [] }],
  ["POST /me/timetracking/start"],
  ["POST /me/timetracking/start", { body: {}, headers: { "content-type": "text/plain" } }],
  post({ userId: null, startDateUtc: day, duration: 60 }),
  post({ userId: NOBODY, startDateUtc: day, duration: 60 }),
  post({ startDateUtc: day, duration: 60 }, {}, COLLEAGUE_TOKEN),
  post({ startDateUtc: day, duration: 60, isBilled: true }),
  post({ startDateUtc: day, duration: 60, taskId: PRIVATE_TASK.id }, {}, API_KEY_TOKEN),
  post({ startDateUtc: day, startDateLocal: "2026-08-26T00:00:00", duration: 60 }),
  post({ startDateUtc: day, startTimeUtc: "07:00:00" }),
  post({ startDateUtc: day, duration: 60 }, { disabled: true }),
  post({ startDateUtc: day, duration: 60 }, { descriptionRequired: true }),
  post({ startDateUtc: "2026-08-24T00:00:00Z", duration: 60 }, { pastDays: 1 }),
  post({ startDateUtc: day, duration: 60, taskId: DONE_TASK.id }, { doneProjectsPrevented: true }),
  post({ startDateUtc: day, duration: 60, projectId: CLOSED_PROJECT.id }, { doneProjectsPrevented: true }),
  post({ startDateUtc: day, duration: 60, projectId: PROJECTS[1]!.id }, {}, undefined, (books) =>
    books.foreignProjects.add(PROJECTS[1]!.id),
  ),
  post({ startDateUtc: day, duration: 60, projectId: PROJECTS[1]!.id }, {}, undefined, (books) =>
    books.projectTypes.set(PROJECTS[1]!.id, []),
  ),
  [`DELETE ${ONE}`, {}, "an old entry", { pastDays: 1 }],
  put({ userId: COLLEAGUE_ID }),
  put({}, "a billed entry"),
  put({}, "a running timer"),
  put({ startDateUtc: day }),
  put({ startDateUtc: day, startTimeUtc: "07:00:00" }),
  put({ startDateUtc: day, startTimeUtc: "09:00:00", endDateUtc: day, endTimeUtc: "08:00:00" }),
  put(
    { startDateUtc: day, startTimeUtc: "09:00:00", endDateUtc: day, endTimeUtc: "09:05:00" },
    "a stopped entry with a break",
  ),
  put({ startDateUtc: day, startTimeUtc: "09:00:00", duration: 60 }, "a running timer"),
  put({ startDateUtc: day, startTimeUtc: "11:00:00" }, "a running timer"),
  put({ startDateUtc: day, startTimeUtc: "09:59:00" }, "a running timer with a break"),
  put({ endDateUtc: day, duration: 60 }),
  put({ duration: 60 }),
  put({ startDateUtc: "2026-02-30T00:00:00Z", startTimeUtc: "07:00:00" }),
  put({ startDateUtc: day, startTimeUtc: "25:00:00" }),
  put({ startTimeUtc: "07:00:00" }),
  put({
    startDateUtc: day,
    startTimeUtc: "07:00:00",
    startDateLocal: "2026-08-26T00:00:00",
    startTimeLocal: "07:00:00",
  }),
];

/** Plays what the product does not ask. Resolves to the settings that were never set. */
export async function playByHand(stage: Stage): Promise<string[]> {
  const set = new Set<string>();
  for (const [line, sent, situation = "a stopped entry", settings = {}, prepare] of [
    ...ANSWERED,
    ...REFUSED,
  ]) {
    stage.reset();
    book(stage.awork.books, ENTRIES[situation]!);
    Object.assign((stage.awork.books as Books).settings, settings);
    prepare?.(stage.awork.books);
    for (const name of Object.keys(settings)) set.add(name);
    await stage.byHand(`by hand, ${situation}`, () => stage.call(line, sent));
  }
  return Object.keys(usualSettings())
    .filter((name) => !set.has(name))
    .map((name) => `the stand-in's setting '${name}' was never tried`);
}
