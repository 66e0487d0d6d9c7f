import { randomUUID } from "node:crypto";
import { withoutNulls } from "../json.ts";
import { PERSON_ID } from "../people.ts";

/** Days off: of one person, or of the whole company (`userId` is null). Dates are days, "2026-08-26". */
export type Absence = {
  id: string;
  userId: string | null;
  first: string;
  last: string;
  isHalfDayOnStart: boolean;
  isHalfDayOnEnd: boolean;
  description: string | null;
  /** Of the company's alone: null means everybody. */
  regionId: string | null;
  deletedOn: string | null;
};

/** The days off as given; what is left out makes a whole day. */
export function newAbsence(given: Partial<Absence> & Pick<Absence, "first">): Absence {
  const usual = { isHalfDayOnStart: false, isHalfDayOnEnd: false, description: null };
  return {
    ...usual,
    id: randomUUID(),
    userId: PERSON_ID,
    last: given.first,
    regionId: null,
    deletedOn: null,
    ...given,
  };
}

const BEFORE = "2026-01-05T08:00:00Z";

/** Both kinds have these; an end is said as 23:59:59. */
const json = ({ id, first, last, description, isHalfDayOnStart, isHalfDayOnEnd }: Absence) => ({
  id,
  createdOn: BEFORE,
  createdBy: PERSON_ID,
  updatedOn: BEFORE,
  updatedBy: PERSON_ID,
  startOn: `${first}T00:00:00Z`,
  endOn: `${last}T23:59:59Z`,
  description,
  isReadOnly: false,
  isHalfDayOnStart,
  isHalfDayOnEnd,
});

/** Schema `Absence` of awork's reference. */
export const absenceJson = (absence: Absence) =>
  withoutNulls({ ...json(absence), userId: absence.userId, deletedOn: absence.deletedOn });

/** Schema `WorkspaceAbsenceModel` of awork's reference. */
export const holidayJson = (absence: Absence) =>
  withoutNulls({
    ...json(absence),
    regionId: absence.regionId,
    region: absence.regionId && "Hamburg",
  });
