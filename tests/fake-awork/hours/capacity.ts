import type { Answer } from "../answer.ts";
import type { Books } from "../books.ts";
import { withoutNulls } from "../json.ts";
import type { Person } from "../people.ts";
import { notFound, unauthorized } from "../refusal.ts";
import { personOf, uuidOf, type Request } from "../request.ts";

const HOUR = 60 * 60;

/** Seconds a day: schema `UserWeeklyCapacity` of awork's reference. */
export type WeeklyCapacity = Record<"mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun", number>;

const eight = 8 * HOUR;

/** Of whoever has no other: five days of eight hours. */
export const USUAL_CAPACITY: WeeklyCapacity = {
  mon: eight,
  tue: eight,
  wed: eight,
  thu: eight,
  fri: eight,
  sat: 0,
  sun: 0,
};

/** Schema `UserCapacity` of awork's reference. An old recorded answer lacked `weeklyCapacity`. */
function capacityJson({ id, weeklyCapacity = USUAL_CAPACITY }: Person) {
  const days = Object.values(weeklyCapacity ?? USUAL_CAPACITY);
  const capacityPerWeek = days.reduce((sum, day) => sum + day, 0);
  return withoutNulls({ userId: id, weeklyCapacity, capacityPerWeek });
}

/** A person's own capacity, or an admin asks. */
export function capacity(books: Books, { id, person: caller }: Request): Answer {
  const person = personOf(books, uuidOf(id, "userId"));
  if (person !== caller && !caller.admin)
    throw unauthorized("User planning data or admin permissions are required.");
  if (!person) throw notFound(`No user with the id '${id}' exists.`);
  return { status: 200, body: capacityJson(person) };
}
