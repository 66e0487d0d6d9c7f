export type Json = Record<string, unknown>;

export type Kind = "guid" | "datetime" | "text" | "number" | "boolean";

/** The properties of a list that can be filtered and ordered by. */
export type Fields = Readonly<Record<string, Kind>>;

const RECORD = {
  id: "guid",
  createdBy: "guid",
  updatedBy: "guid",
  createdOn: "datetime",
  updatedOn: "datetime",
} as const;

export const ENTRY_FIELDS: Fields = {
  ...RECORD,
  userId: "guid",
  taskId: "guid",
  projectId: "guid",
  typeOfWorkId: "guid",
  startDateUtc: "datetime",
  endDateUtc: "datetime",
  startDateLocal: "datetime",
  endDateLocal: "datetime",
  startTimeUtc: "text",
  endTimeUtc: "text",
  startTimeLocal: "text",
  endTimeLocal: "text",
  timezone: "text",
  note: "text",
  duration: "number",
  breakDuration: "number",
  isBillable: "boolean",
  isBilled: "boolean",
  isExternal: "boolean",
};

export const TASK_FIELDS: Fields = {
  ...RECORD,
  name: "text",
  baseType: "text",
  taskIdentifier: "text",
  taskNumber: "number",
  taskStatusId: "guid",
  typeOfWorkId: "guid",
  projectId: "guid",
  userId: "guid",
  closedOn: "datetime",
  isPrio: "boolean",
  isSubtask: "boolean",
  isExternal: "boolean",
};

export const TYPE_OF_WORK_FIELDS: Fields = { ...RECORD, name: "text", isArchived: "boolean" };

export const kindOf = (field: string, fields: Fields) =>
  Object.hasOwn(fields, field) ? fields[field] : undefined;

/** Local dates carry no zone; they only meet each other, so UTC will do for all. */
export const instant = (text: string) => Date.parse(/[Zz]$|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`);

/** A field's value in a form that compares: null where there is none; dates as epoch milliseconds. */
export function valueOf(json: Json, field: string, fields: Fields) {
  const value = json[field] ?? null;
  if (value === null) return null;
  if (fields[field] === "datetime") return instant(String(value));
  return fields[field] === "guid" ? String(value).toLowerCase() : (value as string | number | boolean);
}
