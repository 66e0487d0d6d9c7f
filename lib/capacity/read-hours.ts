import type { Client } from "@/lib/awork/client";
import { withSessionFallback } from "@/lib/platform/storage";
import { MINUTE } from "@/lib/timer/time";
import { dayFrom, localDayOf } from "@/lib/timer/today";
import { type Account, whose } from "@/lib/tracker-store/account";
import { accountItem } from "@/lib/tracker-store/state-items";
import type { Tracker } from "@/lib/tracker/tracker";
import { answerOf } from "./answer-of";
import { type Part, RETRY, dueParts } from "./due";
import { hoursItem, hoursOf } from "./hours-item";

/** Times off are read for so many days before and after today: the week lies within, wherever it begins. */
const AROUND = 7;

/** How long reading is put off while the company uses much of its limit. */
const PUT_OFF = 20 * MINUTE;

/**
 * A refusal counts as an answer, for so many days. Holidays need rights that most people don't have, and rights
 * change rarely; each refused call also costs a test of the token.
 */
const REFUSED: Record<Part, number> = { rules: 1, weekly: 1, absences: 1, holidays: 7 };

const NOTHING = { rules: null, weekly: null, absences: [], holidays: [] } as const;

/**
 * Reads the parts of the hours that are due, one after the other, and keeps them for the account `mine`. The
 * beginning is written down first, so that a worker that dies doesn't ask at each opening of the popup. A part
 * that can't be read stays as it was, and doesn't affect the others. Rejects if nothing can be stored.
 *
 * The whole company begins its day at about the same time. If that uses much of its limit (`throttle`, see
 * lib/tracker/throttle), most people's reading is put off: what was read before still holds. `random`: 0 to 1.
 */
export async function readHours(
  tracker: Tracker,
  mine: Account,
  throttle: number,
  random = Math.random(),
): Promise<void> {
  const of = whose(mine);
  const wall = Date.now();
  const today = localDayOf(wall);
  let hours = hoursOf(await hoursItem.get(), of);
  const due = dueParts(hours, today, wall, mine.byKey);
  if (due.length === 0) return;
  const isPutOff = random * throttle ** 2 >= 1;
  hours = { ...hours, notBefore: wall + (isPutOff ? PUT_OFF : RETRY) };
  await withSessionFallback(hoursItem).set(hours);
  if (isPutOff) return;
  const question = questions(today);
  let failed = false;
  for (const part of due) {
    const mayAsk = part !== "holidays" || !failed;
    const answer = mayAsk ? await answerOf(tracker, question[part]) : null;
    if (answer) {
      const [value, days] = answer.isRefused ? [NOTHING[part], REFUSED[part]] : [answer.value, 1];
      hours = { ...hours, [part]: { readOn: today, until: dayFrom(today, days), at: wall, value } };
    } else failed = true;
  }
  // Store nothing for somebody who has signed out meanwhile.
  const account = await accountItem.get();
  if (!account || whose(account) !== of) return;
  await withSessionFallback(hoursItem).set({ ...hours, notBefore: failed ? wall + RETRY : null });
}

function questions(today: string): Record<Part, (client: Client) => Promise<{ value: unknown }>> {
  const days = [dayFrom(today, -AROUND), dayFrom(today, AROUND)] as const;
  return {
    rules: (client) => client.rules(),
    weekly: (client) => client.weeklyHours(),
    absences: (client) => client.absences(...days),
    holidays: (client) => client.holidays(...days),
  };
}
