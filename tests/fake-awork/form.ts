import { usualRefusal, type Refusal } from "./refusal.ts";
import { isUuid, type Request } from "./request.ts";

export type Form = ReturnType<typeof createForm>;

const INT32 = 2_147_483_647;

function objectOf(body: string) {
  try {
    const value: unknown = JSON.parse(body);
    if (value && typeof value === "object" && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // No object, like anything else that is none.
  }
  return null;
}

/** Whether a `content-type` says that the body is JSON. */
export const isJson = (contentType: string) => /^application\/json *(;|$)/i.test(contentType);

/**
 * A body in JSON, asked for one property after the other: null stands for what is null and for what is left out.
 * `properties` are all that its schema knows. What the schema does not allow is refused by `invalid`.
 */
export function createForm(
  { body, contentType }: Pick<Request, "body" | "contentType">,
  properties: readonly string[],
  invalid: (property: string, message: string) => Refusal,
) {
  if (body !== "" && !isJson(contentType)) throw usualRefusal(415);
  const values = objectOf(body);
  if (!values) throw invalid("model", "A JSON object is required.");
  for (const name of Object.keys(values))
    if (!properties.includes(name)) throw invalid(name, `There is no property '${name}'.`);

  function valueOf<Value>(property: string, what: string, is: (value: unknown) => boolean) {
    const value = values![property] ?? null;
    if (value !== null && !is(value)) throw invalid(property, `${property} must be ${what}.`);
    return value as Value | null;
  }

  const form = {
    invalid,
    text: (property: string) => valueOf<string>(property, "a string", (value) => typeof value === "string"),
    /** Null is not the same as left out here: no form of awork's reference has a nullable boolean. */
    flag(property: string) {
      if (values[property] === null) throw invalid(property, `${property} must be true or false.`);
      return valueOf<boolean>(property, "true or false", (value) => typeof value === "boolean");
    },
    /** Whole seconds. */
    seconds: (property: string) =>
      valueOf<number>(
        property,
        "a whole number of seconds",
        (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= INT32,
      ),
    uuid: (property: string) =>
      valueOf<string>(
        property,
        "a UUID",
        (value) => typeof value === "string" && isUuid(value),
      )?.toLowerCase() ?? null,
    /** What an id stands for; there must be such a thing. */
    named<Thing>(property: string, find: (id: string) => Thing | null) {
      const id = form.uuid(property);
      const thing = id === null ? null : find(id);
      if (id !== null && thing === null) throw invalid(property, `No such ${property}: '${id}'.`);
      return thing;
    },
  };
  return form;
}
