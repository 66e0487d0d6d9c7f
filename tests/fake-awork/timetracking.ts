import type { Books } from "./books.ts";
import type { EntryAnswer } from "./entry-answer.ts";
import { isJson } from "./form.ts";
import { invalidModel, invalidOperation, usualRefusal } from "./refusal.ts";
import { isUuid, personOf, targetForAdminOrCreator, targetOf, type Request } from "./request.ts";
import type { Route } from "./route.ts";
import { settingsJson } from "./settings.ts";
import { readStartForm } from "./start-form.ts";

/** These verbs need no body; what comes all the same must at least be JSON. */
function checkBody({ body, contentType }: Request) {
  if (body === "") return;
  if (!isJson(contentType)) throw usualRefusal(415);
  try {
    JSON.parse(body);
  } catch {
    throw invalidModel("model", "The body is not valid JSON.");
  }
}

/** A person's timer: `/me/timetracking`, and what there is to know about it. */
export function createTimetracking(books: Books, { oneOrNone }: EntryAnswer): Route[] {
  /** "The user must be the creator": an API key is a user of its own, and no exception. */
  function asCreator(request: Request, verb: "pause" | "resume") {
    if (targetOf(request, books) !== request.person)
      throw invalidOperation(`You can only ${verb} your own time trackings`);
    checkBody(request);
    return oneOrNone(books[verb](request.person.id));
  }

  function stop(request: Request) {
    const target = targetForAdminOrCreator(request, books);
    checkBody(request);
    return oneOrNone(books.stop(target.id, { isAdmin: request.person.admin }));
  }

  /** Of a user who does not exist awork tells an admin that there is no entry (seen), and not that there is no user. */
  function last(request: Request) {
    const { userId } = request.query;
    const isNobody = userId !== undefined && isUuid(userId) && !personOf(books, userId);
    if (isNobody && request.person.admin) return oneOrNone(null);
    return oneOrNone(books.last(targetForAdminOrCreator(request, books).id));
  }

  return [
    ["GET", /^\/me\/timeentries\/last$/i, last],
    [
      "POST",
      /^\/me\/timetracking\/start$/i,
      (r) => {
        const target = targetForAdminOrCreator(r, books);
        return oneOrNone(books.start(target.id, readStartForm(r), { isAdmin: r.person.admin }));
      },
    ],
    ["POST", /^\/me\/timetracking\/pause$/i, (r) => asCreator(r, "pause")],
    ["POST", /^\/me\/timetracking\/resume$/i, (r) => asCreator(r, "resume")],
    ["POST", /^\/me\/timetracking\/stop$/i, stop],
    ["GET", /^\/timetracking\/settings$/i, () => ({ status: 200, body: settingsJson(books.settings) })],
  ];
}
