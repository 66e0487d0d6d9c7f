import type { Books } from "./books.ts";
import type { Person } from "./people.ts";
import { invalidModel, notFound, unauthorized } from "./refusal.ts";
import type { Workspace } from "./workspaces.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A request that has passed the door: who asks, and for what. */
export type Request = {
  person: Person;
  /** One token = one workspace. */
  workspace: Workspace;
  /** The variable part of the path. */
  id: string;
  query: Record<string, string>;
  body: string;
  /** What the body is said to be. */
  contentType: string;
};

export const isUuid = (text: string) => UUID.test(text);

export function uuidOf(text: string, property: string) {
  if (!isUuid(text)) throw invalidModel(property, `The value '${text}' is not valid.`);
  return text.toLowerCase();
}

/** A question of the query; null where it is not asked. */
export function flagOf(query: Record<string, string>, name: string) {
  const value = query[name];
  if (value === undefined) return null;
  if (!/^(true|false)$/i.test(value)) throw invalidModel(name, `The value '${value}' is not valid.`);
  return value.toLowerCase() === "true";
}

/** The person with this id; undefined where there is none. */
export const personOf = ({ people }: Books, id: string) => people.find((one) => one.id === id.toLowerCase());

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** Refuses what is no instant, where the query names one. */
export function checkInstant(query: Record<string, string>, name: string) {
  const value = query[name];
  if (value !== undefined && !(DATE_TIME.test(value) && Date.parse(value)))
    throw invalidModel(name, `The value '${value}' is not valid.`);
}

/** The person whose timer is meant: the `userId` of the query, or whoever asks. */
export function targetOf({ query, person }: Request, books: Books) {
  if (query.userId === undefined) return person;
  const id = uuidOf(query.userId, "userId");
  const target = personOf(books, id);
  if (!target) throw notFound(`No user with the id '${id}' exists.`);
  return target;
}

/** "The user must be an admin or the creator." */
export function targetForAdminOrCreator(request: Request, books: Books) {
  const target = targetOf(request, books);
  if (target !== request.person && !request.person.admin)
    throw unauthorized("The user must be an admin or the creator.");
  return target;
}
