import type { Instant } from "@/lib/timer/time";
import type { Message, Words } from "@/lib/timer/words";
import { signInErrorText } from "@/lib/notices/sign-in-error";
import type { SyncError } from "@/lib/tracker/sync-error";

/**
 * The result of a connection check: how many of its assumptions about awork hold, and a line for each, in
 * English and without anything that a person or awork has written. `at`: when, by this computer's clock.
 * `trouble`: why not everything could be checked.
 */
export type ConnectionCheck = {
  at: Instant;
  holding: number;
  lines: string[];
  trouble: SyncError | null;
};

/** Replaces texts about connecting, or about an automatic retry, which a check doesn't have. */
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

/** The result of a check in words; `isBad` if it could not be finished. */
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
