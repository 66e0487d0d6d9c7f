import { describe, expect, it } from "vitest";
import {
  AworkTrouble,
  type ApiError,
  Forbidden,
  Gone,
  NotUnderstood,
  Refused,
  SignInEnded,
  SignedOut,
  TimedOut,
  TokenLost,
  TooMany,
  Unreachable,
} from "@/lib/awork/api-error";
import { toSyncError } from "@/lib/tracker/sync-error";

describe("what a failure leaves behind", () => {
  it.each<[string, ApiError, boolean, ReturnType<typeof toSyncError>]>([
    ["a bad token", new SignedOut("401"), true, { kind: "signedOut", detail: "" }],
    ["a sign-in that has ended", new SignInEnded("invalid_grant"), true, { kind: "signInEnded", detail: "" }],
    ["a token that is lost", new TokenLost("not readable"), true, { kind: "tokenLost", detail: "" }],
    ["the firewall", new Forbidden("403"), true, { kind: "forbidden", detail: "" }],
    ["an entry that is gone", new Gone("404"), true, { kind: "gone", detail: "" }],
    ["awork's own sentence", new Refused("Not so."), true, { kind: "refused", detail: "Not so." }],
    ["too many requests", new TooMany(1000), true, { kind: "tooMany", detail: "" }],
    ["awork's trouble", new AworkTrouble("500"), true, { kind: "aworkTrouble", detail: "" }],
    ["no connection", new Unreachable("…"), true, { kind: "unreachable", detail: "" }],
    ["no answer in time", new TimedOut("…"), true, { kind: "timedOut", detail: "" }],
    [
      "the field that was not understood",
      new NotUnderstood("id"),
      true,
      { kind: "notUnderstood", detail: "id" },
    ],
    ["a call that was never let out", new Unreachable("…"), false, { kind: "noPermission", detail: "" }],
    ["one that was let out after all", new TimedOut("…"), false, { kind: "timedOut", detail: "" }],
    ["one that was even answered", new SignedOut("401"), false, { kind: "signedOut", detail: "" }],
  ])("%s", (_title, failure, permitted, expected) => {
    expect(toSyncError(failure, permitted)).toEqual(expected);
  });
});
