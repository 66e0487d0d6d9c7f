import { HOUR } from "@/lib/timer/time";
import { someHabits, told as toldHabits } from "./awork-habits.ts";
import { type Company, type Span, dayOf } from "./company.ts";
import { figures } from "./figures.ts";
import { goals } from "./goals.ts";
import { HABITS, RUSH } from "./habits.ts";
import type { options } from "./options.ts";
import { createRandom } from "./random.ts";
import { table } from "./table.ts";

/** awork is gone in the afternoon. */
const OUTAGE: Span = [14, 15];

/** Plays each size, and says how it was; resolves to 1 where a goal is missed. */
export async function report(
  { people, panels: hasPanel, ...given }: ReturnType<typeof options>,
  stop: AbortSignal,
): Promise<number> {
  const { seed, limit, counting, others } = given;
  console.log(
    `awork's limit: ${limit.perMinute} a minute and ${limit.perSecond} a second, counted "${counting}"; ` +
      `others use ${others}; seed ${seed}${hasPanel ? "; everybody's side panel is open all day" : ""}`,
  );
  let isMissed = false;
  for (const size of people) {
    stop.throwIfAborted();
    const company = {
      ...given,
      people: size,
      aworkHabits: someHabits(createRandom(seed * 1_000_003 + size)),
    };
    const met = await reportDay({
      ...company,
      habits: { ...HABITS, hasPanel },
      day: [6, 19],
      outage: OUTAGE,
    });
    isMissed ||= !met;
    if (size > 1)
      await reportRush({ ...company, habits: { ...RUSH, hasPanel }, day: [8.5, 11], outage: null });
  }
  return isMissed ? 1 : 0;
}

/** A day with everybody coming around nine, and the outage. */
async function reportDay(company: Company): Promise<boolean> {
  const day = await dayOf(company);
  const parts = {
    day: figures(day, [
      [10, 14],
      [16, 18],
    ]),
    nine: figures(day, [[8.5, 10]]),
    outage: figures(day, [[15, 16]]),
  };
  const healed = day.healed === null ? null : day.healed - OUTAGE[1] * HOUR;
  const told = goals(company.people, company.limit, parts, healed);
  console.log(
    `\n${company.people} ${company.people === 1 ? "person" : "people"}; ${toldHabits(company.aworkHabits)}\n`,
  );
  console.log(
    table([
      ["10 to 18, no outage", parts.day],
      ["8:30 to 10", parts.nine],
      ["hour after the outage", parts.outage],
    ]),
  );
  console.log("");
  for (const { title, told: how, isMet } of told)
    console.log(`${isMet ? "met   " : "MISSED"}  ${title}: ${how}`);
  return told.every(({ isMet }) => isMet);
}

/** The hard case has no goal: what people do there is more than awork takes. */
async function reportRush(company: Company): Promise<void> {
  const day = await dayOf(company);
  console.log(`\n${company.people} people, all within two minutes of nine\n`);
  console.log(
    table([
      ["8:55 to 9:15", figures(day, [[8 + 55 / 60, 9.25]])],
      ["9:15 to 11", figures(day, [[9.25, 11]])],
    ]),
  );
}
