/** Property names from awork's reference. Any other key could be anything, even text that a person wrote. */
const NAMES = new Set(
  [
    "id userId startDateUtc startTimeUtc startDateLocal startTimeLocal endDateUtc endTimeUtc endDateLocal endTimeLocal",
    "timezone duration breakDuration breaks startDate endDate note isBillable isBilled isExternal typeOfWorkId",
    "typeOfWork taskId task projectId project company name icon isArchived projectKey taskIdentifier taskStatus type",
    "isBillableByDefault resourceVersion user firstName lastName language workspace url code description link details",
    "validationErrors traceId property message enabled dayCount capacityPerWeek weeklyCapacity mon tue wed thu fri sat",
    "sun taskHits projectHits hits score entity totalCount maxScore hasHits top createdBy createdOn updatedBy updatedOn",
    "date ratelimit-limit ratelimit-remaining ratelimit-reset aw-totalitems content-type",
  ].flatMap((line) => line.split(" ")),
);

const KINDS: [kind: string, form: RegExp][] = [
  ["empty text", /^$/],
  ["uuid", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i],
  ["date and time with a zone", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d(:?\d\d)?)$/i],
  ["date and time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$/],
  ["date", /^\d{4}-\d\d-\d\d$/],
  ["time", /^\d\d:\d\d:\d\d(\.\d+)?$/],
  ["address", /^https?:\/\//],
];

/**
 * Describes the types of awork's values without their content: no name, note, id or token. Objects are merged
 * into one, with "?" after properties that not all of them have.
 */
export function shape(...values: unknown[]): string {
  const lists = values.filter(Array.isArray);
  const objects = values.filter(isObject);
  const others = values.filter((value) => !Array.isArray(value) && !isObject(value)).map(kindOf);
  const kinds = [
    ...(objects.length > 0 ? [objectShape(objects)] : []),
    ...(lists.length > 0 ? [`[${shape(...lists.flat())}]`] : []),
    ...others,
  ];
  return [...new Set(kinds)].join(" or ");
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function kindOf(value: unknown): string {
  if (value === undefined) return "absent";
  if (value === null) return "null";
  if (typeof value === "string") return KINDS.find(([, form]) => form.test(value))?.[0] ?? "text";
  if (typeof value !== "number") return typeof value;
  if (!Number.isInteger(value)) return "number with a fraction";
  if (value < 0) return "negative whole number";
  return value === 0 ? "0" : "whole number";
}

function objectShape(objects: Record<string, unknown>[]): string {
  const names = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  const known = names.filter((name) => NAMES.has(name));
  const parts = known.map((name) => {
    const having = objects.filter((object) => name in object);
    const isSometimes = having.length < objects.length;
    return `${name}${isSometimes ? "?" : ""}: ${shape(...having.map((object) => object[name]))}`;
  });
  const others = names.length - known.length;
  return `{${[...parts, ...(others > 0 ? [`${others} more`] : [])].join(", ")}}`;
}
