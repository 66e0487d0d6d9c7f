import type { Answer } from "./answer.ts";
import type { Books } from "./books.ts";
import { createEntries } from "./entries.ts";
import { createEntryAnswer } from "./entry-answer.ts";
import { createHours } from "./hours/hours.ts";
import { API } from "./match.ts";
import type { Person } from "./people.ts";
import { permissions } from "./permissions.ts";
import { notFound, usualRefusal } from "./refusal.ts";
import { type Request, personOf, uuidOf } from "./request.ts";
import type { Route } from "./route.ts";
import { createSearch } from "./search.ts";
import { createTasks } from "./tasks.ts";
import { createTimetracking } from "./timetracking.ts";

function userJson({ id, firstName, lastName, language }: Person) {
  const nothing = { isArchived: false, isDeactivated: false, hasImage: false, isExternal: false };
  const status = { invitationAccepted: true, isDeactivated: false };
  return { id, firstName, lastName, language, status, ...nothing };
}

const me = ({ person, workspace }: Request): Answer => ({
  status: 200,
  body: { ...userJson(person), workspace },
});

/** awork's API, as far as it is played here, on top of the books. */
export function createRoutes(books: Books) {
  const entryAnswer = createEntryAnswer(books);

  function user({ id }: Request): Answer {
    const person = personOf(books, uuidOf(id, "userId"));
    if (!person) throw notFound(`No user with the id '${id}' exists.`);
    return { status: 200, body: userJson(person) };
  }

  const table: Route[] = [
    ["GET", /^\/me$/i, me],
    ["GET", /^\/me\/permissions$/i, permissions],
    ["GET", /^\/users\/([^/]+)$/i, user],
    ...createHours(books),
    ...createTimetracking(books, entryAnswer),
    ...createEntries(books, entryAnswer),
    ...createTasks(books),
    ...createSearch(),
  ];

  /** Finds what answers a method and a whole path; throws awork's 404, or 405 where only the method is wrong. */
  function find(method: string, path: string) {
    const below = path.startsWith(`${API}/`) ? path.slice(API.length) : "";
    const known = table.filter(([, form]) => form.test(below));
    const route = known.find(([allowed]) => allowed === method);
    // awork grants no web page access to its API: a preflight meets a closed door on every path.
    if (!route) throw usualRefusal(known.length > 0 || method === "OPTIONS" ? 405 : 404);
    return { id: route[1].exec(below)?.[1] ?? "", answer: route[2] };
  }

  return { table, find };
}
