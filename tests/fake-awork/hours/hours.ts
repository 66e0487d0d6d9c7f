import type { Answer } from "../answer.ts";
import type { Books } from "../books.ts";
import type { Fields } from "../fields.ts";
import { listOf } from "../list.ts";
import { unauthorized } from "../refusal.ts";
import type { Request } from "../request.ts";
import type { Route } from "../route.ts";
import { absenceJson, holidayJson } from "./absence.ts";
import { capacity } from "./capacity.ts";

const HOLIDAY_FIELDS: Fields = {
  id: "guid",
  createdOn: "datetime",
  createdBy: "guid",
  updatedOn: "datetime",
  updatedBy: "guid",
  startOn: "datetime",
  endOn: "datetime",
  description: "text",
  regionId: "guid",
  region: "text",
};

const ABSENCE_FIELDS: Fields = {
  ...HOLIDAY_FIELDS,
  userId: "guid",
  deletedOn: "datetime",
  externalProvider: "text",
};

/** When people are to work, and when they are not. */
export function createHours(books: Books): Route[] {
  /** Everybody's for an admin, and their own for everybody else. Deleted ones are still listed. */
  function absences({ person, query }: Request): Answer {
    const seen = books.absences.filter(({ userId }) =>
      userId === null ? false : person.admin || userId === person.id,
    );
    return listOf(seen, query, { fields: ABSENCE_FIELDS, order: "startOn", json: absenceJson });
  }

  function holidays({ person, query }: Request): Answer {
    if (!person.admin && !person.plans)
      throw unauthorized("The user must be an admin or have user-planning-data:write permissions.");
    const all = books.absences.filter(({ userId }) => userId === null);
    return listOf(all, query, { fields: HOLIDAY_FIELDS, order: "startOn", json: holidayJson });
  }

  return [
    ["GET", /^\/users\/([^/]+)\/capacity$/i, (request) => capacity(books, request)],
    ["GET", /^\/absences$/i, absences],
    ["GET", /^\/workspaceabsences$/i, holidays],
  ];
}
