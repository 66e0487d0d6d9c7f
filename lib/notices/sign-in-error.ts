import type { Message, Words } from "@/lib/timer/words";
import { about } from "./notice";
import type { SyncError } from "@/lib/tracker/sync-error";

/**
 * Why somebody could not be connected: a sync error, a token that doesn't fit the person, a failed sign-in
 * with awork, or a sign-in that could not be stored.
 */
export type SignInError = {
  kind:
    | SyncError["kind"]
    | "noToken"
    | "badToken"
    | "badUserId"
    | "unknownUser"
    | "notTheirs"
    | "cancelled"
    | "denied"
    | "wrongAnswer"
    | "codeSpent"
    | "clientUnknown"
    | "registrationRefused"
    | "startOver"
    | "notStored";
  detail: string;
};

/** The text for each sign-in error. Other sync errors have the same text as everywhere. */
const REFUSAL: Partial<Record<SignInError["kind"], Message>> = {
  noToken: "refusalNoToken",
  badToken: "refusalBadToken",
  signedOut: "refusalToken",
  badUserId: "refusalBadUserId",
  unknownUser: "refusalUnknownUser",
  notTheirs: "refusalNotTheirs",
  cancelled: "refusalCancelled",
  denied: "refusalDenied",
  wrongAnswer: "refusalWrongAnswer",
  codeSpent: "refusalCodeSpent",
  clientUnknown: "refusalClientUnknown",
  registrationRefused: "refusalRegistration",
  startOver: "refusalStartOver",
  notStored: "notStored",
};

export function signInErrorText({ kind, detail }: SignInError, words: Words): string {
  if (kind === "registrationRefused" && detail) return words("refusalRegistrationWhy", detail);
  const message = REFUSAL[kind] ?? about("trouble", kind as SyncError["kind"]);
  return words(message, detail);
}
