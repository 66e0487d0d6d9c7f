import type { Message, Words } from "@/lib/timer/words";
import { about } from "./notice";
import type { SyncError } from "@/lib/tracker/sync-error";

/**
 * Why somebody could not be connected: trouble of any kind, that the token and the person do not go together, or
 * what became of the sign-in with awork, or of keeping it.
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

/** Why somebody could not be connected, in words. What is plain trouble is told as everywhere. */
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
