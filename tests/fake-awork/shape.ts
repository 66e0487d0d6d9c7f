import type { Task } from "./catalogue.ts";
import { SECOND } from "./clock.ts";
import { rested, type Break, type Entry } from "./entry.ts";
import { dayOf, stamp, timeOf, wallClock } from "./instant.ts";
import { withoutNulls } from "./json.ts";
import { PERSON_ID, type Person } from "./people.ts";
import { projectJson } from "./project-shape.ts";

const seconds = (ms: number) => Math.floor(ms / SECOND);

/** awork keeps times to the tenth of a microsecond; the digits below the clock's milliseconds are made up. */
const digitsOf = (entry: Entry) =>
  entry.byHand ? null : String(Number.parseInt(entry.id.slice(0, 4), 16) % 10_000).padStart(4, "0");

/** One instant of an entry in awork's four fields: day and time apart, in UTC and in the entry's time zone. */
function split(name: "start" | "end", instant: number | null, entry: Entry) {
  if (instant === null) return {};
  const local = wallClock(instant, entry.timezone);
  return {
    [`${name}DateUtc`]: `${dayOf(instant)}T00:00:00Z`,
    [`${name}TimeUtc`]: timeOf(instant, digitsOf(entry)),
    [`${name}DateLocal`]: `${dayOf(local)}T00:00:00`,
    [`${name}TimeLocal`]: timeOf(local, digitsOf(entry)),
  };
}

const dayOnly = (day: string) => ({ startDateUtc: `${day}T00:00:00Z`, startDateLocal: `${day}T00:00:00` });

/** Recorded answers carry whole seconds here, and no `endDate` while the break is open. */
function breakJson({ start, end }: Break, openDuration: "zero" | "absent") {
  if (end !== null) return { startDate: stamp(start), endDate: stamp(end), duration: seconds(end - start) };
  return openDuration === "zero" ? { startDate: stamp(start), duration: 0 } : { startDate: stamp(start) };
}

function taskJson(task: Task) {
  return withoutNulls({
    id: task.id,
    name: task.name,
    baseType: task.project ? "projecttask" : "private",
    taskIdentifier: task.identifier,
    taskStatusId: task.status.id,
    typeOfWorkId: task.typeOfWorkId,
    project: task.project && projectJson(task.project),
    projectId: task.project?.id,
    taskStatus: task.status,
    createdBy: PERSON_ID,
    correlationId: task.id,
  });
}

/** An entry as awork answers it: schema `TimeTracking` of awork's reference. */
export function entryJson(entry: Entry, owner: Person | null, openDuration: "zero" | "absent") {
  return withoutNulls({
    id: entry.id,
    userId: entry.userId,
    ...(entry.start === null ? dayOnly(entry.day) : split("start", entry.start, entry)),
    ...split("end", entry.end, entry),
    timezone: entry.timezone,
    duration: seconds(entry.duration),
    breakDuration: seconds(rested(entry)),
    breaks: entry.breaks.length > 0 ? entry.breaks.map((pause) => breakJson(pause, openDuration)) : null,
    typeOfWorkId: entry.typeOfWork.id,
    typeOfWork: entry.typeOfWork,
    user: owner && {
      id: owner.id,
      firstName: owner.firstName,
      lastName: owner.lastName,
      hasImage: false,
      isExternal: false,
    },
    taskId: entry.task?.id,
    task: entry.task && taskJson(entry.task),
    projectId: entry.project?.id,
    project: entry.project && projectJson(entry.project),
    note: entry.note,
    isBillable: entry.isBillable,
    isBilled: entry.isBilled,
    isExternal: false,
    createdBy: entry.userId,
    createdOn: new Date(entry.createdAt).toISOString(),
    updatedBy: entry.userId,
    updatedOn: new Date(entry.updatedAt).toISOString(),
    resourceVersion: entry.version,
  });
}
