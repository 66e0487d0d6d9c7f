import type { Message, Words } from "@/lib/timer/words";
import type { Refusal } from "./connect";
import { TROUBLE } from "./notice";

/** Why somebody could not be connected, in words. What is plain trouble is told as everywhere. */
const REFUSAL: Partial<Record<Refusal["kind"], Message>> = {
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
};

export function refusalText({ kind, detail }: Refusal, words: Words): string {
  const message = REFUSAL[kind] ?? TROUBLE[kind as keyof typeof TROUBLE].text;
  return words(message, detail);
}
