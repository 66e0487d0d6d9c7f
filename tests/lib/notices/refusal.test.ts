import { describe, expect, it } from "vitest";
import type { Refusal } from "@/lib/notices/refusal";
import { refusalText } from "@/lib/notices/refusal";
import { createTestWords } from "../words";

const en = createTestWords("en");

describe("why somebody could not be connected", () => {
  it.each<[Refusal["kind"], string, string]>([
    ["noToken", "", "Enter an access token first."],
    [
      "badToken",
      "",
      "This is not an access token: it has spaces or characters that no token has. Copy it again.",
    ],
    ["signedOut", "", "awork does not know this access token. Copy it again, or make a new one in awork."],
    ["badUserId", "", "This is not a user ID. It looks like 123e4567-e89b-12d3-a456-426614174000."],
    ["unknownUser", "", "awork knows the token, but no user with this ID. Check the user ID."],
    [
      "notTheirs",
      "",
      "awork knows the token, but it may not read this person’s timer. Use that person’s own token, or an API key.",
    ],
    [
      "cancelled",
      "",
      "awork’s window was closed, or did not open, before there was an answer. Nothing has changed; you can sign in again.",
    ],
    ["denied", "", "In awork the access was refused. Nothing has changed; you can sign in again."],
    ["wrongAnswer", "", "The answer did not belong to this sign-in, so it was not used. Sign in again."],
    ["codeSpent", "", "awork’s answer was used already or had run out. Sign in again."],
    ["clientUnknown", "", "awork no longer knew this installation. Sign in again; it is registered anew."],
    [
      "registrationRefused",
      "",
      "awork does not let the extension register by itself. Ask an admin for an API key and use it as access token below.",
    ],
    [
      "registrationRefused",
      "A native application can't come back there.",
      "awork does not let the extension register by itself: “A native application can't come back there.” Ask an admin for an API key and use it as access token below.",
    ],
    ["startOver", "", "The sign-in was interrupted. Sign in again."],
    [
      "notStored",
      "",
      "This browser cannot store anything at the moment. If the disk is full, make room on it and try again.",
    ],
    ["unreachable", "", "No connection to awork."],
    ["refused", "Tracking is disabled.", "awork refused the request: Tracking is disabled."],
    ["notUnderstood", "id", "awork’s answer could not be understood (id)."],
  ])("%s", (kind, detail, text) => {
    expect(refusalText({ kind, detail }, en)).toBe(text);
  });

  it.each<Refusal["kind"]>([
    "noToken",
    "badToken",
    "badUserId",
    "unknownUser",
    "notTheirs",
    "signedOut",
    "signInEnded",
    "cancelled",
    "denied",
    "wrongAnswer",
    "codeSpent",
    "clientUnknown",
    "registrationRefused",
    "startOver",
    "notStored",
    "tokenLost",
    "noPermission",
    "forbidden",
    "gone",
    "refused",
    "tooMany",
    "aworkTrouble",
    "unreachable",
    "timedOut",
    "notUnderstood",
  ])("%s has words of its own in German", (kind) => {
    const text = refusalText({ kind, detail: "" }, createTestWords("de"));
    expect(text).not.toBe("");
    expect(text).not.toBe(refusalText({ kind, detail: "" }, en));
  });
});
