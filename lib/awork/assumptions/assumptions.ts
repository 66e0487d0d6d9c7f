import { type Instant, DAY } from "@/lib/timer/time";
import type { RawResponse } from "@/lib/awork/call";
import { project, task, typeOfWork } from "@/lib/awork/catalogue/choice";
import { taskTime } from "@/lib/awork/capacity/task-time";
import { absence, holiday } from "@/lib/awork/capacity/time-off";
import { localDay } from "@/lib/awork/entries/day";
import { timer } from "@/lib/awork/entries/entry";
import { NotUnderstood } from "@/lib/awork/api-error";
import { instant, splitInstant } from "@/lib/awork/entries/instant";
import { query } from "@/lib/awork/query";
import { RULE_TYPES } from "@/lib/awork/rules";

/** awork's answer to one question. `value` is its JSON; undefined if there is none. */
export type RawAnswer = { status: number; headers: Headers; value: unknown };

export type Question =
  | "me"
  | "last"
  | "open"
  | "week"
  | "entry"
  | "types"
  | "tasks"
  | "search"
  | "settings"
  | "permissions"
  | "allowed"
  | "capacity"
  | "absences"
  | "task"
  | "nobody"
  | "holidays";

/**
 * The answers so far, by question. `userId`: whose entries to check. `byKey`: the token is an API key and not
 * that person's.
 */
export type Context = {
  userId: string;
  byKey: boolean;
  at: Instant;
  answers: Partial<Record<Question, RawAnswer>>;
};

/** A user id that does not exist. */
const NOBODY = "00000000-0000-4000-8000-00000000dead";

const entries = ({ userId }: Context, filter: string, size: number) =>
  `/timeentries${query({
    filterby: `${filter} and userId eq guid'${userId}'`,
    orderby: "startDateUtc desc, startTimeUtc desc",
    page: "1",
    pageSize: String(size),
  })}`;

/**
 * The requests, in this order; all of them only read. Each returns the path below `/api/v1`, or null if the
 * previous answers leave nothing to ask.
 */
export const QUESTIONS: Record<Question, (context: Context) => string | null> = {
  me: () => "/me",
  last: ({ userId, byKey }: Context) => `/me/timeentries/last${byKey ? query({ userId }) : ""}`,
  open: (context: Context) => entries(context, "endTimeUtc eq null and startTimeUtc ne null", 5),
  week: (context: Context) => {
    const day = new Date(context.at - 7 * DAY).toJSON().slice(0, 10);
    return entries(context, `startDateLocal ge datetime'${day}T00:00:00'`, 20);
  },
  entry(context: Context) {
    const id = entriesOf(context, "last", "week")[0]?.id;
    return typeof id === "string" ? `/timeentries/${encodeURIComponent(id)}` : null;
  },
  types: () => `/typeofwork${query({ page: "1", pageSize: "20" })}`,
  tasks: () => `/me/assignedtasks${query({ page: "1", pageSize: "20" })}`,
  search: () => `/search${query({ searchTerm: "s", searchTypes: "task,project", top: "5" })}`,
  settings: () => "/timetracking/settings",
  permissions: () => "/me/permissions",
  // Most people may not see them either.
  allowed(context: Context) {
    const id = entriesOf(context, "last", "week").find(({ projectId }) => isThere(projectId))?.projectId;
    return typeof id === "string" ? `/projects/${encodeURIComponent(id)}/typeofwork` : null;
  },
  capacity: ({ userId }: Context) => `/users/${encodeURIComponent(userId)}/capacity`,
  absences: (context) => timesOff(context, "/absences", `userId eq guid'${context.userId}' and `),
  task(context: Context) {
    const id = entriesOf(context, "last", "week").find(({ taskId }) => isThere(taskId))?.taskId;
    return typeof id === "string" ? `/tasks/${encodeURIComponent(id)}` : null;
  },
  nobody: () => `/users/${NOBODY}`,
  // Most people may not see them, so awork's refusal is no sign of anything.
  holidays: (context) => timesOff(context, "/workspaceabsences", ""),
};

function timesOff({ at }: Context, path: string, filter: string): string {
  const [first, last] = [at - 7 * DAY, at + 7 * DAY].map((day) => new Date(day).toJSON().slice(0, 10));
  const days = `startOn le datetime'${last}T23:59:59' and endOn ge datetime'${first}T00:00:00'`;
  return path + query({ filterby: filter + days, orderby: "startOn,id", page: "1", pageSize: "20" });
}

