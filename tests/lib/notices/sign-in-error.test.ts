import { describe, expect, it } from "vitest";
import type { SignInError } from "@/lib/notices/sign-in-error";
import { signInErrorText } from "@/lib/notices/sign-in-error";
import { createTestWords } from "../words";

const en = createTestWords("en");

describe("why somebody could not be connected", () => {
  it.each<[SignInError["kind"], string, string]>([
    ["noToken", "", "Enter an access token first."],
    [
      "badToken",
      "",
      "This is not an access token: it contains spaces or characters that no token has. Copy it again.",
    ],
    ["signedOut", "", "awork doesn’t know this access token. Copy it again, or create a new one in awork."],
    ["badUserId", "", "This is not a user ID. Enter it like 123e4567-e89b-12d3-a456-426614174000."],
    ["unknownUser", "", "The token is valid, but awork has no user with this ID. Check the user ID."],
    [
      "notTheirs",
      "",
      "The token is valid, but it isn’t allowed to read this person’s timer. Use that person’s own token, or an API key.",
    ],
    [
      "cancelled",
      "",
      "awork’s window was closed or didn’t open. Nothing has changed; you can sign in again.",
    ],
    ["denied", "", "Access was refused in awork. Nothing has changed; you can sign in again."],
    ["wrongAnswer", "", "The answer didn’t belong to this sign-in, so it was not used. Sign in again."],
    ["codeSpent", "", "awork’s answer was already used or has expired. Sign in again."],
    [
      "clientUnknown",
      "",
      "awork no longer knows this installation. Sign in again; it will be registered again.",
    ],
    [
      "registrationRefused",
      "",
      "awork doesn’t let the extension register itself. Ask an admin for an API key and use it as an access token below.",
    ],
    [
      "registrationRefused",
      "A native application can't come back there.",
      "awork doesn’t let the extension register itself: “A native application can't come back there.” Ask an admin for an API key and use it as an access token below.",
    ],
    ["startOver", "", "The sign-in was interrupted. Sign in again."],
    [
      "notStored",
      "",
      "The browser can’t store anything at the moment. If the disk is full, free up space and try again.",
    ],
    ["unreachable", "", "No connection to awork."],
    ["refused", "Tracking is disabled.", "awork refused the request: Tracking is disabled."],
    ["notUnderstood", "id", "awork’s answer couldn’t be understood (id)."],
  ])("%s", (kind, detail, text) => {
    expect(signInErrorText({ kind, detail }, en)).toBe(text);
  });

  it.each<SignInError["kind"]>([
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
    const text = signInErrorText({ kind, detail: "" }, createTestWords("de"));
    expect(text).not.toBe("");
    expect(text).not.toBe(signInErrorText({ kind, detail: "" }, en));
  });
});
