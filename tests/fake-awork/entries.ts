import type { Answer } from "./answer.ts";
import type { Books } from "./books.ts";
import type { Edit } from "./edit.ts";
import type { Entry } from "./entry.ts";
import type { EntryAnswer } from "./entry-answer.ts";
import { ENTRY_FIELDS } from "./fields.ts";
import { oddEntry, understoodBody } from "./habits.ts";
import { listOf } from "./list.ts";
import { readPostForm } from "./post-form.ts";
import { readPutForm } from "./put-form.ts";
import { invalidOperation, unauthorized, validationFailed } from "./refusal.ts";
import { flagOf, personOf, uuidOf, type Request } from "./request.ts";
import type { Route } from "./route.ts";

/** Time entries: `/timeentries`. Everybody has their own; an admin has all. */
export function createEntries(books: Books, { usual, listed, oneOrNone }: EntryAnswer): Route[] {
  const entryOf = ({ id }: Request) => books.get(uuidOf(id, "timeEntryId"));
  const isOpenTo = (entry: Entry, { person }: Request) => person.admin || entry.userId === person.id;

  function ownEntryOf(request: Request) {
    const entry = entryOf(request);
    if (!isOpenTo(entry, request)) throw unauthorized("The user has no access to this time entry.");
    return entry;
  }

  function list(request: Request): Answer {
    // There is no index here to be made anew.
    flagOf(request.query, "searchReindex");
    const entries = books.entries.filter((entry) => isOpenTo(entry, request));
    const view = { fields: ENTRY_FIELDS, order: "createdOn desc", json: usual, shown: listed };
    const { habits } = books;
    const answer = listOf(entries, request.query, view, habits);
    if (!habits.has("oddEntry")) return answer;
    const total = Number(answer.headers!["aw-totalitems"]) + 1;
    return {
      ...answer,
      headers: { "aw-totalitems": String(total) },
      body: [...(answer.body as unknown[]), oddEntry(books.now())],
    };
  }

  /**
   * "If the time entry is connected to a task, the user needs to be assignee of this task or the user needs permissions
   * on 'project-planning-data' if it is a project task": of a private task, nobody else has any. Everybody may plan here.
   */
  function checkTask({ task }: Pick<Edit, "task">, { person }: Request) {
    if (task && !task.project && !task.assignees.includes(person.id))
      throw unauthorized("The call to Task was blocked due to insufficient permissions.");
  }

  function post(request: Request): Answer {
    const { userId, ...edit } = readPostForm(request);
    const owner = personOf(books, userId);
    if (!owner) throw validationFailed("userId", `No such userId: '${userId}'.`);
    const { person } = request;
    if (owner !== person && !person.admin)
      throw unauthorized("The user has no permission to book time for other people.");
    checkTask(edit, request);
    if (edit.isBilled && !person.admin) throw invalidOperation("Only an admin can book what is billed.");
    return oneOrNone(books.book(userId, edit, { isAdmin: person.admin }));
  }

  function put(request: Request): Answer {
    const entry = ownEntryOf(request);
    const { userId, ...edit } = readPutForm({
      ...request,
      body: understoodBody(request.body, entry, books.habits),
    });
    if (userId !== null && userId !== entry.userId)
      throw validationFailed("userId", "The user of a time entry cannot be changed.");
    checkTask(edit, request);
    if ((entry.isBilled || edit.isBilled) && !request.person.admin)
      throw invalidOperation("Only an admin can change a time entry that is billed.");
    return oneOrNone(books.edit(entry.id, edit, { isAdmin: request.person.admin }));
  }

  function remove(request: Request): Answer {
    const entry = ownEntryOf(request);
    if (entry.isBilled && !request.person.admin)
      throw unauthorized("Only an admin can delete a time entry that is billed.");
    books.discard(entry.id, { isAdmin: request.person.admin });
    return { status: 204 };
  }

  const one = /^\/timeentries\/([^/]+)$/i;
  return [
    ["GET", /^\/timeentries$/i, list],
    ["POST", /^\/timeentries$/i, post],
    ["GET", one, (request) => oneOrNone(ownEntryOf(request))],
    ["PUT", one, put],
    ["DELETE", one, remove],
    // "Any authenticated user" may: it is not asked whose entry it is.
    ["POST", /^\/timeentries\/([^/]+)\/removebreaks$/i, (r) => oneOrNone(books.removeBreaks(entryOf(r).id))],
  ];
}