/** Something about awork that the code relies on. */
export type Assumption = {
  title: string;
  /** The file that would be wrong without it; null if no file relies on it yet. */
  reliedOn: string | null;
  /** The questions whose answers show it. */
  of: readonly Question[];
  /** The values to check, taken from the answers; empty if the answers have none. */
  about(context: Context): unknown[];
  holds(value: never, context: Context): boolean;
};

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
/** The answer's value; undefined if it was an error. */
function valueOf({ answers }: Context, question: Question): unknown {
  const answer = answers[question];
  return answer && answer.status < 300 ? answer.value : undefined;
}
const isThere = (value: unknown) => value !== undefined && value !== null;

/** The entries in the answers to these questions. */
function entriesOf(context: Context, ...questions: Question[]): Json[] {
  const values = questions.flatMap((question) => {
    const value = valueOf(context, question);
    return Array.isArray(value) ? value : [value];
  });
  return values.filter(isObject);
}

/** Picks properties of an object; absent ones stay absent. */
const only = (object: Json, ...names: string[]): Json =>
  Object.fromEntries(names.filter((name) => name in object).map((name) => [name, object[name]]));

const ENTRIES = ["last", "open", "week", "entry"] as const;
const all = (context: Context) => entriesOf(context, ...ENTRIES);
const breaksOf = (context: Context) => all(context).flatMap(({ breaks }) => listOf(breaks).filter(isObject));
const isTimer = (entry: Json) =>
  isThere(entry.startTimeUtc) && !isThere(entry.endTimeUtc) && !(Number(entry.duration) > 0);

const START = ["startDateUtc", "startTimeUtc"];
const END = ["endDateUtc", "endTimeUtc"];

const isUnderstood = (read: () => unknown): boolean => {
  try {
    read();
    return true;
  } catch (failure) {
    if (failure instanceof NotUnderstood) return false;
    throw failure;
  }
};

const hitsOf = (context: Context, name: string): unknown[] => {
  const found = valueOf(context, "search");
  const group = isObject(found) ? found[name] : undefined;
  return isObject(group) ? listOf(group.hits).map((hit) => (isObject(hit) ? hit.entity : hit)) : [];
};

const headersOf =
  (...names: string[]) =>
  ({ answers }: Context) =>
    Object.values(answers).map(({ headers }) =>
      Object.fromEntries(names.map((name) => [name, headers.get(name) ?? undefined])),
    );

const instantOf = (entry: Json, [date, time]: string[]) =>
  splitInstant(String(entry[date!]), String(entry[time!]));

/** Infers `Value` for each assumption separately. */
const assumption = <Value>(
  one: Omit<Assumption, "about" | "holds"> & {
    about(context: Context): Value[];
    holds(value: Value, context: Context): boolean;
  },
): Assumption => one as Assumption;

/** If this fails, nothing else can be asked. */
export const KNOWN_PERSON = "awork says whom the token stands for";

const idOf = (value: unknown) => (isObject(value) ? value.id : undefined);

