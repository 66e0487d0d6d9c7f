import type { Answer } from "./answer.ts";
import type { Books } from "./books.ts";
import { TYPES_OF_WORK } from "./catalogue.ts";
import type { Entry } from "./entry.ts";
import { parseFilter, type Json } from "./filter.ts";
import { API } from "./match.ts";
import { parseOrder } from "./order.ts";
import { pageOf } from "./paging.ts";
import { notFound, Refusal, unauthorized, usualRefusal } from "./refusal.ts";
import { targetForAdminOrCreator, targetOf, uuidOf, type Request } from "./request.ts";
import { entryJson } from "./shape.ts";
import { readStartForm } from "./start-form.ts";

type Route = [method: string, path: RegExp, answer: (request: Request) => Answer];

/** awork's API, as far as it is played here, on top of the books. */
export function createRoutes(books: Books) {
  const usualJson = (entry: Entry) => {
    const owner = books.people.find(({ id }) => id === entry.userId) ?? null;
    return entryJson(entry, owner, books.openBreakDuration);
  };

  function json(entry: Entry) {
    if (typeof entry.override === "function") return entry.override(usualJson(entry)) as unknown;
    return entry.override === undefined ? usualJson(entry) : entry.override;
  }

  /** 204 is awork's word for "there is none". */
  const oneOrNone = (entry: Entry | null): Answer =>
    entry ? { status: 200, body: json(entry) } : { status: 204 };

  function entryOf(request: Request) {
    const id = uuidOf(request.id, "timeEntryId");
    const entry = books.find(id);
    if (!entry) throw notFound(`No time entry with the id '${id}' exists.`);
    return entry;
  }

  /** "The user must be the creator": an API key is a user of its own, and no exception. */
  function asCreator(request: Request, verb: "pause" | "resume") {
    if (targetOf(request, books) !== request.person)
      throw new Refusal(400, "invalid-operation", `You can only ${verb} your own time trackings`);
    return oneOrNone(books[verb](request.person.id));
  }

  function me({ person, workspace }: Request): Answer {
    const { id, firstName, lastName, language } = person;
    const nothing = { isArchived: false, isDeactivated: false, hasImage: false, isExternal: false };
    const status = { invitationAccepted: true, isDeactivated: false };
    return {
      status: 200,
      body: { id, firstName, lastName, language, status, ...nothing, workspace },
    };
  }

  function list({ person, query }: Request): Answer {
    const isWanted = parseFilter(query.filterby?.trim() || "id ne null");
    const order = parseOrder(query.orderby?.trim() || "createdOn desc");
    const found = books.entries
      .filter((entry) => person.admin || entry.userId === person.id)
      .map((entry) => ({ entry, usual: usualJson(entry) as Json }))
      .filter(({ usual }) => isWanted(usual))
      .toSorted((left, right) => order(left.usual, right.usual));
    const body = pageOf(found, query).map(({ entry }) => json(entry));
    return { status: 200, headers: { "aw-totalitems": String(found.length) }, body };
  }

  function one(request: Request): Answer {
    const entry = entryOf(request);
    if (entry.userId !== request.person.id && !request.person.admin)
      throw unauthorized("The user has no access to this time entry.");
    return { status: 200, body: json(entry) };
  }

  const table: Route[] = [
    ["GET", /^\/me$/i, me],
    ["GET", /^\/me\/timeentries\/last$/i, (r) => oneOrNone(books.last(targetForAdminOrCreator(r, books).id))],
    [
      "POST",
      /^\/me\/timetracking\/start$/i,
      (r) => oneOrNone(books.start(targetForAdminOrCreator(r, books).id, readStartForm(r.body))),
    ],
    ["POST", /^\/me\/timetracking\/pause$/i, (r) => asCreator(r, "pause")],
    ["POST", /^\/me\/timetracking\/resume$/i, (r) => asCreator(r, "resume")],
    [
      "POST",
      /^\/me\/timetracking\/stop$/i,
      (r) => oneOrNone(books.stop(targetForAdminOrCreator(r, books).id)),
    ],
    ["GET", /^\/timeentries$/i, list],
    ["GET", /^\/timeentries\/([^/]+)$/i, one],
    // "Any authenticated user" may: it is not asked whose entry it is.
    ["POST", /^\/timeentries\/([^/]+)\/removebreaks$/i, (r) => oneOrNone(books.removeBreaks(entryOf(r).id))],
    [
      "GET",
      /^\/typeofwork$/i,
      () => ({ status: 200, body: TYPES_OF_WORK.map((type) => ({ ...type, isArchived: false })) }),
    ],
  ];

  /** Finds what answers a method and a whole path; throws awork's 404, or 405 where only the method is wrong. */
  return (method: string, path: string) => {
    const below = path.startsWith(`${API}/`) ? path.slice(API.length) : "";
    const known = table.filter(([, form]) => form.test(below));
    const route = known.find(([allowed]) => allowed === method);
    // awork grants no web page access to its API: a preflight meets a closed door on every path.
    if (!route) throw usualRefusal(known.length > 0 || method === "OPTIONS" ? 405 : 404);
    return { id: route[1].exec(below)?.[1] ?? "", answer: route[2] };
  };
}
