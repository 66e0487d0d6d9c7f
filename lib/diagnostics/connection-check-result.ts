import type { Instant } from "@/lib/timer/time";
import type { Message, Words } from "@/lib/timer/words";
import { signInErrorText } from "@/lib/notices/sign-in-error";
import type { SyncError } from "@/lib/tracker/sync-error";

/**
 * What a check of the connection found: how many assumptions about awork hold, of how many, and a line for each, in
 * English and with nothing that a person or awork has written. `at`: when, on this computer's clock. `trouble`: why not
 * everything could be asked.
 */
export type ConnectionCheck = {
  at: Instant;
  holding: number;
  lines: string[];
  trouble: SyncError | null;
};

/** In place of texts that speak of a next try by itself, which a check does not have, or of connecting. */
const ENDED: Partial<Record<SyncError["kind"], Message>> = {
  signedOut: "troubleSignedOut",
  tooMany: "checkTooMany",
  forbidden: "checkForbidden",
  aworkTrouble: "checkAworkTrouble",
  unreachable: "checkUnreachable",
  timedOut: "checkTimedOut",
  gone: "checkNotUnderstood",
  notUnderstood: "checkNotUnderstood",
};

/** What to tell the person about a check: `bad` where it could not be finished. */
export function checkNews(
  { holding, lines, trouble }: Omit<ConnectionCheck, "at">,
  words: Words,
): { isBad: boolean; text: string } {
  if (trouble) return { isBad: true, text: troubleText(trouble, words) };
  const [held, all] = [String(holding), String(lines.length)];
  return { isBad: false, text: held === all ? words("checkAllHold", all) : words("checkHold", held, all) };
}

function troubleText(trouble: SyncError, words: Words): string {
  const { kind, detail } = trouble;
  const message = kind === "refused" && !detail ? "troubleRefusedWithoutReason" : ENDED[kind];
  return message ? words(message) : signInErrorText(trouble, words);
}