/** All assumptions of the code that an answer can confirm. */
export const ASSUMPTIONS: readonly Assumption[] = [
  assumption({
    title: KNOWN_PERSON,
    reliedOn: "lib/awork/person.ts",
    of: ["me"],
    about: ({ answers }) =>
      (answers.me ? [answers.me] : []).map(({ status, value }) => ({ status, id: idOf(value) })),
    holds: ({ status, id }) => status === 200 && typeof id === "string",
  }),
  assumption({
    title: "A workspace has an address for links",
    reliedOn: "lib/awork/person.ts",
    of: ["me"],
    about: (context) => [valueOf(context, "me")].filter(isObject).map((me) => me.workspace),
    holds: (workspace) => isObject(workspace) && URL.canParse(String(workspace.url)),
  }),
  assumption({
    title: "The last entry is an entry, or 204 without a body",
    reliedOn: "lib/awork/client.ts",
    of: ["last"],
    about: (context) => ((context.answers.last?.status ?? 400) < 300 ? [valueOf(context, "last")] : []),
    holds: (value, { answers }) => (answers.last?.status === 204 ? value === undefined : isObject(value)),
  }),
  assumption({
    title: "An entry can be read as a whole",
    reliedOn: "lib/awork/entries/entry.ts",
    of: ENTRIES,
    about: all,
    holds: (entry, { userId }) => isUnderstood(() => timer(entry, userId)),
  }),
  assumption({
    title: "An entry belongs to the person, or to nobody any more",
    reliedOn: "lib/awork/entries/entry.ts",
    of: ENTRIES,
    about: (context) => all(context).map((entry) => entry.userId),
    holds: (id, { userId }) => !isThere(id) || String(id).toLowerCase() === userId.toLowerCase(),
  }),
  assumption({
    title: "A start is a day and a time of day, both in UTC",
    reliedOn: "lib/awork/entries/instant.ts",
    of: ENTRIES,
    about: (context) =>
      all(context)
        .filter((entry) => isThere(entry.startTimeUtc))
        .map((entry) => only(entry, ...START)),
    holds: (entry) => instantOf(entry, START) !== null,
  }),
  assumption({
    title: "An end is a day and a time of day, both in UTC",
    reliedOn: "lib/awork/entries/entry.ts",
    of: ENTRIES,
    about: (context) =>
      all(context)
        .filter((entry) => isThere(entry.endTimeUtc))
        .map((entry) => only(entry, ...END)),
    holds: (entry) => instantOf(entry, END) !== null,
  }),
  assumption({
    title: "A timer has neither an end date nor a duration",
    reliedOn: "lib/timer/timer.ts",
    of: ["last"],
    about: (context) =>
      entriesOf(context, "last")
        .filter(isTimer)
        .map((entry) => only(entry, ...END, "duration")),
    holds: (entry) => !isThere(entry.endDateUtc) && !Number(entry.duration),
  }),
  assumption({
    title: "The duration of a timer is 0 in lists as well",
    reliedOn: null,
    of: ["open", "week"],
    about: (context) => {
      const last = entriesOf(context, "last").find(isTimer);
      const listed = entriesOf(context, "open", "week").filter(({ id }) => last && id === last.id);
      return listed.map((entry) => only(entry, "duration"));
    },
    holds: ({ duration }) => !Number(duration),
  }),
  assumption({
    title: "Durations are whole seconds, and not below zero",
    reliedOn: "lib/awork/entries/time-tracking.ts",
    of: ENTRIES,
    about: (context) => all(context).map((entry) => only(entry, "duration", "breakDuration")),
    holds: (entry) => Object.values(entry).every((each) => !isThere(each) || isSeconds(each)),
  }),
  assumption({
    title: "The duration of an entry that ended is its end less its start and its breaks",
    reliedOn: "lib/timer/elapsed.ts",
    of: ENTRIES,
    about: (context) =>
      all(context)
        .filter((entry) => isThere(entry.startTimeUtc) && isThere(entry.endTimeUtc))
        .map((entry) => only(entry, ...START, ...END, "duration", "breakDuration")),
    holds(entry) {
      const whole = (instantOf(entry, END) ?? 0) - (instantOf(entry, START) ?? 0);
      const rest = whole / 1000 - Number(entry.breakDuration ?? 0) - Number(entry.duration ?? 0);
      return Math.abs(rest) < 2;
    },
  }),
  assumption({
    title: "A break is open as long as it has no end",
    reliedOn: "lib/timer/break-list.ts",
    of: ENTRIES,
    about: (context) => breaksOf(context).map((each) => only(each, "startDate", "endDate", "duration")),
    holds: ({ endDate, duration }) => isThere(endDate) || !Number(duration),
  }),
  assumption({
    title: "A break starts and ends at instants in UTC",
    reliedOn: "lib/awork/entries/instant.ts",
    of: ENTRIES,
    about: (context) =>
      breaksOf(context).flatMap(({ startDate, endDate }) => [startDate, endDate].filter(isThere)),
    holds: (stamp) => instant(String(stamp)) !== null,
  }),
  assumption({
    title: "An entry's zone is one that this browser knows",
    reliedOn: "lib/awork/entries/day.ts",
    of: ENTRIES,
    about: (context) => all(context).map((entry) => entry.timezone),
    holds: (timezone) => isZone(timezone),
  }),
  assumption({
    title: "The day of an entry is that of its start in its zone",
    reliedOn: "lib/awork/entries/day.ts",
    of: ENTRIES,
    about: (context) =>
      all(context)
        .filter((entry) => isThere(entry.startTimeUtc) && isZone(entry.timezone))
        .map((entry) => only(entry, ...START, "startDateLocal", "timezone")),
    holds(entry) {
      const start = instantOf(entry, START);
      const day = start === null ? null : localDay(start, String(entry.timezone));
      return day === String(entry.startDateLocal).slice(0, 10);
    },
  }),
  assumption({
    title: "Start and type of work, which a change has to send back, are in an entry that is read by its ID",
    reliedOn: "lib/awork/entries/form.ts",
    of: ["entry"],
    about: (context) =>
      entriesOf(context, "entry").map((entry) =>
        only(entry, "timezone", "typeOfWorkId", ...START, "duration"),
      ),
    holds: ({ timezone, typeOfWorkId }) => isThere(timezone) && isThere(typeOfWorkId),
  }),
  assumption({
    title: "Lists of entries can be filtered by person, day and missing end",
    reliedOn: "lib/awork/client.ts",
    of: ["open", "week"],
    about: (context) => [valueOf(context, "open"), valueOf(context, "week")].filter(isThere),
    holds: (list) => Array.isArray(list),
  }),
  assumption({
    title: "The last entry, if it is a timer, is among those without an end",
    reliedOn: "lib/awork/client.ts",
    of: ["open"],
    about: (context) =>
      entriesOf(context, "last")
        .filter((entry) => isTimer(entry) && Array.isArray(valueOf(context, "open")))
        .map(({ id }) => id),
    holds: (id, context) => entriesOf(context, "open").some((entry) => entry.id === id),
  }),
  assumption({
    title: "A list says how many things are in it",
    reliedOn: "lib/awork/pages.ts",
    of: ["open", "week", "types", "tasks"],
    about: ({ answers }) =>
      (["open", "week", "types", "tasks"] as const).flatMap((question) => {
        const answer = answers[question];
        return answer && answer.status < 300 && Array.isArray(answer.value)
          ? [
              {
                "aw-totalitems": Number(answer.headers.get("aw-totalitems") ?? Number.NaN),
                hits: answer.value.length,
              },
            ]
          : [];
      }),
    holds: ({ "aw-totalitems": total, hits }) => total >= hits,
  }),
  assumption({
    title: "Lists of entries come in the order that was asked for",
    reliedOn: "lib/awork/client.ts",
    of: ["week"],
    about: (context) => {
      const starts = entriesOf(context, "week").map((entry) => instantOf(entry, START));
      return starts.length > 1 ? [starts] : [];
    },
    holds: (starts) =>
      starts.every(
        (start, place) => place === 0 || start === null || start <= (starts[place - 1] ?? Infinity),
      ),
  }),
  assumption({
    title: "Types of work can be read",
    reliedOn: "lib/awork/catalogue/choice.ts",
    of: ["types"],
    about: (context) => listOf(valueOf(context, "types")),
    holds: (value) => isUnderstood(() => typeOfWork(value)),
  }),
  assumption({
    title: "Assigned tasks can be read",
    reliedOn: "lib/awork/catalogue/choice.ts",
    of: ["tasks"],
    about: (context) => listOf(valueOf(context, "tasks")),
    holds: (value) => isUnderstood(() => task(value)),
  }),
  assumption({
    title: "Tasks that are found can be read",
    reliedOn: "lib/awork/catalogue/choice.ts",
    of: ["search"],
    about: (context) => hitsOf(context, "taskHits"),
    holds: (value) => isUnderstood(() => task(value)),
  }),
  assumption({
    title: "Projects that are found can be read",
    reliedOn: "lib/awork/catalogue/choice.ts",
    of: ["search"],
    about: (context) => hitsOf(context, "projectHits"),
    holds: (value) => isUnderstood(() => project(value)),
  }),
  assumption({
    title: "The settings of time tracking are types that are on or off",
    reliedOn: "lib/awork/rules.ts",
    of: ["settings"],
    about: (context) => listOf(valueOf(context, "settings")),
    holds: (value) => isObject(value) && typeof value.type === "string" && typeof value.enabled === "boolean",
  }),
  assumption({
    title: "The settings of time tracking have a type for each rule that is known here",
    reliedOn: "lib/awork/rules.ts",
    of: ["settings"],
    about: (context) => [valueOf(context, "settings")].filter(isThere),
    holds: (value) =>
      Object.values(RULE_TYPES).every((type) =>
        listOf(value).some((setting) => isObject(setting) && setting.type === type),
      ),
  }),
  assumption({
    title: "Permissions say whether the person is an admin",
    reliedOn: "lib/awork/rules.ts",
    of: ["permissions"],
    about: (context) =>
      [valueOf(context, "permissions")]
        .filter(isObject)
        .map(({ userPermission }) => (isObject(userPermission) ? only(userPermission, "isAdmin") : null)),
    holds: (permission) => typeof permission?.isAdmin === "boolean",
  }),
  assumption({
    title: "The types of work that a project allows are a list, and can be read",
    reliedOn: "lib/awork/catalogue/catalogue.ts",
    of: ["allowed"],
    about: (context) => [valueOf(context, "allowed")].filter(isThere),
    holds: (value) => Array.isArray(value) && value.every((each) => isUnderstood(() => typeOfWork(each))),
  }),
  assumption({
    title: "A person's capacity is in seconds, for each day of the week",
    reliedOn: "lib/awork/capacity/capacity.ts",
    of: ["capacity"],
    about: (context) =>
      [valueOf(context, "capacity")]
        .filter(isObject)
        .map((each) => only(each, "capacityPerWeek", "weeklyCapacity")),
    holds: ({ weeklyCapacity }) => isObject(weeklyCapacity) && Number.isFinite(weeklyCapacity.mon),
  }),
  assumption({
    title: "Absences and holidays can be read",
    reliedOn: "lib/awork/capacity/time-off.ts",
    of: ["absences", "holidays"],
    about: (context) => [valueOf(context, "absences"), valueOf(context, "holidays")].filter(isThere),
    holds: (value, { userId }) =>
      Array.isArray(value) &&
      value.every((each) => isUnderstood(() => [absence(each, userId), holiday(each)])),
  }),
  assumption({
    title: "An absence begins at the start of its first day, and ends within its last one",
    reliedOn: "lib/awork/capacity/time-off.ts",
    of: ["absences", "holidays"],
    about: (context) =>
      entriesOf(context, "absences", "holidays").map((each) => only(each, "startOn", "endOn")),
    holds: ({ startOn, endOn }) =>
      /T00:00:00/.test(String(startOn)) && /T(23:59|00:00:00)/.test(String(endOn)),
  }),
  assumption({
    title: "A task says what is planned and what is tracked, in seconds",
    reliedOn: "lib/awork/capacity/task-time.ts",
    of: ["task"],
    about: (context) =>
      entriesOf(context, "task").map((each) =>
        only(each, "plannedDuration", "totalPlannedDuration", "trackedDuration", "totalTrackedDuration"),
      ),
    holds: (task) =>
      isUnderstood(() => taskTime(task)) && Object.values(task).filter(isThere).every(isSeconds),
  }),
  assumption({
    title: "A user who does not exist is not found",
    reliedOn: "lib/awork/client.ts",
    of: ["nobody"],
    about: ({ answers }) => (answers.nobody ? [answers.nobody.value] : []),
    holds: (_, { answers }) => answers.nobody?.status === 404,
  }),
  assumption({
    title: "An error has a code and a description",
    reliedOn: "lib/awork/to-api-error.ts",
    of: Object.keys(QUESTIONS) as Question[],
    about: ({ answers }) =>
      Object.values(answers)
        .filter(({ status }) => status >= 400)
        .map(({ value }) => value),
    holds: (value) =>
      isObject(value) && typeof value.code === "string" && typeof value.description === "string",
  }),
  assumption({
    title: "Each answer has awork's clock",
    reliedOn: "lib/awork/response-meta.ts",
    of: Object.keys(QUESTIONS) as Question[],
    about: headersOf("date"),
    holds: ({ date }) => !Number.isNaN(Date.parse(date ?? "")),
  }),
  assumption({
    title: "Each answer says what is left of the workspace's requests",
    reliedOn: "lib/awork/response-meta.ts",
    of: Object.keys(QUESTIONS) as Question[],
    about: headersOf("ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"),
    holds: (headers) => Object.values(headers).every((value) => value !== undefined && Number(value) >= 0),
  }),
  assumption({
    title: "Each answer with a body is JSON, and says so",
    reliedOn: "lib/awork/request.ts",
    of: Object.keys(QUESTIONS) as Question[],
    about: ({ answers }) =>
      Object.values(answers)
        .filter(({ status }) => status !== 204)
        .map(({ headers, value }) => ({
          "content-type": headers.get("content-type") ?? undefined,
          isJson: value !== undefined,
        })),
    holds: ({ "content-type": type = "", isJson }) => type.startsWith("application/json") && isJson,
  }),
];

const isSeconds = (value: unknown) => Number.isInteger(value) && Number(value) >= 0;

function isZone(timezone: unknown): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: String(timezone) }));
  } catch {
    return false;
  }
}

/** Converts a raw response for the assumptions. */
export function rawAnswer({
  status,
  headers,
  body,
}: Pick<RawResponse, "status" | "headers" | "body">): RawAnswer {
  try {
    return { status, headers, value: JSON.parse(body) };
  } catch {
    return { status, headers, value: undefined };
  }
}
