import type { Message, Words } from "@/lib/timer/words";
import { firstDay } from "./why-not";
import type { Rules } from "./rules";
import type { WhyNot } from "./why-not";

const TEXT: Record<Exclude<WhyNot, "pastDay">, Message> = {
  trackingOff: "whyTrackingOff",
  noteRequired: "whyNoteRequired",
  done: "whyDone",
  billed: "whyBilled",
  archivedType: "whyArchivedType",
  privateTask: "whyPrivateTask",
};

/** Why awork will refuse something, and what to do, in words. `today`: the local day, such as "2026-08-26". */
export function whyNotText(why: WhyNot, rules: Rules | null, today: string, words: Words): string {
  if (why !== "pastDay") return words(TEXT[why]);
  const names = { day: "numeric", month: "long", timeZone: "UTC" } as const;
  const first = Date.parse(firstDay(rules, today) ?? today);
  return words("whyPastDay", new Intl.DateTimeFormat(words.locale, names).format(first));
}
